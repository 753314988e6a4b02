import { isOn, objectOf } from "../aws/reading";
import { type Properties, sameValue } from "../values";
import type { Kind } from "./kind";
import { refusal } from "./refusal";

/** A field that the API never changes and the provider does not know as one that replaces, and the API's words. */
interface FixedField {
  readonly path: readonly [string] | readonly [string, string];
  readonly words: string;
}

const field = (words: string, ...path: FixedField["path"]): FixedField => ({ path, words });
const VOLUME_CLAIM =
  "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

/** By group and kind; from the update validations of Kubernetes' API. */
const FIXED: Readonly<Record<string, readonly FixedField[]>> = {
  "storage.k8s.io/StorageClass": [
    field("updates to reclaimPolicy are forbidden.", "reclaimPolicy"),
    field("updates to volumeBindingMode are forbidden.", "volumeBindingMode"),
  ],
  "/PersistentVolumeClaim": [
    field(VOLUME_CLAIM, "spec", "volumeMode"),
    field(VOLUME_CLAIM, "spec", "dataSource"),
    field(VOLUME_CLAIM, "spec", "dataSourceRef"),
  ],
  "scheduling.k8s.io/PriorityClass": [field("may not be changed in an update.", "value")],
  "node.k8s.io/RuntimeClass": [field("field is immutable", "handler")],
  "networking.k8s.io/IngressClass": [field("field is immutable", "spec", "controller")],
  "apiextensions.k8s.io/CustomResourceDefinition": [
    field("field is immutable", "spec", "group"),
    field("field is immutable", "spec", "scope"),
  ],
};

/** Refuses a change of what the API does not let change. @throws CloudError */
export function checkFixedFields(kind: Kind, name: string, before: Properties, after: Properties): void {
  const remedy = "replace the object: pulumi up --target-replace, or another name";
  for (const { path, words } of FIXED[`${kind.group}/${kind.kind}`] ?? []) {
    if (sameValue(at(before, path), at(after, path))) continue;
    throw refusal("Invalid", `${kind.kind} "${name}" is invalid: ${path.join(".")}: Forbidden: ${words}; ${remedy}`);
  }
  if (kind.group === "" && ["ConfigMap", "Secret"].includes(kind.kind) && isOn(before, "immutable")) {
    if (isOn(after, "immutable")) return;
    throw refusal(
      "Invalid",
      `${kind.kind} "${name}" is invalid: immutable: Forbidden: field is immutable when \`immutable\` is set; ${remedy}`,
    );
  }
}

function at(properties: Properties, [first, second]: FixedField["path"]): Properties[string] {
  return (second === undefined ? properties[first] : objectOf(properties, first)[second]) ?? null;
}
