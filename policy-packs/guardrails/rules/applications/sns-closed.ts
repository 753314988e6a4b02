import { mustBeSet } from "../../facts/must-be";
import { publicPolicyVerdicts } from "../../iam/public-policy";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

const TOPIC = "aws:sns/topic:Topic";

/** What is published is read by its subscribers alone. Not set means not encrypted; without a policy of its own a topic is its account's. */
export const snsClosed: Rule = {
  id: "sns-closed",
  title: "Topics are encrypted and not open to everybody",
  severity: "high",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["SNS.4"],
    securityHub: ["SNS.1"],
    pci4: ["3.5.1", "8.3.2"],
    soc2: ["PI1.4"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(4)(ii)(A)", "164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
    gdpr: ["Art. 32"],
    iso27001: ["A.8.3", "A.8.11", "A.8.24"],
    checkov: ["CKV_AWS_26", "CKV_AWS_169"],
  }),
  requirements: ["A-056", "E-110", "D-023"],
  remedy:
    "set kmsMasterKeyId, and name the principals or accounts in the policy (components/observability/notifications.ts)",
  types: [TOPIC, "aws:sns/topicPolicy:TopicPolicy"],
  check: ({ type, props }) => [
    ...(type === TOPIC ? mustBeSet(props, "kmsMasterKeyId", "the topic is not encrypted") : []),
    ...publicPolicyVerdicts(props["policy"], "policy"),
  ],
};
