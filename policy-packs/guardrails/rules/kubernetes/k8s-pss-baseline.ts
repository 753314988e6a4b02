import { controls } from "../../frameworks";
import { baselineVerdicts } from "../../kubernetes/pod-security-baseline";
import { podTemplatesOf } from "../../kubernetes/pod-templates";
import type { Rule } from "../../rule";

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
  check: (resource) => podTemplatesOf(resource).flatMap((template) => baselineVerdicts(template)),
};
