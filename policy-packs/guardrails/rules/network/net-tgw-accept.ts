import { mustBeText } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/**
 * A network that is attached reaches all that are: somebody of ours agrees to each. Not set means that somebody is asked.
 *
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
 */
export const netTgwAccept: Rule = {
  id: "net-tgw-accept",
  title: "Transit gateways ask before another account's network is attached",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["EC2.23"], checkov: ["CKV_AWS_331"] }),
  requirements: ["C-016"],
  remedy:
    "leave autoAcceptSharedAttachments out, and accept single attachments (aws.ec2transitgateway.VpcAttachmentAccepter)",
  types: ["aws:ec2transitgateway/transitGateway:TransitGateway"],
  check: ({ props }) =>
    mustBeText(props, "autoAcceptSharedAttachments", (text) => text.toLowerCase() !== "enable", {
      message: "networks of whichever account it is shared with are attached, and nobody is asked",
      unset: true,
    }),
};
