import { mustBeText, valueAt } from "../../facts/must-be";
import { referenceOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { booleanOf, listOf, type Properties, textOf, UNKNOWN, type Unknown } from "../../facts/value";
import { isFenced } from "../../iam/fences";
import { publicPolicyVerdicts } from "../../iam/public-policy";
import { isFixedCaller } from "../../iam/public-principal";
import { otherPolicies } from "../../iam/resource-policies";
import { controls } from "../../pack/frameworks";
import { provenBy, type Rule, type StackVerdict, undetermined, untold, type Verdict, violation } from "../../pack/rule";

const BUS_PERMISSION = "aws:cloudwatch/eventPermission:EventPermission";
const SERVICE = "aws:ec2/vpcEndpointService:VpcEndpointService";
const BUILD = "aws:codebuild/project:Project";
const SERVICE_PRINCIPAL = "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple";

/** A bus may be for everybody in one organisation. */
function permissionVerdicts(props: Properties): readonly Verdict[] {
  const principal = textOf(props["principal"]);
  if (principal !== "*" && principal !== UNKNOWN) return [];
  const organisation = textOf(valueAt(props, "condition.value"));
  if (typeof organisation === "string" && isFixedCaller("aws:principalorgid", organisation)) return [];
  return principal === UNKNOWN || organisation === UNKNOWN
    ? [undetermined("principal", "who may send events is not known")]
    : [violation("principal", "everybody may send events to the bus")];
}

/** Whether somebody is asked before a network is connected to a service; not set means nobody is. */
function asks({ props }: PolicyResource): boolean | Unknown {
  return booleanOf(props["acceptanceRequired"]) ?? false;
}

function serviceVerdicts(service: PolicyResource): readonly Verdict[] {
  const principals = listOf(service.props["allowedPrincipals"]);
  const answer = asks(service);
  if (answer === true) return [];
  if (principals === UNKNOWN || (principals.includes(UNKNOWN) && !principals.includes("*"))) {
    return [undetermined("allowedPrincipals", "who may connect to the service is not known")];
  }
  return principals.includes("*") ? connectedVerdicts("allowedPrincipals", answer) : [];
}

function connectedVerdicts(path: string, answer: boolean | Unknown): readonly Verdict[] {
  if (answer === true) return [];
  return answer === UNKNOWN
    ? [undetermined(path, "whether the service asks before a network is connected to it is not known")]
    : [violation(path, "everybody may connect a network to the service, and nobody is asked")];
}

/** A principal that is a resource of its own: the service, which may be made elsewhere, says whether it asks. */
function principalVerdicts(stack: Stack, resource: PolicyResource): readonly Verdict[] {
  const { props } = resource;
  if (textOf(props["principalArn"]) !== "*") return [];
  const property = "vpcEndpointServiceId";
  const { candidates } = referenceOf(stack, resource, props[property], property, [SERVICE]);
  if (candidates.length > 0) return candidates.flatMap((service) => connectedVerdicts("principalArn", asks(service)));
  const who = "everybody may connect a network to the service";
  return [untold("principalArn", `${who}; whether it asks first is not said in this stack`)];
}

/** What a resource shows alone. */
function aloneVerdicts(resource: PolicyResource): readonly Verdict[] {
  const { type, props } = resource;
  if (type === BUS_PERMISSION) return permissionVerdicts(props);
  if (type === SERVICE) return serviceVerdicts(resource);
  // https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html
  if (type === BUILD) {
    return mustBeText(props, "projectVisibility", (text) => text.toUpperCase() !== "PUBLIC_READ", {
      message: "everybody reads what the builds tell and make",
      unset: true,
    });
  }
  const path = otherPolicies[type];
  if (path === undefined) return [];
  return publicPolicyVerdicts(valueAt(props, path), path, (statement) => isFenced(type, statement));
}

function together(stack: Stack): readonly StackVerdict[] {
  const alone = stack.ofType(...Object.keys(otherPolicies), BUILD, BUS_PERMISSION, SERVICE);
  return [
    ...alone.flatMap((resource) => provenBy(aloneVerdicts(resource), resource)),
    ...stack
      .ofType(SERVICE_PRINCIPAL)
      .flatMap((resource) => principalVerdicts(stack, resource).map((verdict) => ({ ...verdict, resource }))),
  ];
}

/** Who may use a resource is somebody in particular, whatever the service keeps its policy in. */
export const resourcePolicyPublic: Rule = {
  id: "resource-policy-public",
  title: "No table, stream, vault, bus, catalogue, registry or build is open to everybody",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({ checkov: ["CKV_AWS_167"] }),
  requirements: ["A-006"],
  remedy:
    "name the principals in the policy, or hold the caller to a fixed account, organisation or endpoint; leave projectVisibility of a build out",
  types: [...Object.keys(otherPolicies), BUILD, BUS_PERMISSION, SERVICE, SERVICE_PRINCIPAL],
  check: aloneVerdicts,
  checkStack: together,
};
