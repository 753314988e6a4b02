import { restrictedVerdicts } from "../../kubernetes/pod-security-restricted";
import { podTemplatesOf } from "../../kubernetes/pod-templates";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** A process that is taken over has nothing to go on with. What the profile baseline forbids is told by its own rule. */
export const k8sPssRestricted: Rule = {
  id: "k8s-pss-restricted",
  title: "Production pods keep to the Pod Security profile restricted",
  severity: "medium",
  tier: "production",
  frameworks: controls({ checkov: ["CKV_K8S_20", "CKV_K8S_23", "CKV_K8S_31", "CKV_K8S_37"] }),
  requirements: ["D-054", "D-058"],
  remedy:
    'set securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] }, seccompProfile: { type: "RuntimeDefault" } } on each container',
  check: (resource) => podTemplatesOf(resource).flatMap((template) => restrictedVerdicts(template)),
};
