import { publicPolicyVerdicts } from "../../iam/public-policy";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** A key is nobody's but ours. Without a policy of its own AWS gives it one that names the account. */
export const kmsNotPublic: Rule = {
  id: "kms-not-public",
  title: "No key is open to everybody",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({ fsbp: ["KMS.5"], iso27001: ["A.8.1"], checkov: ["CKV_AWS_33"] }),
  requirements: ["C-019", "A-006"],
  remedy:
    "name the principals, or hold the caller to an account: StringEquals kms:CallerAccount (components/encryption/key-policy.ts)",
  types: [
    "aws:kms/key:Key",
    "aws:kms/keyPolicy:KeyPolicy",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
  ],
  check: ({ props }) => publicPolicyVerdicts(props["policy"], "policy"),
};
