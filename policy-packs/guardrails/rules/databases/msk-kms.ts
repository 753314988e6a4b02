import type { Rule } from "../../pack/rule";
import { mustBeCustomerKey } from "../../services/customer-keys";

/** AWS encrypts brokers' disks with a key of its own unless it is told ours. */
export const mskKms: Rule = {
  id: "msk-kms",
  title: "Kafka brokers encrypt their disks with a key of ours",
  severity: "medium",
  tier: "standard",
  frameworks: [],
  requirements: ["K-14", "C-020", "D-023"],
  remedy:
    "set encryptionInfo.encryptionAtRestKmsKeyArn to the environment's key (components/encryption/environment-key.ts)",
  types: ["aws:msk/cluster:Cluster"],
  check: ({ props }) =>
    mustBeCustomerKey(
      props,
      "encryptionInfo.encryptionAtRestKmsKeyArn",
      "the brokers' disks are encrypted with a key that AWS manages",
    ),
};
