import { controls } from "../frameworks";
import { referenceOf } from "../references";
import type { PolicyResource } from "../resource";
import { type Rule, type StackVerdict, undetermined, violation } from "../rule";
import type { Stack } from "../stack";
import { textOf, UNKNOWN } from "../value";

const VPC = "aws:ec2/vpc:Vpc";
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";

/** Whether a flow log records what is refused at least. Nothing set is what AWS asks for: an error there, not here. */
function recordsEnough(log: PolicyResource): boolean | typeof UNKNOWN {
  const traffic = textOf(log.props["trafficType"]);
  if (traffic === UNKNOWN) return UNKNOWN;
  return traffic === undefined || ["ALL", "REJECT"].includes(traffic.toUpperCase());
}

function verdictsOf(stack: Stack, vpc: PolicyResource): readonly StackVerdict[] {
  let perhaps: string | undefined;
  for (const log of stack.ofType(FLOW_LOG)) {
    const { candidates, certain, id } = referenceOf(stack, log, log.props["vpcId"], "vpcId", [VPC]);
    const enough = recordsEnough(log);
    if (enough === false) continue;
    const meant = candidates.includes(vpc);
    if (meant && certain && enough === true) return [];
    const anybody = candidates.length === 0 && id === undefined && log.props["vpcId"] === UNKNOWN;
    if (meant || anybody) perhaps = log.name;
  }
  if (perhaps === undefined)
    return [{ ...violation("", "the VPC has no flow log of ALL or REJECT traffic"), resource: vpc }];
  return [{ ...undetermined("", `whether the flow log ${perhaps} is for this VPC is not known`), resource: vpc }];
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
    checkov: ["CKV2_AWS_11"],
  }),
  requirements: ["K-06", "C-014", "D-014"],
  remedy: 'add aws.ec2.FlowLog with vpcId and trafficType: "ALL" (components/network/flow-logs.ts)',
  checkStack: (stack) => stack.ofType(VPC).flatMap((vpc) => verdictsOf(stack, vpc)),
};
