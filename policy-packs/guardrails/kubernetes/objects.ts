import type { PolicyResource } from "../facts/resource";
import { isList, isProperties, type Properties, textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";

/** An object of a cluster, as a resource makes or changes it. */
export interface KubernetesObject {
  /** Such as `Deployment`, of whichever version. */
  readonly kind: string;
  readonly props: Properties;
  /** What the paths of its properties start with: `items[0].` in a list, nothing otherwise. */
  readonly prefix: string;
  /** Whether it only changes a part of an object, so that what is not set stays as it is. */
  readonly partial: boolean;
}

const TYPE = /^kubernetes:(?!helm\.sh\/|yaml|kustomize)[^:]+:(?<kind>[A-Za-z]+?)(?<form>Patch|List)?$/;

/** An object of which nothing is known but its kind. */
const NOTHING_KNOWN: Properties = Object.fromEntries(
  ["metadata", "spec", "data", "template", "rules", "roleRef", "subjects"].map((name) => [name, UNKNOWN]),
);

/** The objects that a resource makes: itself, or what is in its list. Empty for what is not of a cluster. */
export function objectsOf({ type, props }: PolicyResource): readonly KubernetesObject[] {
  const { kind, form } = TYPE.exec(type)?.groups ?? {};
  if (kind === undefined) return [];
  if (form !== "List" && kind !== "List") return [{ kind, props, prefix: "", partial: form === "Patch" }];
  const items: Value | undefined = props["items"];
  if (!isList(items))
    return items === UNKNOWN ? [{ kind, props: NOTHING_KNOWN, prefix: "items.", partial: false }] : [];
  return items.map((item, index) => {
    const own = isProperties(item) ? textOf(item["kind"]) : undefined;
    return {
      kind: typeof own === "string" ? own : kind,
      props: isProperties(item) ? item : NOTHING_KNOWN,
      prefix: `items[${index}].`,
      partial: false,
    };
  });
}

/** A text of an object's metadata: its name, its namespace. */
export function metadataText({ props }: KubernetesObject, name: "name" | "namespace"): string | Unknown | undefined {
  const { metadata } = props;
  return metadata === UNKNOWN ? UNKNOWN : isProperties(metadata) ? textOf(metadata[name]) : undefined;
}

/** A map of an object's metadata: labels, annotations. */
export function metadataMap({ props }: KubernetesObject, name: "labels" | "annotations"): Properties | Unknown {
  const { metadata } = props;
  const map = isProperties(metadata) ? metadata[name] : metadata;
  return map === UNKNOWN ? UNKNOWN : isProperties(map) ? map : {};
}
