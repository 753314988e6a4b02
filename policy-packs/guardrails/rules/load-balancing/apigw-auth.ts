import { controls } from "../../frameworks";
import type { PolicyResource } from "../../resource";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { booleanOf, textOf, UNKNOWN } from "../../value";

const METHOD = "aws:apigateway/method:Method";
const ROUTE = "aws:apigatewayv2/route:Route";

/** Browsers ask by OPTIONS, without saying who they are, whether they may ask. */
function asksBefore({ type, props }: PolicyResource): boolean {
  const method = type === METHOD ? props["httpMethod"] : props["routeKey"];
  return typeof method === "string" && /^options\b/i.test(method.trim());
}

/** A way into an API that does not ask who calls is open to everybody who finds it. */
export const apigwAuth: Rule = {
  id: "apigw-auth",
  title: "Methods and routes of an API ask who calls",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["APIGateway.8"], checkov: ["CKV_AWS_59", "CKV_AWS_309"] }),
  requirements: ["D-025"],
  remedy: "set authorization (authorizationType of a route) to AWS_IAM, JWT or an authorizer of your own",
  types: [METHOD, ROUTE],
  check(resource): readonly Verdict[] {
    if (asksBefore(resource)) return [];
    const { type, props } = resource;
    const path = type === METHOD ? "authorization" : "authorizationType";
    const answer = textOf(props[path]) ?? "NONE";
    const key = type === METHOD ? booleanOf(props["apiKeyRequired"]) : false;
    if (answer === UNKNOWN) return [undetermined(path, "whether callers have to say who they are is not known")];
    if (answer.toUpperCase() !== "NONE" || key === true) return [];
    if (key === UNKNOWN) return [undetermined("apiKeyRequired", "whether callers have to bring a key is not known")];
    return [violation(path, "everybody may call it")];
  },
};
