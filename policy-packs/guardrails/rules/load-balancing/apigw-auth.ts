import { referenceOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { booleanOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";
import { API, isClosed, REST_API } from "../../services/api-gateways";
import { openApiOf, unaskedOperations } from "../../services/openapi";

const METHOD = "aws:apigateway/method:Method";
const ROUTE = "aws:apigatewayv2/route:Route";

/** The property by which each names its API, and what that is. */
const PARENTS: Readonly<Record<string, readonly [property: string, type: string]>> = {
  [METHOD]: ["restApi", REST_API],
  [ROUTE]: ["apiId", API],
};

/** Browsers ask by OPTIONS, without saying who they are, whether they may ask. */
function asksBefore(value: unknown): boolean {
  return typeof value === "string" && /^options\b/i.test(value.trim());
}

/** Whether a route is one of a WebSocket on which somebody talks who has been asked when he connected. */
function isConnected(route: unknown): boolean {
  return typeof route === "string" && !/^\$(default|connect)$|^\S+\s+\//i.test(route.trim());
}

function methodVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  const isMethod = type === METHOD;
  if (asksBefore(props[isMethod ? "httpMethod" : "routeKey"])) return [];
  if (!isMethod && isConnected(props["routeKey"])) return [];
  const path = isMethod ? "authorization" : "authorizationType";
  const answer = textOf(props[path]) ?? "NONE";
  const key = isMethod ? booleanOf(props["apiKeyRequired"]) : false;
  if (answer === UNKNOWN) return [undetermined(path, "whether callers have to say who they are is not known")];
  if (answer.toUpperCase() !== "NONE" || key === true) return [];
  if (key === UNKNOWN) return [undetermined("apiKeyRequired", "whether callers have to bring a key is not known")];
  return [violation(path, "everybody may call it")];
}

/** An API that is described as a whole, or made with one route for all (`target`), which asks nobody. */
function apiVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  const isQuick = type === API && textOf(props["target"]) !== undefined && !asksBefore(props["routeKey"]);
  const quick = isQuick ? [violation("target", "everybody may call the route that is made with the API")] : [];
  const described = openApiOf(props["body"]);
  if (described === undefined) return quick;
  // A REST API leaves the security of the whole description aside (amazon-archives/aws-apigateway-importer#204).
  const open =
    described === UNKNOWN ? [UNKNOWN] : unaskedOperations(described, type === API ? described["security"] : undefined);
  const named = open.filter((operation) => operation !== UNKNOWN);
  if (named.length > 0) return [...quick, violation("body", `everybody may call ${named.join(", ")}`)];
  if (open.length === 0) return quick;
  return [...quick, undetermined("body", "whether callers have to say who they are is not known")];
}

function verdictsOf(resource: PolicyResource): readonly Verdict[] {
  return PARENTS[resource.type] === undefined ? apiVerdicts(resource) : methodVerdicts(resource);
}

/** Whether a resource alone proves what is said of it: a policy of the API may close it, `$default` be a WebSocket's. */
function isProven({ type, props }: PolicyResource): boolean {
  return type === API || (type === ROUTE && textOf(props["routeKey"]) !== "$default");
}

function apisOf(stack: Stack, resource: PolicyResource): readonly PolicyResource[] {
  const parent = PARENTS[resource.type];
  if (parent === undefined) return [resource];
  const [property, type] = parent;
  return referenceOf(stack, resource, resource.props[property], property, [type]).candidates;
}

/** What the whole stack leaves of a violation: nothing where the API is closed, or where its caller is connected. */
function provenIn(stack: Stack, resource: PolicyResource, verdict: Verdict): readonly StackVerdict[] {
  const apis = apisOf(stack, resource);
  if (resource.type === ROUTE && !isProven(resource)) {
    if (apis.some(({ props }) => textOf(props["protocolType"]) === "WEBSOCKET")) return [];
  }
  const closed = apis.map((api) => isClosed(stack, api));
  if (closed.includes(true)) return [];
  if (!closed.includes(UNKNOWN)) return [{ ...verdict, resource }];
  return [{ ...undetermined(verdict.path, "whether the API's policy says who may call is not known"), resource }];
}

/** A way into an API that does not ask who calls is open to everybody who finds it. */
export const apigwAuth: Rule = {
  id: "apigw-auth",
  title: "Methods and routes of an API ask who calls",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["APIGateway.8"], checkov: ["CKV_AWS_59", "CKV_AWS_309"] }),
  requirements: [],
  remedy:
    "set authorization (authorizationType of a route, security in a body) to AWS_IAM, JWT or an authorizer of your own",
  types: [METHOD, ROUTE, REST_API, API],
  check: (resource) => verdictsOf(resource).filter(({ kind }) => kind === "unknown" || isProven(resource)),
  checkStack: (stack) =>
    stack.ofType(METHOD, ROUTE, REST_API, API).flatMap((resource) =>
      verdictsOf(resource)
        .filter(({ kind }) => kind === "violation")
        .flatMap((verdict) => provenIn(stack, resource, verdict)),
    ),
};
