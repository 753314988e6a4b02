import { valueAt } from "../facts/must-be";
import type { PolicyResource } from "../facts/resource";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../facts/value";
import { undetermined, type Verdict } from "../pack/rule";
import { type KubernetesObject, objectsOf } from "./objects";

/** What pods are made from, in whichever kind of workload. */
export interface PodTemplate {
  /** What the paths of its properties start with: `spec.template.` of a Deployment. */
  readonly path: string;
  readonly metadata: Value | undefined;
  readonly spec: Properties;
  /** Whether only a part of an object is changed, so that what is not set stays as it is. */
  readonly partial: boolean;
  /** Parts of which nothing is known, so that nothing is said about them otherwise. */
  readonly unknown: readonly string[];
}

/** A container of a pod: one that stays, one that prepares it, or one for debugging. */
export interface Container {
  readonly path: string;
  readonly name: string;
  readonly list: (typeof LISTS)[number];
  readonly props: Properties;
}

const LISTS = ["initContainers", "containers", "ephemeralContainers"] as const;

/** Where the template lies in kinds of their own; in every other kind it is `spec.template`. */
const PLACES: Readonly<Record<string, string>> = {
  Pod: "",
  PodTemplate: "template",
  CronJob: "spec.jobTemplate.spec.template",
  ScaledJob: "spec.jobTargetRef.template",
};

/** Kinds that always have a template; others, such as a Rollout, have one where it looks like one. */
const WORKLOADS = new Set([
  ...Object.keys(PLACES),
  "Deployment",
  "DaemonSet",
  "StatefulSet",
  "ReplicaSet",
  "ReplicationController",
  "Job",
]);

/** The pod templates of a resource. */
export function podTemplatesOf(resource: PolicyResource): readonly PodTemplate[] {
  return objectsOf(resource).flatMap((object) => templateOf(object));
}

/** The pod template of an object of a cluster. */
export function templateOf(object: KubernetesObject): readonly PodTemplate[] {
  const place = PLACES[object.kind] ?? "spec.template";
  const template = place === "" ? object.props : valueAt(object.props, place);
  const path = `${object.prefix}${place === "" ? "" : `${place}.`}`;
  const spec = isProperties(template) ? template["spec"] : template;
  const { partial } = object;
  if (isProperties(spec) && isProperties(template)) {
    if (!WORKLOADS.has(object.kind) && spec["containers"] === undefined) return [];
    return [{ path, metadata: template["metadata"], spec, partial, unknown: unknownParts(spec, path) }];
  }
  if (spec !== UNKNOWN || !WORKLOADS.has(object.kind)) return [];
  return [{ path, metadata: undefined, spec: {}, partial, unknown: [`${path}spec`] }];
}

/** Lists of containers, and containers, of which nothing is known. */
function unknownParts(spec: Properties, path: string): readonly string[] {
  return LISTS.flatMap((list) => {
    const containers = listOf(spec[list]);
    if (containers === UNKNOWN) return [`${path}spec.${list}`];
    return containers.flatMap((container, index) => (container === UNKNOWN ? [`${path}spec.${list}[${index}]`] : []));
  });
}

/** The containers of a template, as far as they are known. */
export function containersOf({ path, spec }: PodTemplate): readonly Container[] {
  return LISTS.flatMap((list) => {
    const containers = listOf(spec[list]);
    return (containers === UNKNOWN ? [] : containers).flatMap((props, index) => {
      if (!isProperties(props)) return [];
      const name = textOf(props["name"]);
      const known = typeof name === "string" ? name : `${list}[${index}]`;
      return [{ path: `${path}spec.${list}[${index}]`, name: known, list, props }];
    });
  });
}

/** What cannot be said of the parts of a template of which nothing is known. */
export function unknownVerdicts({ unknown }: PodTemplate, what: string): readonly Verdict[] {
  return unknown.map((path) => undetermined(path, what));
}
