import type { PolicyResource } from "../../facts/resource";
import { type Stack, stackOf } from "../../facts/stack";
import { isProperties, listOf, textOf, UNKNOWN } from "../../facts/value";
import { publicExposures } from "../../network/exposure";
import { ingressGrants, ingressTypes } from "../../network/group-rules";
import { LIGHTSAIL_PORTS, lightsailGrants } from "../../network/lightsail-ports";
import { adminServices, servicesReached } from "../../network/ports";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

const NODE_GROUPS = ["aws:eks/nodeGroup:NodeGroup"];

/** EKS opens SSH of its nodes to everybody when a key is given and no source group. */
function nodeGroupVerdicts(resource: PolicyResource): readonly StackVerdict[] {
  const access = resource.props["remoteAccess"];
  if (access === UNKNOWN) {
    return [{ ...undetermined("remoteAccess", "whether the nodes let SSH in is not known"), resource }];
  }
  if (!isProperties(access) || textOf(access["ec2SshKey"]) === undefined) return [];
  const groups = listOf(access["sourceSecurityGroupIds"]);
  if (groups === UNKNOWN || groups.length > 0) return [];
  const message = "the internet reaches tcp 22 (SSH) of the nodes: a key without source groups opens it to everybody";
  return [{ ...violation("remoteAccess", message), resource }];
}

function verdicts(stack: Stack): readonly StackVerdict[] {
  return [
    ...publicExposures([...ingressGrants(stack), ...lightsailGrants(stack)], ({ traffic }) =>
      servicesReached(traffic, adminServices),
    ),
    ...stack.ofType(...NODE_GROUPS).flatMap((resource) => nodeGroupVerdicts(resource)),
  ];
}

/** Nobody on the internet reaches a port from which a machine can be taken over, however the rule is written. */
export const netSgAdminPort: Rule = {
  id: "net-sg-admin-port",
  title: "No administration port is open to the internet",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({
    cis5: ["5.3", "5.4"],
    cis3: ["5.2", "5.3"],
    securityHub: ["EC2.13", "EC2.14"],
    pci4: ["1.2.8", "1.3.1"],
    soc2: ["CC6.6", "CC7.2"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.312(e)(1)"],
    iso27001: ["A.8.20", "A.8.21", "A.8.22"],
    checkov: ["CKV_AWS_24", "CKV_AWS_25"],
  }),
  requirements: ["K-05", "C-012", "D-013", "E-017", "E-018"],
  remedy:
    "take the source out or name your own ranges (causeway:devopsIpRanges); sessions through Systems Manager need no open port",
  types: [...ingressTypes, ...NODE_GROUPS, LIGHTSAIL_PORTS],
  // Alone a resource proves a violation; what it leaves open the whole stack may answer.
  check: (resource) => verdicts(stackOf([resource])).filter(({ kind }) => kind === "violation"),
  checkStack: verdicts,
};
