import { referenceOf } from "../references";
import type { PolicyResource } from "../resource";
import type { Stack } from "../stack";
import { UNKNOWN, type Unknown } from "../value";
import { type KubernetesObject, metadataText, objectsOf } from "./objects";

/** An object of a cluster and the resource that makes it. */
export interface Placed {
  readonly resource: PolicyResource;
  readonly object: KubernetesObject;
}

/** The types of a kind's resources, found by their names: versions, patches and lists differ. */
export function placed(stack: Stack, ...kinds: readonly string[]): readonly Placed[] {
  return stack.resources.flatMap((resource) =>
    objectsOf(resource)
      .filter(({ kind }) => kinds.includes(kind))
      .map((object) => ({ resource, object })),
  );
}

/** Whether something lies in a namespace that the stack makes: by its name, or by its dependencies while it has none. */
export function liesIn(stack: Stack, { resource, object }: Placed, namespace: Placed): boolean | Unknown {
  const named = metadataText(object, "namespace");
  const name = metadataText(namespace.object, "name");
  if (named === undefined) return name === "default";
  if (named !== UNKNOWN) return name === UNKNOWN ? UNKNOWN : named === name;
  const { candidates, certain } = referenceOf(stack, resource, named, "metadata", [namespace.resource.type]);
  if (candidates.length === 0) return UNKNOWN;
  return candidates.includes(namespace.resource) ? certain || UNKNOWN : false;
}
