import type { PolicyResource } from "./resource";
import type { Stack } from "./stack";
import { textOf, UNKNOWN, type Value } from "./value";

/** What a property that names another resource leads to. */
export interface Reference {
  /** The resources of the stack that it may mean: one where it is certain. */
  readonly candidates: readonly PolicyResource[];
  /** Whether every candidate is meant for sure. */
  readonly certain: boolean;
  /** The id where it is known; it may belong to a resource outside of the stack. */
  readonly id: string | undefined;
}

const NOWHERE: Reference = { candidates: [], certain: true, id: undefined };

/**
 * What a value refers to: by id, ARN or name where it is known, and by the property's dependencies where it is not, so
 * that a preview of what does not exist yet can be judged. A dependency on a component means what is below it.
 *
 * @param property the top-level property that holds the value
 * @param types types of the resources that it can mean, by their one name
 */
export function referenceOf(
  stack: Stack,
  from: PolicyResource,
  value: Value | undefined,
  property: string,
  types: readonly string[],
): Reference {
  const id = textOf(value);
  if (id === undefined) return NOWHERE;
  if (id !== UNKNOWN) {
    const found = stack.byId(id).filter(({ type }) => types.includes(type));
    if (found.length > 0) return { candidates: found, certain: true, id };
  }
  const candidates = dependenciesOf(stack, from, property, types).filter(
    (candidate) => id === UNKNOWN || !stack.isIdentified(candidate),
  );
  return {
    candidates,
    certain: candidates.length === 1 || (candidates.length === 0 && id !== UNKNOWN),
    id: id === UNKNOWN ? undefined : id,
  };
}

/** The resources of some types that a property's value comes from; of a component, those below it. */
function dependenciesOf(
  stack: Stack,
  from: PolicyResource,
  property: string,
  types: readonly string[],
): readonly PolicyResource[] {
  const urns = from.propertyDependencies[property] ?? [];
  const direct = urns.flatMap((urn) => stack.byUrn.get(urn) ?? []).filter(({ type }) => types.includes(type));
  if (direct.length > 0) return direct;
  return urns.flatMap((urn) => stack.below(urn)).filter(({ type }) => types.includes(type));
}

/** What a list of values refers to. Where the whole list is unknown, each of its dependencies may be in it. */
export function referencesOf(
  stack: Stack,
  from: PolicyResource,
  values: Value | undefined,
  property: string,
  types: readonly string[],
): Reference {
  const list = Array.isArray(values) ? values : values === undefined || values === null ? [] : [values];
  const references = list.map((value: Value) => referenceOf(stack, from, value, property, types));
  const candidates = [...new Set(references.flatMap((reference) => reference.candidates))];
  // As many unknown elements as there are candidates are these candidates.
  const certain =
    references.every((reference) => reference.certain) || (Array.isArray(values) && candidates.length === list.length);
  return { candidates, certain, id: undefined };
}
