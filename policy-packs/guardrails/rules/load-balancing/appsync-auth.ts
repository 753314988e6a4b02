import { valueAt } from "../../facts/must-be";
import { listOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const GRAPHQL = "aws:appsync/graphQLApi:GraphQLApi";
const EVENTS = "aws:appsync/api:Api";

const MESSAGE = "a key is enough to call it, and everybody who has the application has the key";

function keyVerdict(value: ReturnType<typeof textOf>, path: string): readonly Verdict[] {
  if (value === UNKNOWN) return [undetermined(path, "whether callers have to say who they are is not known")];
  return value?.toUpperCase() === "API_KEY" ? [violation(path, MESSAGE)] : [];
}

/** What each of a list of providers says of how callers are told apart. */
function listVerdicts(props: Properties, list: string, property: string): readonly Verdict[] {
  const providers = listOf(valueAt(props, list));
  if (providers === UNKNOWN) return [undetermined(list, "whether a key is enough to call it is not known")];
  return providers.flatMap((provider, index) =>
    keyVerdict(
      provider === UNKNOWN ? UNKNOWN : textOf(valueAt({ provider }, `provider.${property}`)),
      `${list}[${index}].${property}`,
    ),
  );
}

/** A key is in every copy of a page or an app: it tells applications apart, not callers. */
export const appsyncAuth: Rule = {
  id: "appsync-auth",
  title: "AppSync APIs ask who calls",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["AppSync.5"] }),
  requirements: [],
  remedy: "set authenticationType to AWS_IAM, AMAZON_COGNITO_USER_POOLS, OPENID_CONNECT or AWS_LAMBDA",
  types: [GRAPHQL, EVENTS],
  check: ({ type, props }) =>
    type === GRAPHQL
      ? [
          ...keyVerdict(textOf(props["authenticationType"]), "authenticationType"),
          ...listVerdicts(props, "additionalAuthenticationProviders", "authenticationType"),
        ]
      : listVerdicts(props, "eventConfig.authProviders", "authType"),
};
