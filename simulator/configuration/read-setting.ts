import { isProperties, type Properties, UNKNOWN, type Value } from "../values";

/** A provider's setting by name; a nested one may come as its JSON text. `undefined` where it is not given, null, or empty text. */
export function readSetting(settings: Properties, name: string): Value | undefined {
  const value = Object.hasOwn(settings, name) ? settings[name] : undefined;
  if (value === null || value === "") return undefined;
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    const parsed: Value = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}

/** A setting that is a list of texts. Unknown members are left out. */
export function readTexts(settings: Properties, name: string): readonly string[] {
  const value = readSetting(settings, name);
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** A setting that is an object with texts by name; UNKNOWN when it, or a part of it, is not known yet. */
export function readTable(value: Value | undefined): Readonly<Record<string, string>> | typeof UNKNOWN {
  if (value === UNKNOWN) return UNKNOWN;
  if (!isProperties(value)) return {};
  const table: Record<string, string> = {};
  for (const [name, text] of Object.entries(value)) {
    if (text === UNKNOWN) return UNKNOWN;
    if (typeof text === "string") table[name] = text;
  }
  return table;
}
