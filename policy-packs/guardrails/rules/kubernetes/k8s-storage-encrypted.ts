import { valueAt } from "../../facts/must-be";
import type { Stack } from "../../facts/stack";
import { booleanOf, textOf, UNKNOWN } from "../../facts/value";
import { type KubernetesObject, objectsOf } from "../../kubernetes/objects";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const DEFAULT = "aws:ebs/encryptionByDefault:EncryptionByDefault";
const PATH = "parameters.encrypted";

/** What makes disks of EBS for a cluster. */
const DISK_MAKERS = new Set(["ebs.csi.aws.com", "ebs.csi.eks.amazonaws.com", "kubernetes.io/aws-ebs"]);

/** Whether the stack's account encrypts every disk by itself; a class does not say in which region its disks lie. */
function accountEncrypts(stack: Stack): boolean {
  return stack.ofType(DEFAULT).some(({ props }) => (booleanOf(props["enabled"]) ?? true) === true);
}

function classVerdicts({ kind, props, prefix, partial }: KubernetesObject, stack: Stack): readonly Verdict[] {
  const maker = textOf(props["provisioner"]);
  if (kind !== "StorageClass" || maker === undefined || (maker !== UNKNOWN && !DISK_MAKERS.has(maker))) return [];
  const path = `${prefix}${PATH}`;
  const encrypted = booleanOf(valueAt(props, PATH));
  if (encrypted === true) return [];
  if (encrypted === UNKNOWN || maker === UNKNOWN) {
    return [undetermined(path, "whether the disks of the class are encrypted is not known")];
  }
  if (encrypted === false) return [violation(path, "the disks of the class are not encrypted")];
  if (partial || accountEncrypts(stack)) return [];
  return [
    violation(path, "nothing says that the disks of the class are encrypted, and the account does not do so by itself"),
  ];
}

/** What a pod asks to be kept lies on a disk that its class describes; a disk stays as it was made. */
export const k8sStorageEncrypted: Rule = {
  id: "k8s-storage-encrypted",
  title: "Storage classes make encrypted disks",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["EC2.3"] }),
  requirements: ["D-023"],
  remedy: 'set parameters: { encrypted: "true" } of the class, and kmsKeyId for a key of ours',
  checkStack: (stack) =>
    stack.resources.flatMap((resource) =>
      objectsOf(resource).flatMap((object) =>
        classVerdicts(object, stack).map((verdict) => ({ ...verdict, resource })),
      ),
    ),
};
