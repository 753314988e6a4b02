import { mustBeNumber, mustBeOff } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

const SHORTEST_DAYS = 14;

/** A key that is gone takes all it encrypted along, so there is time to notice. Not set means 30 days. */
export const kmsDeletionWindow: Rule = {
  id: "kms-deletion-window",
  title: "Keys can be saved for two weeks, and nobody locks us out of them",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["KMS.3"], pci4: ["3.5.1", "3.6.1"], iso27001: ["A.8.11", "A.8.24"] }),
  requirements: [],
  remedy: `leave deletionWindowInDays out, or set it to ${SHORTEST_DAYS} at least; leave bypassPolicyLockoutSafetyCheck out`,
  types: [
    "aws:kms/key:Key",
    "aws:kms/keyPolicy:KeyPolicy",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
  ],
  check: ({ props }) => [
    ...mustBeNumber(props, "deletionWindowInDays", (days) => days >= SHORTEST_DAYS, {
      message: `a deleted key is gone before ${SHORTEST_DAYS} days are over`,
      unset: true,
    }),
    ...mustBeOff(props, "bypassPolicyLockoutSafetyCheck", {
      message: "a policy is taken that may lock everybody out of the key",
      unset: true,
    }),
  ],
};
