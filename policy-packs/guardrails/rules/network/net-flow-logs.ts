import { companionOf } from "../../facts/companions";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

/** Networks of ours, and those that AWS has made for the account and somebody takes over. */
const VPCS = ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"];
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";

/** Whether a flow log records what is refused at least. Nothing set is what AWS asks for: an error there, not here. */
function recordsEnough(log: PolicyResource): boolean | typeof UNKNOWN {
  const traffic = textOf(log.props["trafficType"]);
  if (traffic === UNKNOWN) return UNKNOWN;
  return traffic === undefined || ["ALL", "REJECT"].includes(traffic.toUpperCase());
}

function verdictsOf(stack: Stack, vpc: PolicyResource): readonly StackVerdict[] {
  const log = companionOf(stack, vpc, { type: FLOW_LOG, property: "vpcId", says: recordsEnough });
  if (log === true) return [];
  if (log === false) return [{ ...violation("", "the VPC has no flow log of ALL or REJECT traffic"), resource: vpc }];
  const what = `whether the flow log ${log.perhaps.name} is for this VPC is not known`;
  return [{ ...undetermined("", what), resource: vpc }];
}

/** What went through a network, or was refused, can be looked up afterwards. */
export const netFlowLogs: Rule = {
  id: "net-flow-logs",
  title: "Every VPC has a flow log",
  severity: "medium",
  tier: "baseline",
  frameworks: controls({
    cis5: ["3.7"],
    cis3: ["3.7"],
    fsbp: ["EC2.6"],
    pci4: ["10.2.1", "10.2.2"],
    soc2: ["CC7.2", "CC7.3"],
    hipaa: ["164.308(a)(1)(ii)(D)", "164.308(a)(3)(ii)(A)", "164.308(a)(6)(ii)", "164.312(b)", "164.312(c)(2)"],
    gdpr: ["Art. 25", "Art. 30"],
    iso27001: ["A.8.15", "A.8.16", "A.8.20", "A.8.21", "A.8.22", "A.8.23"],
    checkov: ["CKV2_AWS_11"],
  }),
  requirements: ["K-06", "C-014", "D-014"],
  remedy: 'add aws.ec2.FlowLog with vpcId and trafficType: "ALL" (components/network/flow-logs.ts)',
  checkStack: (stack) => stack.ofType(...VPCS).flatMap((vpc) => verdictsOf(stack, vpc)),
};
