import { type Answer, allOf, anyOf, not } from "../facts/answers";
import { referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { hasTag } from "../facts/tags";
import {
  hasUnknown,
  isProperties,
  listOf,
  type Properties,
  textOf,
  UNKNOWN,
  type Unknown,
  type Value,
} from "../facts/value";
import { covers, isLike, meets } from "../iam/pattern";
import { CLUSTER, DOCUMENT_CLUSTER, GRAPH_CLUSTER, INSTANCE } from "./databases";
import { TABLE } from "./tables";

export const FILE_SYSTEM = "aws:efs/fileSystem:FileSystem";

/** Where data stores are in ARNs: the service, and the kind of resource with its sign. */
const PLACES: Readonly<Record<string, { readonly service: string; readonly kind: string }>> = {
  [INSTANCE]: { service: "rds", kind: "db:" },
  [CLUSTER]: { service: "rds", kind: "cluster:" },
  [DOCUMENT_CLUSTER]: { service: "rds", kind: "cluster:" },
  [GRAPH_CLUSTER]: { service: "rds", kind: "cluster:" },
  [TABLE]: { service: "dynamodb", kind: "table/" },
  [FILE_SYSTEM]: { service: "elasticfilesystem", kind: "file-system/" },
};

/** Types of resources whose data a backup holds. */
export const dataStores: readonly string[] = Object.keys(PLACES);

/**
 * Whether a backup selection takes a data store in: it is named, or has one of the tags; it meets every condition, and
 * is not named as an exception.
 */
export function selects(stack: Stack, selection: PolicyResource, store: PolicyResource): Answer {
  const { props } = selection;
  return allOf([
    anyOf([names(stack, selection, "resources", store), isTagged(props["selectionTags"], store)]),
    meetsConditions(props["conditions"], store),
    not(names(stack, selection, "notResources", store)),
  ]);
}

function names(stack: Stack, selection: PolicyResource, property: string, store: PolicyResource): Answer {
  const values = listOf(selection.props[property]);
  const known = values === UNKNOWN ? [] : values.filter((value) => value !== UNKNOWN);
  const told = anyOf(known.map((value) => matches(textOf(value), store)));
  if (told === true) return true;
  const { candidates, certain } = referencesOf(stack, selection, selection.props[property], property, dataStores);
  if (candidates.includes(store)) return certain ? true : UNKNOWN;
  // What is not known and comes from other stores is theirs.
  return hasUnknown(values) && candidates.length === 0 ? UNKNOWN : told;
}

/** Whether an ARN, in which `*` is any text, is that of a data store. An ARN not known yet has its service and kind. */
function matches(pattern: string | Unknown | undefined, { type, props }: PolicyResource): Answer {
  if (typeof pattern !== "string") return false;
  const arn = textOf(props["arn"]);
  if (typeof arn === "string") return isLike(pattern, arn);
  const { service = "", kind = "" } = PLACES[type] ?? {};
  const any = `arn:aws:${service}:*:*:${kind}*`;
  return covers(pattern, any) || (meets(pattern, any) ? UNKNOWN : false);
}

function isTagged(tags: Value | undefined, store: PolicyResource): Answer {
  const list = listOf(tags);
  if (list === UNKNOWN) return UNKNOWN;
  return anyOf(list.map((tag) => (isProperties(tag) ? hasPair(tag, store) : UNKNOWN)));
}

function hasPair(pair: Properties, store: PolicyResource): Answer {
  const key = textOf(pair["key"]);
  const value = textOf(pair["value"]);
  if (key === UNKNOWN || value === UNKNOWN) return UNKNOWN;
  return hasTag(store, `${(key ?? "").replace(/^aws:ResourceTag\//, "")}=${value ?? ""}`);
}

/** Conditions on equal tags are looked at; of the other kinds a store is said to be in only when somebody looks. */
function meetsConditions(conditions: Value | undefined, store: PolicyResource): Answer {
  const blocks = listOf(conditions);
  if (blocks === UNKNOWN) return UNKNOWN;
  return allOf(
    blocks.flatMap((block): Answer[] => {
      if (!isProperties(block)) return [UNKNOWN];
      const equals = pairsOf(block["stringEquals"]).map((pair) =>
        isProperties(pair) ? hasPair(pair, store) : UNKNOWN,
      );
      const differs = pairsOf(block["stringNotEquals"]).map((pair) =>
        isProperties(pair) ? not(hasPair(pair, store)) : UNKNOWN,
      );
      const alike = [...pairsOf(block["stringLikes"]), ...pairsOf(block["stringNotLikes"])].map((): Answer => UNKNOWN);
      return [...equals, ...differs, ...alike];
    }),
  );
}

function pairsOf(value: Value | undefined): readonly Value[] {
  const list = listOf(value);
  return list === UNKNOWN ? [UNKNOWN] : list;
}
