import { isOn } from "../aws/reading";
import type { Change, Verdict } from "../law";
import { isProperties, type Path, type Properties } from "../values";
import type { Kind } from "./kind";

const POD_TEMPLATE = [
  "args",
  "command",
  "env",
  "image",
  "imagePullPolicy",
  "lifecycle",
  "livenessProbe",
  "ports",
  "readinessProbe",
  "resources",
  "securityContext",
  "stdin",
  "stdinOnce",
  "terminationMessagePath",
  "terminationMessagePolicy",
  "tty",
  "volumeDevices",
  "volumeMounts",
  "workingDir",
];
/** What can change of a running pod: a list of its own would be longer. */
const POD_KEEPS = ["activeDeadlineSeconds", "containers", "initContainers", "ephemeralContainers", "tolerations"];
const VOLUME_KEEPS = [
  "accessModes",
  "capacity",
  "claimRef",
  "mountOptions",
  "nodeAffinity",
  "persistentVolumeReclaimPolicy",
  "storageClassName",
  "volumeAttributesClassName",
  "volumeMode",
];

/**
 * Where a change makes a new object, by group and kind: what `forceNewProperties` of pulumi-kubernetes has for the stable
 * versions. Paths of properties with dots between them; all that lies inside counts.
 */
const REPLACING: Readonly<Record<string, readonly string[]>> = {
  "apps/DaemonSet": ["spec.selector"],
  "apps/Deployment": ["spec.selector"],
  "apps/StatefulSet": [
    "spec.podManagementPolicy",
    "spec.revisionHistoryLimit",
    "spec.selector",
    "spec.serviceName",
    "spec.volumeClaimTemplates",
  ],
  "batch/Job": ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
  "rbac.authorization.k8s.io/ClusterRoleBinding": ["roleRef"],
  "rbac.authorization.k8s.io/RoleBinding": ["roleRef"],
  "storage.k8s.io/StorageClass": ["parameters", "provisioner"],
  "/PersistentVolumeClaim": ["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName"],
  "/ResourceQuota": ["spec.scopes"],
  "/Secret": ["type"],
  "/Service": ["spec.clusterIP"],
};

/** Whether a change at this path makes a new object of this kind. */
export function replacesObject({ group, kind }: Kind, path: Path): boolean {
  const names = path.filter((step) => typeof step === "string");
  const [first, second, third] = names;
  if (first === "metadata") return second === "name" || second === "namespace";
  if (group === "" && kind === "Pod" && first === "spec" && second !== undefined) {
    const container = second === "containers" || second === "initContainers";
    return container ? third !== undefined && POD_TEMPLATE.includes(third) : !POD_KEEPS.includes(second);
  }
  if (group === "" && kind === "PersistentVolume" && first === "spec") {
    return second !== undefined && !VOLUME_KEEPS.includes(second);
  }
  const text = `${names.join(".")}.`;
  return (REPLACING[`${group}/${kind}`] ?? []).some((replacing) => text.startsWith(`${replacing}.`));
}

/**
 * How a change of a ConfigMap's or Secret's content is taken: the provider takes both for immutable, unless its settings
 * say otherwise and the object itself does not.
 */
export function judgeContent({ group, kind }: Kind, change: Change, settings: Properties): Verdict | undefined {
  const mutable = { ConfigMap: "enableConfigMapMutable", Secret: "enableSecretMutable" }[kind];
  const content = ["binaryData", "data", "stringData"].includes(String(change.path[0]));
  if (group !== "" || mutable === undefined || !content) return undefined;
  if (isOn(settings, mutable) && !isOn(change.newInputs, "immutable")) return undefined;
  // What differs inside is shown one by one.
  return isProperties(change.before) && isProperties(change.after) ? undefined : "replace";
}
