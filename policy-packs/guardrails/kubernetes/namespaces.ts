import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { UNKNOWN, type Unknown } from "../facts/value";
import { type KubernetesObject, metadataText, objectsOf } from "./objects";

const NAMESPACES = ["kubernetes:core/v1:Namespace"];

/** An object of a cluster and the resource that makes it. */
export interface Placed {
  readonly resource: PolicyResource;
  readonly object: KubernetesObject;
}

/** The objects of some kinds, of whichever version, also what lists hold and patches change. */
export function placed(stack: Stack, ...kinds: readonly string[]): readonly Placed[] {
  return stack.resources.flatMap((resource) =>
    objectsOf(resource)
      .filter(({ kind }) => kinds.includes(kind))
      .map((object) => ({ resource, object })),
  );
}

/** What a namespace that the stack makes is found by: its name, or its URN while it has none. */
export function namespaceKey({ resource, object }: Placed): string {
  const name = metadataText(object, "name");
  return name === UNKNOWN || name === undefined ? resource.urn : name;
}

/** The key of the namespace that something lies in: by its name, or by its dependencies while that is not known. */
export function homeOf(stack: Stack, { resource, object }: Placed): string | Unknown {
  const name = metadataText(object, "namespace");
  if (name !== UNKNOWN) return name ?? "default";
  const { candidates, certain } = referenceOf(stack, resource, name, "metadata", NAMESPACES);
  const [namespace] = candidates;
  const [made] = namespace === undefined ? [] : objectsOf(namespace);
  if (namespace === undefined || made === undefined || !certain) return UNKNOWN;
  return namespaceKey({ resource: namespace, object: made });
}
