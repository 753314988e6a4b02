import { valueAt } from "../../facts/must-be";
import type { Stack } from "../../facts/stack";
import { isProperties, listOf, type Properties, UNKNOWN, type Unknown } from "../../facts/value";
import { homeOf, type Placed, placed } from "../../kubernetes/namespaces";
import { type KubernetesObject, objectsOf } from "../../kubernetes/objects";
import {
  type Container,
  containersOf,
  type PodTemplate,
  templateOf,
  unknownVerdicts,
} from "../../kubernetes/pod-templates";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";

const WANTED = ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"] as const;

/** What a container lacks; a request that is not set is its limit. */
function missingOf(resources: Properties): readonly string[] | Unknown {
  const value = (path: string) => valueAt(resources, path) ?? undefined;
  const found = WANTED.map((path) => value(path) ?? value(path.replace("requests", "limits")));
  // A value that is not known yet is there, unless it is that of the whole.
  if (["requests", "limits"].some((part) => resources[part] === UNKNOWN)) return UNKNOWN;
  return WANTED.filter((_, index) => found[index] === undefined);
}

function containerVerdicts(template: PodTemplate, { path, name, props }: Container): readonly Verdict[] {
  const at = `${path}.resources`;
  const own = props["resources"];
  const whole = template.spec["resources"];
  if (own === UNKNOWN || whole === UNKNOWN) return [undetermined(at, `what container ${name} may use is not known`)];
  const missing = missingOf(isProperties(own) ? own : {});
  const missingOfPod = missingOf(isProperties(whole) ? whole : {});
  if (missing === UNKNOWN || missingOfPod === UNKNOWN) {
    return [undetermined(at, `what container ${name} may use is not known`)];
  }
  const lacks = missing.filter((path_) => missingOfPod.includes(path_));
  return lacks.length === 0 ? [] : [violation(at, `container ${name} has no ${lacks.join(", ")}`)];
}

/** Whether a limit range gives containers of its namespace what they do not set. */
function givesDefaults({ object }: Placed): boolean {
  const limits = listOf(valueAt(object.props, "spec.limits"));
  const ofContainers = (limits === UNKNOWN ? [] : limits)
    .filter((limit) => isProperties(limit))
    .filter((limit) => limit["type"] === "Container");
  return ["cpu", "memory"].every((resource) =>
    ofContainers.some((limit) => valueAt(limit, `default.${resource}`) !== undefined),
  );
}

function objectVerdicts(object: KubernetesObject): readonly Verdict[] {
  // A change to a part of a workload leaves the rest as it is.
  if (object.partial) return [];
  return templateOf(object).flatMap((template) => [
    ...unknownVerdicts(template, "what the containers may use is not known"),
    // Containers for debugging share what their pod has.
    ...containersOf(template)
      .filter(({ list }) => list !== "ephemeralContainers")
      .flatMap((container) => containerVerdicts(template, container)),
  ]);
}

function verdicts(stack: Stack): readonly StackVerdict[] {
  const ranges = placed(stack, "LimitRange").filter((range) => givesDefaults(range));
  const covered = new Set(ranges.map((range) => homeOf(stack, range)).filter((home) => home !== UNKNOWN));
  return stack.resources.flatMap((resource) =>
    objectsOf(resource).flatMap((object) => {
      const home = homeOf(stack, { resource, object });
      if (home !== UNKNOWN && covered.has(home)) return [];
      return objectVerdicts(object).map((verdict) => ({ ...verdict, resource }));
    }),
  );
}

/** One workload cannot take what the others need, and each gets what it asked for. */
export const k8sLimits: Rule = {
  id: "k8s-limits",
  title: "Containers say what they need and what they get at most",
  severity: "low",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_K8S_10", "CKV_K8S_11", "CKV_K8S_12", "CKV_K8S_13"] }),
  requirements: ["D-058"],
  remedy:
    "set resources: { requests: { cpu, memory }, limits: { cpu, memory } } on each container, or a LimitRange in the namespace",
  checkStack: verdicts,
};
