import { z } from "zod";
import { type Area, areas, fullKey, type StackKind } from "./catalog";
import type { Setting } from "./setting";

type Json = Readonly<Record<string, unknown>>;

/** The JSON Schema (draft 7, which editors know best) of a stack file, as text. */
export function renderStackFileSchema(): string {
  const own = { type: "string", description: "Written by the plain Pulumi CLI; ignored by the platform." };
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Stack file of Causeway",
    type: "object",
    additionalProperties: false,
    required: ["config"],
    properties: { config: configSchema(), encryptionsalt: own, secretsprovider: own, encryptedkey: own },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function configSchema(): Json {
  const entries = areas.flatMap((area) => Object.entries(area.settings));
  return {
    type: "object",
    description: "The stack's settings.",
    additionalProperties: false,
    required: areas.filter(isForEveryStack).flatMap(requiredKeys),
    properties: Object.fromEntries(entries.map(([name, setting]) => [fullKey(name), settingSchema(setting)])),
    dependencies: Object.fromEntries(areas.flatMap(capabilityDependencies)),
    allOf: (["environment", "shared-services"] as const).map(kindSchema),
  };
}

/** A setting's own schema, with its texts where an editor shows them. */
function settingSchema(setting: Setting<unknown>): Json {
  const { $schema: _dialect, description, ...schema } = z.toJSONSchema(setting.schema, { target: "draft-7" });
  return {
    ...schema,
    description: `${setting.doc}\n\nAllowed: ${description}.\nA change: ${setting.change}.`,
    ...(setting.presence === "defaulted" ? { default: setting.default } : {}),
    examples: [setting.example],
  };
}

function isForEveryStack(area: Area): boolean {
  return area.kinds.length > 1 && area.switch === undefined;
}

function requiredKeys(area: Area): string[] {
  return Object.entries(area.settings)
    .filter(([, setting]) => setting.presence === "required")
    .map(([name]) => fullKey(name));
}

/** A capability's settings need its switch, and the switch needs those of them that have no default. */
function capabilityDependencies(area: Area): [string, string[]][] {
  if (area.switch === undefined) return [];
  const on = fullKey(area.switch);
  const rest = Object.keys(area.settings).filter((name) => name !== area.switch);
  const needed = requiredKeys(area).filter((key) => key !== on);
  return [
    ...(needed.length === 0 ? [] : [[on, needed] satisfies [string, string[]]]),
    ...rest.map((name): [string, string[]] => [fullKey(name), [on]]),
  ];
}

/** What a stack of one kind has to state, and what it may not state. */
function kindSchema(kind: StackKind): Json {
  const mine = areas.filter(
    (area) => area.kinds.length === 1 && area.kinds.includes(kind) && area.switch === undefined,
  );
  const foreign = areas.filter((area) => !area.kinds.includes(kind));
  const foreignKeys = foreign.flatMap((area) => Object.keys(area.settings).map(fullKey));
  const isOfKind = { properties: { "causeway:kind": { const: kind } }, required: ["causeway:kind"] };
  // Turned around, since an object with a key named "then" would look like a promise to whoever awaits it.
  return {
    if: { not: isOfKind },
    else: { required: mine.flatMap(requiredKeys), propertyNames: { not: { enum: foreignKeys } } },
  };
}
