import type { Problem } from "../../errors";
import type { Law } from "../../law";
import { hasUnknown, type Properties, textOf } from "../../values";
import { otherThan } from "../input-problems";
import { isOn, numberOf, objects, texts } from "../reading";
import { refusal } from "../refusal";

/**
 * A table: its attributes are those that its keys and indexes use, and no others (the provider says so before the API
 * does); capacity is given where it is provisioned, and a protected table stays.
 */
export const tableLaw: Law = {
  check: (inputs) => [
    ...attributeProblems(inputs),
    ...otherThan(inputs, "billingMode", ["PROVISIONED", "PAY_PER_REQUEST"]),
    ...otherThan(inputs, "streamViewType", ["NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"]),
    ...(isOn(inputs, "streamEnabled") && inputs.streamViewType === undefined
      ? [{ property: "streamViewType", reason: "streamViewType is missing; give one where streamEnabled is true." }]
      : []),
  ],

  verify(inputs) {
    const isProvisioned = (textOf(inputs, "billingMode") ?? "PROVISIONED") === "PROVISIONED";
    const isCopy = inputs.restoreSourceName !== undefined || inputs.restoreSourceTableArn !== undefined;
    const missing = ["readCapacity", "writeCapacity"].find((name) => (numberOf(inputs, name) ?? 0) < 1);
    if (isProvisioned && !isCopy && missing !== undefined)
      throw refusal(
        "ValidationException",
        `${missing} must be at least 1 when billingMode is "PROVISIONED"; give it, or billingMode "PAY_PER_REQUEST".`,
      );
  },

  remove(resource) {
    if (isOn(resource.outputs, "deletionProtectionEnabled"))
      throw refusal(
        "ValidationException",
        `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first (${resource.id}).`,
        "precondition",
      );
    return "gone";
  },

  unprotect: (resource) => ({ ...resource.inputs, deletionProtectionEnabled: false }),
};

/** Where a table names attributes. */
const KEYED = ["attributes", "hashKey", "rangeKey", "globalSecondaryIndexes", "localSecondaryIndexes"];

function attributeProblems(inputs: Properties): Problem[] {
  const attributes = objects(inputs.attributes);
  const indexes = [...objects(inputs.globalSecondaryIndexes), ...objects(inputs.localSecondaryIndexes)];
  if (attributes.length === 0 || KEYED.some((name) => hasUnknown(inputs[name]))) return [];
  const schemas = indexes.flatMap((one) => objects(one.keySchemas)).map((one) => textOf(one, "attributeName") ?? "");
  const used = new Set(
    [inputs, ...indexes]
      .flatMap((one) => [
        textOf(one, "hashKey"),
        textOf(one, "rangeKey"),
        ...texts(one.hashKeys),
        ...texts(one.rangeKeys),
      ])
      .concat(schemas)
      .filter((name) => name !== undefined)
      .filter((name) => name !== ""),
  );
  const known = attributes.map((one) => textOf(one, "name") ?? "");
  const idle = known.filter((name) => !used.has(name));
  const lost = [...used].filter((name) => !known.includes(name));
  return [
    ...(idle.length === 0
      ? []
      : [
          {
            property: "attributes",
            reason: `all attributes must be indexed. Unused attributes: ${JSON.stringify(idle)}; leave them out, items have them anyway.`,
          },
        ]),
    ...(lost.length === 0
      ? []
      : [
          {
            property: "attributes",
            reason: `all indexes must match a defined attribute. Unmatched indexes: ${JSON.stringify(lost)}; add them.`,
          },
        ]),
    ...attributes.flatMap((one, at) => otherThan(one, "type", ["S", "N", "B"], `attributes[${at}].type`)),
  ];
}
