import { mustBeOn } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import { textOf } from "../../facts/value";
import { publicPolicyVerdicts } from "../../iam/public-policy";
import { controls } from "../../pack/frameworks";
import type { Rule, Verdict } from "../../pack/rule";

const QUEUE = "aws:sqs/queue:Queue";

/** With a key of KMS the queue is encrypted whatever else is said; without one SQS does it, unless it is told not to. */
function encryptionVerdicts({ props }: PolicyResource): readonly Verdict[] {
  if (textOf(props["kmsMasterKeyId"]) !== undefined) return [];
  return mustBeOn(props, "sqsManagedSseEnabled", { message: "the queue is not encrypted", unset: true });
}

/** What waits in a queue is for its readers alone. Not set means encrypted with a key of SQS. */
export const sqsClosed: Rule = {
  id: "sqs-closed",
  title: "Queues are encrypted and not open to everybody",
  severity: "high",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["SQS.1", "SQS.3"],
    iso27001: ["A.8.11", "A.8.24"],
    checkov: ["CKV_AWS_27", "CKV_AWS_168"],
  }),
  requirements: ["D-023"],
  remedy: "set kmsMasterKeyId or leave sqsManagedSseEnabled out, and name the principals or accounts in the policy",
  types: [QUEUE, "aws:sqs/queuePolicy:QueuePolicy"],
  check: (resource) => [
    ...(resource.type === QUEUE ? encryptionVerdicts(resource) : []),
    ...publicPolicyVerdicts(resource.props["policy"], "policy"),
  ],
  mend: () => ({ sqsManagedSseEnabled: true }),
};
