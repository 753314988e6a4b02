import { valueAt } from "../../facts/must-be";
import { listOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { isCustomerKey } from "../../services/customer-keys";

const PROPERTY = "encryptionConfig";

/** Who may read a cluster's secrets is decided by our own key, beside the cluster's own access. */
export const eksSecretsKms: Rule = {
  id: "eks-secrets-kms",
  title: "The cluster's secrets are encrypted with our own key",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    fsbp: ["EKS.3"],
    pci4: ["3.5.1", "8.3.2"],
    hipaa: ["164.308(a)(4)(ii)(A)", "164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
    iso27001: ["A.8.5", "A.8.11", "A.8.24"],
    checkov: ["CKV_AWS_58"],
  }),
  requirements: ["D-028", "D-023"],
  remedy:
    'set encryptionConfig: { provider: { keyArn }, resources: ["secrets"] }; of @pulumi/eks encryptionConfigKeyArn (components/cluster/cluster.ts)',
  types: ["aws:eks/cluster:Cluster"],
  check({ props }): readonly Verdict[] {
    const config = listOf(props[PROPERTY]);
    if (config === UNKNOWN || config[0] === UNKNOWN) {
      return [undetermined(PROPERTY, "how the cluster's secrets are encrypted is not known")];
    }
    if (!isCustomerKey(valueAt(props, `${PROPERTY}.provider.keyArn`))) {
      return [violation(PROPERTY, "the cluster's secrets are not encrypted with a key of ours")];
    }
    const path = `${PROPERTY}.resources`;
    const resources = listOf(valueAt(props, path));
    if (resources === UNKNOWN) return [undetermined(path, "what is encrypted with the key is not known")];
    if (resources.some((name) => typeof name === "string" && name.toLowerCase() === "secrets")) return [];
    return resources.includes(UNKNOWN)
      ? [undetermined(path, "what is encrypted with the key is not known")]
      : [violation(path, "the key is not for the cluster's secrets")];
  },
};
