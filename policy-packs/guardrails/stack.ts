import type { PolicyResource } from "./resource";

/** All resources of a stack, with the ways between them. Built once for all whole-stack rules. */
export interface Stack {
  readonly resources: readonly PolicyResource[];
  /** Resources by their type's one name. */
  ofType(...types: readonly string[]): readonly PolicyResource[];
  readonly byUrn: ReadonlyMap<string, PolicyResource>;
}

/** Builds the look-ups over some resources. */
export function stackOf(resources: readonly PolicyResource[]): Stack {
  const byType = new Map<string, PolicyResource[]>();
  for (const resource of resources) {
    const others = byType.get(resource.type);
    if (others === undefined) byType.set(resource.type, [resource]);
    else others.push(resource);
  }
  return {
    resources,
    ofType: (...types) => types.flatMap((type) => byType.get(type) ?? []),
    byUrn: new Map(resources.map((resource) => [resource.urn, resource])),
  };
}
