import type { ChangedProperty, ChangedResource, Changes } from "../engine/operation-log";

/** What the Node SDK and the engine put where a value is only known after the update. */
const UNKNOWN_VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const signs = { create: "+", update: "~", replace: "±", delete: "−" } as const;

/** `+ 3 create   ~ 2 update   294 same`: what there is of each, in words as well as signs. */
export function changesText(changes: Changes): string {
  const parts = (["create", "update", "replace", "delete"] as const)
    .filter((operation) => changes[operation] > 0)
    .map((operation) => `${signs[operation]} ${changes[operation]} ${operation}`);
  return [...(parts.length === 0 ? ["no changes"] : parts), `${changes.same} same`].join("   ");
}

/** The name in a URN: its last part. */
export function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** `ec2.Subnet` of `aws:ec2/subnet:Subnet`, `awsx.ec2.Vpc` of `awsx:ec2:Vpc`: short, and nothing is taken for another. */
export function shortType(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  return [provider === "aws" ? "" : provider, module.split("/")[0], name].filter((part) => part !== "").join(".");
}

/** A value in one line; long ones lose their middle. */
export function valueText(value: unknown): string {
  if (value === undefined) return "(none)";
  if (value === UNKNOWN_VALUE) return "known after the update";
  const text = JSON.stringify(value) ?? "(nothing that JSON can say)";
  return text.length <= 80 ? text : `${text.slice(0, 48)} … ${text.slice(-24)}`;
}

function propertyText({ path, before, after }: ChangedProperty): string {
  return `      ${path}  ${valueText(before)} → ${valueText(after)}`;
}

/** The order in which a reader wants to know: what may interrupt a service first. */
const order = ["replace", "delete", "update"] as const;

/** How many changed resources are shown one by one; the rest are counted. */
const SHOWN = 40;

/**
 * The resources that change, for people: replaced, deleted and updated ones with each changed property, created ones
 * counted by type.
 */
export function changedText(changed: readonly ChangedResource[]): string {
  const listed = order.flatMap((operation) => changed.filter((resource) => resource.operation === operation));
  const lines = listed
    .slice(0, SHOWN)
    .flatMap((resource) => [
      `  ${signs[resource.operation]} ${resource.operation}  ${shortType(resource.type)}  ${nameOf(resource.urn)}`,
      ...(resource.operation === "delete" ? [] : resource.properties.map(propertyText)),
    ]);
  if (listed.length > SHOWN) lines.push(`  and ${listed.length - SHOWN} more`);
  const created = new Map<string, number>();
  for (const { operation, type } of changed) {
    if (operation === "create" && !type.startsWith("pulumi:")) {
      created.set(shortType(type), (created.get(shortType(type)) ?? 0) + 1);
    }
  }
  if (created.size > 0) {
    const counts = [...created].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([type, count]) => `${count} ${type}`);
    lines.push(...wrap(`  + create  ${counts.join(", ")}`, 110, "            "));
  }
  return lines.join("\n");
}

/** Breaks a line at spaces so that it fits; the following ones are indented. */
function wrap(line: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(/(?<=, )/)) {
    if (current !== "" && current.length + word.length > width) {
      lines.push(current.trimEnd());
      current = indent;
    }
    current += word;
  }
  return [...lines, current.trimEnd()];
}

/** Seconds as people say them: `0.4 s`, `12 s`, `3m02s`. */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}m${String(whole % 60).padStart(2, "0")}s`;
}
