import { valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import { textOf, UNKNOWN } from "../../facts/value";
import { objectsOf } from "../../kubernetes/objects";
import { baselineVerdicts } from "../../kubernetes/pod-security-baseline";
import { podTemplatesOf } from "../../kubernetes/pod-templates";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/**
 * A folder of the node as a volume that a pod may claim: the profile looks at pods alone, and does not see it.
 *
 * https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
 */
function volumeVerdicts(resource: PolicyResource): readonly Verdict[] {
  return objectsOf(resource).flatMap(({ kind, props, prefix }) => {
    if (kind !== "PersistentVolume") return [];
    const path = `${prefix}spec.hostPath`;
    const folder = textOf(valueAt(props, "spec.hostPath.path"));
    if (folder === undefined) return [];
    return folder === UNKNOWN
      ? [undetermined(path, "whether the volume is a folder of the node is not known")]
      : [violation(path, `a pod that claims the volume sees ${folder} of its node`)];
  });
}

/** A pod is not its node: nothing that would make the one the other. */
export const k8sPssBaseline: Rule = {
  id: "k8s-pss-baseline",
  title: "Pods keep to the Pod Security profile baseline",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    checkov: ["CKV_K8S_16", "CKV_K8S_17", "CKV_K8S_19", "CKV_K8S_27"],
    trivy: ["KSV-0017", "KSV-0008", "KSV-0022", "KSV-0023", "KSV-0024"],
  }),
  requirements: ["D-054", "D-058"],
  remedy: "take out what shares something with the node: host namespaces, folders and ports, privileges, capabilities",
  check: (resource) => [
    ...podTemplatesOf(resource).flatMap((template) => baselineVerdicts(template)),
    ...volumeVerdicts(resource),
  ],
};
