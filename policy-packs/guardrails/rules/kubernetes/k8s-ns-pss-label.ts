import type { Stack } from "../../facts/stack";
import { textOf, UNKNOWN, type Unknown } from "../../facts/value";
import { type Placed, placed } from "../../kubernetes/namespaces";
import { type KubernetesObject, metadataMap, metadataText } from "../../kubernetes/objects";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";

const LABEL = "pod-security.kubernetes.io/enforce";
const PROFILES = ["baseline", "restricted"];

function profileOf(object: KubernetesObject): string | Unknown | undefined {
  const labels = metadataMap(object, "labels");
  return labels === UNKNOWN ? UNKNOWN : textOf(labels[LABEL]);
}

/** What a namespace or a change to one says itself. */
function ownVerdicts(object: KubernetesObject): readonly Verdict[] {
  const path = `${object.prefix}metadata.labels["${LABEL}"]`;
  const profile = profileOf(object);
  if (profile === UNKNOWN) return [undetermined(path, "which profile the namespace holds its pods to is not known")];
  if (profile === undefined || PROFILES.includes(profile)) return [];
  return [violation(path, `the profile is ${profile}; expected ${PROFILES.join(" or ")}`)];
}

/** The names of namespaces whose label another resource sets. */
function patchedNames(namespaces: readonly Placed[]): ReadonlySet<string | Unknown | undefined> {
  const patches = namespaces.filter(({ object }) => object.partial && profileOf(object) !== undefined);
  return new Set(patches.map(({ object }) => metadataText(object, "name")).filter((name) => name !== UNKNOWN));
}

function verdicts(stack: Stack): readonly StackVerdict[] {
  const namespaces = placed(stack, "Namespace");
  const patched = patchedNames(namespaces);
  return namespaces.flatMap(({ resource, object }) => {
    const unset = profileOf(object) === undefined && !object.partial && !patched.has(metadataText(object, "name"));
    const own = unset
      ? [
          violation(
            `${object.prefix}metadata.labels`,
            `${LABEL} is not set: the namespace takes every pod, privileged ones too`,
          ),
        ]
      : ownVerdicts(object);
    return own.map((verdict) => ({ ...verdict, resource }));
  });
}

/** The cluster itself refuses what breaks the profile, also what no Pulumi program made. */
export const k8sNsPssLabel: Rule = {
  id: "k8s-ns-pss-label",
  title: "Namespaces hold their pods to a Pod Security profile",
  severity: "medium",
  tier: "standard",
  frameworks: [],
  requirements: ["D-054", "D-058"],
  remedy: `set metadata.labels["${LABEL}"]: "restricted" (components/cluster/app-namespace.ts)`,
  checkStack: verdicts,
};
