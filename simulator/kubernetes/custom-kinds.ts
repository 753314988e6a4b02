import { objectOf, objects } from "../aws/reading";
import type { LawContext, Resource } from "../law";
import { textOf } from "../values";
import type { Kind } from "./kind";
import { isKnownGroup } from "./kind-catalog";
import { definitionType, releaseType } from "./types";

/** Groups whose kinds every EKS cluster has from the start, with the VPC CNI and the VPC resource controller. */
const FROM_THE_START = ["crd.k8s.amazonaws.com", "networking.k8s.aws", "vpcresources.k8s.aws"];

/** Whether a kind can only come from a CustomResourceDefinition: groups of those are domain names. */
export function isCustom({ group, version }: Kind): boolean {
  return group.includes(".") && !isKnownGroup(group) && /^v\d+(?:(?:alpha|beta)\d+)?$/.test(version);
}

/** Whether the cluster has a custom kind: its definition is there, EKS brings it, or some Helm release may have brought it. */
export function isServed(kind: Kind, { inventory }: LawContext): boolean {
  return (
    FROM_THE_START.includes(kind.group) ||
    definitionOf(kind, inventory.list(definitionType)) !== undefined ||
    // What charts bring along is not looked at.
    inventory.list(releaseType).length > 0
  );
}

/** Whether objects of a custom kind belong to no namespace, as its definition says; without one, its name tells. */
export function isCustomClusterWide(kind: Kind, { inventory }: LawContext): boolean {
  const definition = definitionOf(kind, inventory.list(definitionType));
  if (definition === undefined) return kind.kind.startsWith("Cluster") || kind.kind === "ENIConfig";
  return textOf(objectOf(definition.outputs, "spec"), "scope") === "Cluster";
}

function definitionOf(kind: Kind, definitions: readonly Resource[]): Resource | undefined {
  return definitions.find(({ outputs }) => {
    const spec = objectOf(outputs, "spec");
    return (
      textOf(spec, "group") === kind.group &&
      textOf(objectOf(spec, "names"), "kind") === kind.kind &&
      objects(spec["versions"]).some((one) => textOf(one, "name") === kind.version && one["served"] !== false)
    );
  });
}
