import { mustText, objectOf } from "../aws/reading";
import type { Problem } from "../errors";
import type { Beside, Created, Law, LawContext } from "../law";
import { isProperties, type Properties, textOf, UNKNOWN } from "../values";
import { resourceKey } from "../world/stored";
import { keyOfCluster } from "./cluster-of";
import { contentProblems } from "./content-problems";
import { isCustom, isCustomClusterWide, isServed } from "./custom-kinds";
import { checkFixedFields } from "./fixed-fields";
import { type Kind, kindOf, resourceName } from "./kind";
import { stableToken } from "./kind-catalog";
import { readKubeconfig } from "./kubeconfig";
import { changedObject, defaultServiceAccount, newObject } from "./live-object";
import { metadataProblems } from "./name-rules";
import { withName } from "./naming";
import { type Reached, reach } from "./reach";
import { refusal } from "./refusal";
import { judgeContent } from "./replacing";
import { isClusterWide } from "./scope";
import { namespaceType, serviceAccountType } from "./types";

/** Namespaces of every cluster, which it does not let go. */
export const SYSTEM_NAMESPACES = ["default", "kube-node-lease", "kube-public", "kube-system"];

/** What objects of all kinds obey, custom ones included. */
export const objectLaw: Law = {
  complete(inputs, context, naming) {
    const kind = mustKind(context.type);
    const own = { apiVersion: kind.apiVersion, kind: kind.kind, ...inputs };
    if (inputs["metadata"] === UNKNOWN) return own;
    const given = objectOf(inputs, "metadata");
    const named = naming === undefined ? given : withName(given, naming);
    const placed = isWide(kind, context) ? named : { namespace: defaultNamespace(context), ...named };
    return { ...own, metadata: withManager(placed, context.settings) };
  },

  check(inputs, context) {
    const kind = mustKind(context.type);
    const metadata = objectOf(inputs, "metadata");
    return [
      ...identityProblems(kind, inputs, metadata, isWide(kind, context)),
      ...metadataProblems(kind, metadata),
      ...contentProblems(kind, inputs),
    ];
  },

  judge: (change, context) => judgeContent(mustKind(context.type), change, context.settings),

  create(inputs, context): Created {
    const kind = mustKind(context.type);
    const { cluster } = reachFor("create", kind, context);
    checkServed(kind, context);
    const metadata = objectOf(inputs, "metadata");
    const name = mustText(metadata, "name");
    const namespace = isWide(kind, context) ? undefined : mustText(metadata, "namespace");
    if (namespace !== undefined) checkNamespace(namespace, context);
    const id = namespace === undefined ? name : `${namespace}/${name}`;
    if (context.inventory.get(context.type, id) !== undefined) {
      throw refusal(
        "AlreadyExists",
        `${resourceName(kind)} "${name}" already exists; import it, or give this one another name`,
      );
    }
    const outputs = newObject(kind, inputs, context);
    if (namespace !== undefined) return { id, outputs, owner: resourceKey(context.place, namespaceType, namespace) };
    const beside = context.type === namespaceType ? besideNamespace(name, context) : [];
    return { id, outputs, owner: keyOfCluster(cluster), beside };
  },

  update(resource, inputs, context) {
    const kind = mustKind(context.type);
    reachFor("update", kind, context);
    checkFixedFields(kind, mustText(objectOf(inputs, "metadata"), "name"), resource.inputs, inputs);
    return changedObject(kind, resource, inputs, context.now);
  },

  remove(resource, context) {
    reachFor("delete", mustKind(context.type), context);
    if (context.type === namespaceType && SYSTEM_NAMESPACES.includes(resource.id)) {
      throw refusal(
        "Forbidden",
        `namespaces "${resource.id}" is forbidden: this namespace may not be deleted; take it out of the state with pulumi state delete`,
      );
    }
    return "gone";
  },
};

/** Refuses a namespace that the cluster does not have. @throws CloudError */
export function checkNamespace(namespace: string, { inventory }: LawContext): void {
  if (inventory.get(namespaceType, namespace) !== undefined) return;
  throw refusal("NotFound", `namespaces "${namespace}" not found; make the namespace first, and take its name from it`);
}

/** What every namespace is made with. */
export function besideNamespace(name: string, context: LawContext): Beside[] {
  return [{ type: serviceAccountType, id: `${name}/default`, outputs: defaultServiceAccount(name, context) }];
}

/** Where objects go that name no namespace. */
export function defaultNamespace({ settings }: LawContext): string {
  return readKubeconfig(settings)?.namespace ?? "default";
}

function mustKind(token: string): Kind {
  const kind = kindOf(token);
  if (kind === undefined) throw new TypeError(`${token} is no token of a kind`);
  return kind;
}

function isWide(kind: Kind, context: LawContext): boolean {
  return isCustom(kind) ? isCustomClusterWide(kind, context) : isClusterWide(kind);
}

function reachFor(verb: "create" | "update" | "delete", kind: Kind, context: LawContext): Reached {
  return reach(context, { verb, resource: kind.plural, group: kind.group });
}

/** Without server-side apply, which knows who manages what, the provider leaves a label. */
function withManager(metadata: Properties, settings: Properties): Properties {
  const applied = settings["enableServerSideApply"];
  if (applied !== false && applied !== "false") return metadata;
  const labels = metadata["labels"];
  if (labels !== undefined && !isProperties(labels)) return metadata;
  return { ...metadata, labels: { ...labels, "app.kubernetes.io/managed-by": "pulumi" } };
}

function identityProblems(kind: Kind, inputs: Properties, metadata: Properties, wide: boolean): Problem[] {
  const problems: Problem[] = [];
  for (const property of ["apiVersion", "kind"] as const) {
    const given = textOf(inputs, property);
    if (given === undefined || given === kind[property]) continue;
    const reason = `it is "${given}", and the resource's type says ${kind[property]}; leave it out`;
    problems.push({ property, reason });
  }
  if (inputs["metadata"] === UNKNOWN) return problems;
  if (metadata["name"] === undefined && metadata["generateName"] === undefined) {
    const reason = "autonaming is disabled, resource requires the .metadata.name field to be set";
    problems.push({ property: "metadata.name", reason });
  }
  if (wide && metadata["namespace"] !== undefined) {
    const reason = `a ${kind.kind} belongs to the cluster and to no namespace; leave it out`;
    problems.push({ property: "metadata.namespace", reason });
  }
  return problems;
}

/** Refuses kinds and versions that the cluster's API does not have. @throws CloudError */
function checkServed(kind: Kind, context: LawContext): void {
  const served = isCustom(kind) ? isServed(kind, context) : /^v\d+$/.test(kind.version);
  if (served) return;
  const stable = isCustom(kind) ? undefined : stableToken(context.type);
  const remedy = isCustom(kind)
    ? "make its CustomResourceDefinition first, or the Helm release that brings it"
    : stable === undefined
      ? "EKS does not switch on versions that are alpha or beta"
      : `use ${stable}`;
  throw refusal(
    "NoMatch",
    `the Kubernetes API server reported that the apiVersion for this resource does not exist: no matches for kind "${kind.kind}" in version "${kind.apiVersion}"; ${remedy}`,
  );
}
