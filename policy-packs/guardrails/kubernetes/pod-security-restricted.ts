import { valueAt } from "../facts/must-be";
import { booleanOf, listOf, numberOf, textOf, UNKNOWN, type Unknown } from "../facts/value";
import { undetermined, type Verdict, violation } from "../pack/rule";
import { ask, elements, isWindows, notKnown, once, type Subject, subjectsOf } from "./pod-questions";
import { type PodTemplate, unknownVerdicts } from "./pod-templates";

/** Volumes that hold nothing of the node. A node's own folder is what the profile "baseline" forbids already. */
const VOLUMES = new Set([
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "hostPath",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

const NON_ROOT = "securityContext.runAsNonRoot";
const USER = "securityContext.runAsUser";
const SECCOMP = "securityContext.seccompProfile.type";
const ESCALATION = "securityContext.allowPrivilegeEscalation";
const DROP = "securityContext.capabilities.drop";
const ADD = "securityContext.capabilities.add";

/**
 * What the profile "restricted" of the Pod Security Standards (kubernetes.io, version 1.35) asks of a pod beyond
 * "baseline". What has to be set is not asked of a change to a part of an object.
 */
export function restrictedVerdicts(template: PodTemplate): readonly Verdict[] {
  const [pod, ...containers] = subjectsOf(template);
  if (pod === undefined) return [];
  const windows = isWindows(template);
  return once([
    ...unknownVerdicts(template, "what the pod may do is not known"),
    ...volumeVerdicts(pod),
    ...nonRootVerdicts(pod, containers, template.partial),
    ...[pod, ...containers].flatMap((subject) =>
      ask(subject, USER, (user) => (numberOf(user) === 0 ? "runs as root (user 0)" : undefined)),
    ),
    ...(windows === false ? linuxVerdicts(pod, containers, template.partial) : []),
    ...(windows === UNKNOWN
      ? [undetermined(`${pod.path}.os.name`, "whether the pod is one for Windows is not known")]
      : []),
  ]);
}

function volumeVerdicts(pod: Subject): readonly Verdict[] {
  return elements(pod, "volumes", (volume, path) =>
    Object.entries(volume)
      .filter(([kind, value]) => kind !== "name" && !VOLUMES.has(kind) && value !== undefined && value !== null)
      .map(([kind]) => violation(path, `the pod mounts a volume of kind ${kind}`)),
  );
}

function nonRootVerdicts(pod: Subject, containers: readonly Subject[], partial: boolean): readonly Verdict[] {
  const forAll = ask(pod, NON_ROOT, (value) => (booleanOf(value) === true ? undefined : "may run as root"));
  const each = containers.flatMap((container) =>
    inherited(pod, container, NON_ROOT, partial, {
      missing: "may run as root: runAsNonRoot is not set",
      wrong: (value) => (booleanOf(value) === true ? undefined : "may run as root"),
    }),
  );
  return [...forAll, ...each];
}

/** What means nothing on Windows. */
function linuxVerdicts(pod: Subject, containers: readonly Subject[], partial: boolean): readonly Verdict[] {
  return containers.flatMap((container) => [
    // A profile that is set and not allowed is what "baseline" forbids already.
    ...inherited(pod, container, SECCOMP, partial, {
      missing: "has no profile for its calls of the kernel (seccomp)",
      wrong: () => undefined,
    }),
    ...escalationVerdicts(container, partial),
    ...dropVerdicts(container, partial),
    ...addVerdicts(container),
  ]);
}

/** A setting of the container, else of its pod: one of both has to be there. */
function inherited(
  pod: Subject,
  container: Subject,
  path: string,
  partial: boolean,
  { missing, wrong }: { readonly missing: string; readonly wrong: Parameters<typeof ask>[2] },
): readonly Verdict[] {
  const isSet = ({ props }: Subject) => (valueAt(props, path) ?? undefined) !== undefined;
  if (isSet(container)) return ask(container, path, wrong);
  if (isSet(pod)) return valueAt(pod.props, path) === UNKNOWN ? [notKnown(pod, path)] : [];
  return partial ? [] : [violation(`${container.path}.${path}`, `${container.who} ${missing}`)];
}

function escalationVerdicts(container: Subject, partial: boolean): readonly Verdict[] {
  const allowed: boolean | Unknown | undefined = booleanOf(valueAt(container.props, ESCALATION));
  if (allowed === UNKNOWN) return [notKnown(container, ESCALATION)];
  if (allowed === false || (allowed === undefined && partial)) return [];
  return [violation(`${container.path}.${ESCALATION}`, `${container.who} may gain more rights than it starts with`)];
}

function dropVerdicts(container: Subject, partial: boolean): readonly Verdict[] {
  const dropped = listOf(valueAt(container.props, DROP));
  if (dropped === UNKNOWN) return [notKnown(container, DROP)];
  if (dropped.includes("ALL") || (partial && dropped.length === 0)) return [];
  if (dropped.includes(UNKNOWN)) return elements(container, DROP, () => []);
  return [violation(`${container.path}.${DROP}`, `${container.who} keeps capabilities: ALL is not dropped`)];
}

function addVerdicts(container: Subject): readonly Verdict[] {
  const added = listOf(valueAt(container.props, ADD));
  const names = added === UNKNOWN ? [] : added.map((name) => textOf(name)).filter((name) => typeof name === "string");
  const more = names.filter((name) => name !== "NET_BIND_SERVICE");
  const unknown = elements(container, ADD, () => []);
  if (more.length === 0) return unknown;
  return [...unknown, violation(`${container.path}.${ADD}`, `${container.who} adds ${more.join(", ")}`)];
}
