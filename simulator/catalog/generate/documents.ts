import type { ValueType } from "../entry";

/** The comment text without its stars, on one line. */
function plainText(comment: string): string {
  return comment
    .replace(/^\s*(\/\*\*|\*\/|\*)/gm, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether the text of a property says without conditions that a change makes a new resource. */
export function saysItReplaces(comment: string): boolean {
  const text = plainText(comment);
  if (/\b(if|when|unless|only|except|exception|decreased|lower|empty string|removing)\b/i.test(clauseOn(text)))
    return false;
  return clauseOn(text) !== "";
}

const replacing =
  /[^.]*\b(forces? (the creation of )?(a )?(new resource|replacement|recreation)|(changing|changes to) (this|the|it)[^.]{0,40}(will |requires )?(force|create|creating|re-?creat|replac)|cannot be changed after creation)[^.]*/i;

/** The sentence that speaks of replacement; `Forces replacement if changed` says no more than `Forces replacement`. */
function clauseOn(text: string): string {
  return (replacing.exec(text)?.[0] ?? "").replace(/(if|when) (changed|modified)/i, "");
}

/** The default that the text of a property states, where it is a plain value of the property's type. */
export function statedDefault(comment: string, type: ValueType): string | number | boolean | undefined {
  const match = /[Dd]efaults?(?: value)?(?: is| to|:)+ `"?([\w.:/-]+)"?`(?! (if|when|for))/.exec(plainText(comment));
  const value = match?.[1];
  if (value === undefined) return undefined;
  if (type.kind === "boolean") return value === "true" ? true : value === "false" ? false : undefined;
  if (type.kind === "number") return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  return type.kind === "string" && value !== "null" ? value : undefined;
}

/** How AWS forms the id, as far as the example of `pulumi import` shows it. See `TypeEntry.idForm`. */
export function idFormOf(token: string, comment: string, properties: ReadonlySet<string>): string {
  const text = plainText(comment);
  const example = new RegExp(`pulumi import ${token} [\\w-]+ ['"]?([^\\s'"\`]+)`).exec(text)?.[1] ?? "";
  const prefixed = /^([a-z][a-z-]*-)[0-9a-f]{6,17}$/.exec(example);
  if (prefixed !== null) return `${prefixed[1]}#`;
  if (example.startsWith("arn:")) return "arn";
  if (/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(example)) return "uuid";
  const named = /using (?:the|its|their) (?:[\w ]+ )?`(\w+)`/
    .exec(text)?.[1]
    ?.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (named !== undefined && named !== "id" && properties.has(named)) return named === "arn" ? "arn" : `=${named}`;
  return properties.has("name") ? "=name" : "#";
}

/** The ARN of the import example with its places left open; undefined where the example is none. */
export function arnFormOf(token: string, comment: string): string | undefined {
  const example = new RegExp(`pulumi import ${token} [\\w-]+ ['"]?(arn:[^\\s'"\`]+)`).exec(plainText(comment))?.[1];
  return example
    ?.replace(/:[a-z]{2}(-[a-z]+)+-\d:/, ":{region}:")
    .replace(/:\d{12}:/, ":{account}:")
    .replace(/[^:/]+$/, "{name}");
}
