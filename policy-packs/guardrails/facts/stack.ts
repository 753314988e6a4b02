import type { PolicyResource } from "./resource";
import type { Properties } from "./value";

/** All resources of a stack, with the ways between them. Built once for all whole-stack rules. */
export interface Stack {
  readonly resources: readonly PolicyResource[];
  /** Resources by their type's one name. */
  ofType(...types: readonly string[]): readonly PolicyResource[];
  /** Of several that a resource is read as, the one that it is itself. */
  readonly byUrn: ReadonlyMap<string, PolicyResource>;
  /** Resources with this id, ARN or name. */
  byId(id: string): readonly PolicyResource[];
  /** Whether a resource's own id is known, so that a known id that it does not have means another one. */
  isIdentified(resource: PolicyResource): boolean;
  /** Resources below a parent, at any depth. */
  below(urn: string): readonly PolicyResource[];
}

/** Properties by which other resources name a resource. */
const IDENTITIES = ["id", "arn", "name", "bucket", "prefixListId", "primaryNetworkInterfaceId"];

/** What a resource is named by: its identities, and the id that its ARN ends with. */
function identitiesOf({ props }: PolicyResource): readonly string[] {
  const known = IDENTITIES.flatMap((name) => (typeof props[name] === "string" ? [props[name]] : []));
  const tail = idOfArn(props);
  return [...new Set(tail === undefined ? known : [...known, tail])];
}

/** `subnet-1` of `arn:aws:ec2:us-east-1:111111111111:subnet/subnet-1`. */
function idOfArn({ arn }: Properties): string | undefined {
  return typeof arn === "string" ? /^arn:.*[/:]([^/:]+)$/.exec(arn)?.[1] : undefined;
}

/** Builds the look-ups over some resources. */
export function stackOf(resources: readonly PolicyResource[]): Stack {
  const byType = groupBy(resources, ({ type }) => [type]);
  const children = groupBy(resources, ({ parent }) => [parent]);
  const byId = groupBy(resources, identitiesOf);
  const below = (urn: string, above: readonly string[] = []): readonly PolicyResource[] =>
    // What is written by hand can say of a resource that it is below itself.
    (urn === "" || above.includes(urn) ? [] : (children.get(urn) ?? [])).flatMap((child) => [
      child,
      ...below(child.urn, [...above, urn]),
    ]);
  return {
    resources,
    ofType: (...types) => types.flatMap((type) => byType.get(type) ?? []),
    byUrn: new Map(resources.toReversed().map((resource) => [resource.urn, resource])),
    byId: (id) => byId.get(id) ?? [],
    isIdentified: ({ props }) => typeof props["id"] === "string" || idOfArn(props) !== undefined,
    below: (urn) => below(urn),
  };
}

function groupBy(
  resources: readonly PolicyResource[],
  keysOf: (resource: PolicyResource) => readonly string[],
): ReadonlyMap<string, readonly PolicyResource[]> {
  const groups = new Map<string, PolicyResource[]>();
  for (const resource of resources) {
    for (const key of keysOf(resource)) {
      const others = groups.get(key);
      if (others === undefined) groups.set(key, [resource]);
      else others.push(resource);
    }
  }
  return groups;
}
