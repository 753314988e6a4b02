import { booleanOf, isProperties, type Properties, UNKNOWN, type Value } from "../facts/value";
import { type Asked, askedOfAnnotations, askedOfContainer, askedOfPod } from "./asked";
import { field, isOff, isUnset, keyWord, type Part, valueOf } from "./parts";

/** Switches of a pod that share something of its node, by how charts call them. */
const SWITCHES: Readonly<Record<string, string>> = {
  hostnetwork: "hostNetwork",
  usehostnetwork: "hostNetwork",
  hostpid: "hostPID",
  usehostpid: "hostPID",
  hostipc: "hostIPC",
  usehostipc: "hostIPC",
};

/** Fields of a security context, by their words: what only containers have, only pods, and both. */
const OF_CONTAINERS = fieldsOf("privileged", "capabilities", "allowPrivilegeEscalation", "procMount");
const OF_PODS = fieldsOf("sysctls");
const OF_BOTH = fieldsOf(
  "runAsUser",
  "runAsNonRoot",
  "seccompProfile",
  "seLinuxOptions",
  "appArmorProfile",
  "windowsOptions",
);
/** Those that are a yes or a no, so that charts may put `enabled` in them. */
const SWITCHED = new Set(["privileged", "allowPrivilegeEscalation", "runAsNonRoot"]);

const CONTEXT = /securitycontext$/;
const APPARMOR = "container.apparmor.security.beta.kubernetes.io/";

function fieldsOf(...names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [keyWord(name), name]));
}

/** What a part asks of pods, as charts hand it on: switches, security contexts, folders and ports of the node. */
export function podsAsked(part: Part, owner: string): readonly Asked[] {
  const word = keyWord(part.key);
  return [
    ...switchAsked(part, SWITCHES[word]),
    ...contextAsked(part, owner),
    ...(word === "hostport" || word === "usehostport" ? portAsked(part, owner) : []),
    ...folderAsked(part),
    ...listAsked(part, owner),
    ...annotationsAsked(part),
  ];
}

/** What a switch is set to: itself, or `enabled` in it. */
function setTo(part: Part): { readonly value: Value; readonly path: string } | undefined {
  const set = part.fields.length === 0 ? part : field(part, "enabled");
  return set?.value === undefined || set.value === null || isUnset(set)
    ? undefined
    : { value: set.value, path: set.path };
}

function switchAsked(part: Part, name: string | undefined): readonly Asked[] {
  const set = setTo(part);
  return name === undefined || set === undefined ? [] : [askedOfPod({ [name]: set.value }, { [name]: set.path })];
}

/** A map is a security context by its key, or by what is in it. */
function contextAsked(part: Part, owner: string): readonly Asked[] {
  const named = CONTEXT.test(keyWord(part.key));
  const ofPod = /pod/i.test(part.key);
  if (named && part.value === UNKNOWN) {
    return ofPod
      ? [askedOfPod({ securityContext: UNKNOWN }, { securityContext: part.path })]
      : [askedOfContainer(owner, { securityContext: UNKNOWN }, { securityContext: part.path })];
  }
  const pod = securityOf(part, ofPod ? [OF_PODS, OF_BOTH] : [OF_PODS]);
  const container = securityOf(part, ofPod ? [OF_CONTAINERS] : [OF_CONTAINERS, OF_BOTH]);
  return [
    // Without the chart's own context a container is what its image is.
    ...(named && !ofPod && isOff(part) ? [noContext(part, owner)] : []),
    ...(pod === undefined ? [] : [askedOfPod({ securityContext: pod.fields }, pod.names)]),
    ...(container === undefined
      ? []
      : [askedOfContainer(owner, { securityContext: container.fields }, container.names)]),
  ];
}

function noContext(part: Part, owner: string): Asked {
  const path = field(part, "enabled", "create")?.path ?? part.path;
  return askedOfContainer(
    owner,
    { securityContext: { runAsNonRoot: false } },
    { "securityContext.runAsNonRoot": path },
  );
}

/** The fields of some kinds that a part has; undefined where it has none. */
function securityOf(
  part: Part,
  kinds: readonly ReadonlyMap<string, string>[],
): { readonly fields: Properties; readonly names: Asked["names"] } | undefined {
  const found = part.fields.flatMap((each): readonly { name: string; value: Value; path: string }[] => {
    const name = kinds.map((kind) => kind.get(keyWord(each.key))).find((known) => known !== undefined);
    if (name === undefined || isUnset(each)) return [];
    if (SWITCHED.has(name)) return [setTo(each) ?? []].flat().map((set) => ({ name, ...set }));
    const value = valueOf(each);
    return value === undefined || value === null ? [] : [{ name, value, path: each.path }];
  });
  if (found.length === 0) return undefined;
  const fields: Properties = Object.fromEntries(found.map(({ name, value }) => [name, value] as const));
  return {
    fields,
    names: Object.fromEntries(found.map(({ name, path }) => [`securityContext.${name}`, path])),
  };
}

/** A port of the node, several by their names, or a switch that takes those of the chart. */
function portAsked(part: Part, owner: string): readonly Asked[] {
  const set = setTo(part);
  if (set === undefined || booleanOf(set.value) === false) return [];
  return [askedOfContainer(owner, { ports: [{ hostPort: set.value }] }, { "ports[0].hostPort": set.path })];
}

/** A volume that is a folder of its node. In a list of volumes, which charts hand on, `enabled` means nothing. */
function folderAsked(part: Part): readonly Asked[] {
  const folder = field(part, "hostpath");
  if (folder === undefined || (isOff(folder) && !keyWord(part.key).endsWith("volumes"))) return [];
  const value = valueOf(folder);
  const isFolder = value === UNKNOWN || typeof value === "string" || isProperties(value);
  return isFolder ? [askedOfPod({ volumes: [{ hostPath: value }] }, { "volumes[0].hostPath": folder.path })] : [];
}

/** Lists of a pod, or elements of one, that are not known. */
function listAsked({ key, value, path }: Part, owner: string): readonly Asked[] {
  const word = keyWord(key);
  if (value !== UNKNOWN) return [];
  if (word.endsWith("volumes")) return [askedOfPod({ volumes: [UNKNOWN] }, { "volumes[0]": path })];
  if (/(containers|sidecars)$/.test(word)) return [askedOfPod({ containers: UNKNOWN }, { containers: path })];
  return /^(extra)?env(vars?)?$/.test(word) ? [askedOfContainer(owner, { env: UNKNOWN }, { env: path })] : [];
}

/** Profiles of AppArmor as annotations have them. */
function annotationsAsked(part: Part): readonly Asked[] {
  const value = part.fields.some(({ key }) => key.startsWith(APPARMOR)) ? valueOf(part) : undefined;
  return value === undefined ? [] : [askedOfAnnotations(value, part.path)];
}
