import { valueAt } from "../facts/must-be";
import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { listOf, UNKNOWN, type Value } from "../facts/value";
import { all, type Decision } from "../iam/decision";
import { publicPolicyVerdicts } from "../iam/public-policy";
import { openApiOf } from "./openapi";

export const REST_API = "aws:apigateway/restApi:RestApi";
const POLICY = "aws:apigateway/restApiPolicy:RestApiPolicy";
/** APIs of HTTP and of WebSockets, which have no policy. */
export const API = "aws:apigatewayv2/api:Api";

/** Whether an API is not for everybody, whatever its methods ask: a policy that names who may call closes it. */
export function isClosed(stack: Stack, api: PolicyResource): Decision {
  const policies = policiesOf(stack, api);
  // Without a policy nobody reaches a private API, and everybody another one.
  return policies.length === 0 ? isPrivate(api) : all(policies.map((policy) => namesCallers(policy)));
}

function policiesOf(stack: Stack, { type, props, urn }: PolicyResource): readonly Value[] {
  if (type !== REST_API) return [];
  const described = openApiOf(props["body"]);
  const separate = stack.ofType(POLICY).filter((policy) => {
    const { candidates } = referenceOf(stack, policy, policy.props["restApiId"], "restApiId", [REST_API]);
    return candidates.some((api) => api.urn === urn);
  });
  const said: readonly (Value | undefined)[] = [
    props["policy"],
    typeof described === "object" ? described["x-amazon-apigateway-policy"] : undefined,
    ...separate.map((policy) => policy.props["policy"]),
  ];
  return said.filter((policy) => policy !== undefined).filter((policy) => policy !== null && policy !== "");
}

function isPrivate({ props }: PolicyResource): Decision {
  const types = listOf(valueAt(props, "endpointConfiguration.types"));
  if (types === UNKNOWN || types.includes(UNKNOWN)) return UNKNOWN;
  return types.some((type) => typeof type === "string" && type.toUpperCase() === "PRIVATE");
}

function namesCallers(policy: Value): Decision {
  const kinds = publicPolicyVerdicts(policy, "policy").map(({ kind }) => kind);
  return kinds.includes("violation") ? false : kinds.length === 0 ? true : UNKNOWN;
}
