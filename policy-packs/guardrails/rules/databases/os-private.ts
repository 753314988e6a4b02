import { allOf } from "../../facts/answers";
import { companionOf } from "../../facts/companions";
import { parsedJson } from "../../facts/json-text";
import { mustBeOff, valueAt } from "../../facts/must-be";
import { referenceOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../../facts/value";
import { publicPolicyVerdicts } from "../../iam/public-policy";
import { controls } from "../../pack/frameworks";
import { provenBy, type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";

/** Each type of domain, and the type of a policy that is a resource of its own. */
const POLICIES: Readonly<Record<string, string>> = {
  "aws:opensearch/domain:Domain": "aws:opensearch/domainPolicy:DomainPolicy",
  "aws:elasticsearch/domain:Domain": "aws:elasticsearch/domainPolicy:DomainPolicy",
};

const COLLECTION_POLICY = "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy";

/** Whether a domain has addresses in a network of ours only. */
function isInVpc({ props }: PolicyResource): boolean | typeof UNKNOWN {
  const subnets = valueAt(props, "vpcOptions.subnetIds");
  const list = listOf(subnets);
  return list === UNKNOWN ? UNKNOWN : list.length > 0;
}

/** Whether a policy of access is there and lets in somebody in particular. */
function isClosed(policy: Value | undefined): boolean | typeof UNKNOWN {
  if (policy === undefined || policy === null || policy === "") return false;
  const verdicts = publicPolicyVerdicts(policy, "accessPolicies");
  if (verdicts.some(({ kind }) => kind === "violation")) return false;
  return verdicts.length === 0 ? true : UNKNOWN;
}

function domainVerdicts(stack: Stack, domain: PolicyResource): readonly StackVerdict[] {
  const inVpc = isInVpc(domain);
  if (inVpc === true) return [];
  const policy = domain.props["accessPolicies"];
  const isSet = policy !== undefined && policy !== null && policy !== "";
  const own = isClosed(policy);
  const separate = companionOf(stack, domain, {
    type: POLICIES[domain.type] ?? "",
    property: "domainName",
    says: ({ props }) => isClosed(props["accessPolicies"]),
  });
  // A domain has one policy: of two the one that is set last, and nobody knows which. A closed one takes no open one back.
  if (isSet ? own === true : separate === true) return [];
  const message = "the domain is on the internet, and no access policy closes it";
  if (inVpc === false && own === false && (isSet || separate === false)) {
    return [{ ...violation("accessPolicies", message), resource: domain }];
  }
  const what =
    inVpc === UNKNOWN ? "whether the domain is in a VPC is not known" : "whom its policy lets in is not known";
  return [{ ...undetermined(inVpc === UNKNOWN ? "vpcOptions.subnetIds" : "accessPolicies", what), resource: domain }];
}

/** Whether the domain of a separate policy is in a VPC; one that is made elsewhere is not shown to be. */
function isDomainInVpc(stack: Stack, policy: PolicyResource): boolean | typeof UNKNOWN {
  const types = Object.keys(POLICIES).filter((type) => POLICIES[type] === policy.type);
  const name = policy.props["domainName"];
  const { candidates, certain } = referenceOf(stack, policy, name, "domainName", types);
  const answer = allOf(candidates.map(isInVpc));
  if (candidates.length === 0) return name === UNKNOWN && stack.ofType(...types).length > 0 ? UNKNOWN : false;
  return certain || answer === true ? answer : UNKNOWN;
}

/** A policy that is a resource of its own counts beside the domain's: whoever it lets in is in. */
function policyVerdicts(stack: Stack, policy: PolicyResource): readonly StackVerdict[] {
  const inVpc = isDomainInVpc(stack, policy);
  if (inVpc === true) return [];
  return publicPolicyVerdicts(policy.props["accessPolicies"], "accessPolicies").map((verdict) => ({
    ...(inVpc === UNKNOWN && verdict.kind === "violation"
      ? undetermined("domainName", `${verdict.message}, and whether the domain is in a VPC is not known`)
      : verdict),
    resource: policy,
  }));
}

/** The rules of a policy for collections without servers, which lie on the internet where one says so. */
function collectionVerdicts(resource: PolicyResource): readonly Verdict[] {
  if (resource.type !== COLLECTION_POLICY || textOf(resource.props["type"]) === "encryption") return [];
  const rules = listOf(parsedJson(resource.props["policy"]));
  const all: readonly Value[] = rules === UNKNOWN ? [UNKNOWN] : rules;
  return all.flatMap((rule, index) => {
    const path = `policy[${index}].AllowFromPublic`;
    if (rule === UNKNOWN) return [undetermined("policy", "whether collections are on the internet is not known")];
    if (!isProperties(rule) || !isForCollections(rule)) return [];
    const message = "the collections are on the internet";
    return mustBeOff(rule, "AllowFromPublic", { message, unset: true }).map((verdict) => ({ ...verdict, path }));
  });
}

/** Dashboards are for people, who sign in; what they show lies in collections. */
function isForCollections(rule: Properties): boolean {
  const parts = listOf(rule["Rules"]);
  return parts !== UNKNOWN && parts.some((part) => isProperties(part) && textOf(part["ResourceType"]) === "collection");
}

/** Search is for our own network. Not set means an address on the internet. */
export const osPrivate: Rule = {
  id: "os-private",
  title: "Search domains are in a VPC or closed by their policy, collections off the internet",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["ES.2", "OpenSearch.2"],
    pci4: ["1.2.8", "1.3.1"],
    iso27001: ["A.8.1"],
    checkov: ["CKV_AWS_137"],
  }),
  requirements: ["E-143"],
  remedy:
    "set vpcOptions with subnets of the data tier, or accessPolicies that name principals; for collections SourceVPCEs and AllowFromPublic: false",
  types: [...Object.keys(POLICIES), ...Object.values(POLICIES), COLLECTION_POLICY],
  check: collectionVerdicts,
  checkStack: (stack) => [
    ...stack.ofType(...Object.keys(POLICIES)).flatMap((domain) => domainVerdicts(stack, domain)),
    ...stack.ofType(...Object.values(POLICIES)).flatMap((policy) => policyVerdicts(stack, policy)),
    ...stack.ofType(COLLECTION_POLICY).flatMap((resource) => provenBy(collectionVerdicts(resource), resource)),
  ],
};
