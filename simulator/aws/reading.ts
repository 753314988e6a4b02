import { isList, isProperties, type Properties, textOf, UNKNOWN, type Value } from "../values";

/** The texts of a list; empty where there is no list. What is not a text is left out. */
export function texts(value: Value | undefined): readonly string[] {
  return isList(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The objects of a list, or the one object that is given in place of a list; empty where there is none. */
export function objects(value: Value | undefined): readonly Properties[] {
  if (isProperties(value)) return [value];
  return isList(value) ? value.filter(isProperties) : [];
}

/** The object at a name; an empty one where there is none. */
export function objectOf(properties: Properties, name: string): Properties {
  const value = properties[name];
  return isProperties(value) ? value : {};
}

/** The number at a name; texts that are numbers count. Undefined where there is none. */
export function numberOf(properties: Properties, name: string): number | undefined {
  const value = properties[name];
  if (typeof value === "number") return value;
  return typeof value === "string" && value !== "" && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

/** Whether the value at a name is true, or the text `true`. */
export function isOn(properties: Properties, name: string): boolean {
  return properties[name] === true || properties[name] === "true";
}

/** Whether something was given, be it not known yet. An empty text counts as nothing, as it does for the provider. */
export function isGiven(properties: Properties, name: string): boolean {
  const value = properties[name];
  return value !== undefined && value !== null && value !== "" && !(isList(value) && value.length === 0);
}

/** A text that must be there by now; laws call it for required inputs and for outputs that they themselves set. */
export function mustText(properties: Properties, name: string): string {
  const text = textOf(properties, name);
  if (text === undefined)
    throw new Error(`${name} is ${properties[name] === UNKNOWN ? "unknown" : "missing"}; expected a text by now`);
  return text;
}
