import { companionOf } from "../../facts/companions";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf, UNKNOWN, type Value } from "../../facts/value";
import { allows, namedField, type Statement, statementsOf, textsOf } from "../../iam/document";
import { CALLER_KEYS, type FixingKeys, isOpen } from "../../iam/public-principal";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const POLICY = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";

/** Everything that comes by an endpoint comes from its VPC: such conditions narrow nothing here. */
const OF_THE_VPC = /^aws:(sourcevpc|vpce)/;
const KEYS: FixingKeys = {
  ...Object.fromEntries(Object.entries(CALLER_KEYS).filter(([key]) => !OF_THE_VPC.test(key))),
  "aws:resourceorgid": "id",
  "aws:resourceorgpaths": "path",
  "aws:resourceaccount": "id",
};

/** Whether an endpoint takes a policy: those to services of AWS do. */
function takesPolicy({ props }: PolicyResource): boolean {
  const type = textOf(props["vpcEndpointType"]);
  const service = textOf(props["serviceName"]);
  if (typeof type === "string" && !["gateway", "interface"].includes(type.toLowerCase())) return false;
  return typeof service !== "string" || !service.includes(".vpce.");
}

/** What a policy says by itself. */
function documentVerdicts(document: Value | undefined): readonly Verdict[] {
  const statements = statementsOf(document);
  if (statements === UNKNOWN) return [undetermined("policy", "whom the endpoint lets through is not known")];
  return (statements ?? []).flatMap((statement, index): Verdict[] => {
    const path = `policy.Statement[${index}]`;
    if (statement === UNKNOWN) return [undetermined(path, "whom the endpoint lets through is not known")];
    if (namesResources(statement)) return [];
    const everybody = isOpen(statement, statements ?? [], KEYS);
    if (everybody === UNKNOWN) return [undetermined(path, "whether the endpoint lets everybody through is not known")];
    return everybody !== false
      ? [violation(path, "the endpoint lets any identity of any account through to any resource")]
      : [];
  });
}

/** Whether a statement is about resources that it names one by one, as those of AWS that a service needs. */
function namesResources(statement: Statement): boolean {
  if (!allows(statement)) return true;
  const resources = textsOf(namedField(statement, "Resource"));
  return resources.length > 0 && resources.every((text) => text !== UNKNOWN && namesOwner(text));
}

/** Whether an ARN can only be somebody's in particular: it names the account, or a bucket, of which there is one. */
function namesOwner(arn: string): boolean {
  const [, , service, , account = "", name = ""] = arn.split(":");
  if (service === "s3" && account === "") return /^[^*?/]+(\/|$)/.test(name);
  return /^\d{12}$/.test(account);
}

/** Nothing said means that everybody may use it, for anything. */
function missingVerdicts(stack: Stack, resource: PolicyResource): readonly StackVerdict[] {
  if (!takesPolicy(resource) || resource.props["policy"] !== undefined) return [];
  const policy = companionOf(stack, resource, { type: POLICY, property: "vpcEndpointId" });
  if (policy === true) return [];
  if (policy === false) {
    return [
      { ...violation("policy", "the endpoint has no policy: any identity gets through to any account"), resource },
    ];
  }
  return [
    { ...undetermined("policy", `whether ${policy.perhaps.name} is this endpoint's policy is not known`), resource },
  ];
}

/** A way out of the VPC that no gateway sees lets through our own identities, or to our own resources. */
export const netEndpointPolicy: Rule = {
  id: "net-endpoint-policy",
  title: "VPC endpoint policies name who may use them",
  severity: "medium",
  tier: "standard",
  frameworks: [],
  requirements: ["D-012", "C-015"],
  remedy:
    "set policy with a condition on aws:PrincipalOrgID, aws:PrincipalAccount or aws:ResourceOrgID (components/network/vpc-endpoints.ts)",
  types: [ENDPOINT, POLICY],
  check: ({ props }) => documentVerdicts(props["policy"]),
  checkStack: (stack) => [
    ...stack
      .ofType(ENDPOINT, POLICY)
      .flatMap((resource) => documentVerdicts(resource.props["policy"]).map((verdict) => ({ ...verdict, resource }))),
    ...stack.ofType(ENDPOINT).flatMap((resource) => missingVerdicts(stack, resource)),
  ],
};
