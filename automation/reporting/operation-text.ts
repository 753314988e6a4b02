import { isUnknownText } from "../../lib/engine-values";
import type { ChangedProperty, ChangedResource, Changes } from "../engine/operation-log";

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
  if (typeof value === "string" && isUnknownText(value)) return "known after the update";
  const text = JSON.stringify(value) ?? "(nothing that JSON can say)";
  return text.length <= 80 ? text : `${text.slice(0, 48)} … ${text.slice(-24)}`;
}

function propertyText({ path, before, after }: ChangedProperty): string {
  return `      ${path}  ${valueText(before)} → ${valueText(after)}`;
}

/** The order in which a reader wants to know: what may interrupt a service first. */
const order = ["replace", "delete", "update"] as const;

/** How many changed resources are shown one by one; of more, the deletes are counted and the rest is cut. */
const SHOWN = 40;

/**
 * The resources that change, for people: replaced, deleted and updated ones with each changed property, created ones
 * (and deleted ones, when they are many) counted by type.
 */
export function changedText(changed: readonly ChangedResource[]): string {
  const of = (operation: ChangedResource["operation"]) => changed.filter((each) => each.operation === operation);
  const countDeletes = of("delete").length > SHOWN;
  const listed = order.flatMap((operation) => (operation === "delete" && countDeletes ? [] : of(operation)));
  const lines = listed
    .slice(0, SHOWN)
    .flatMap((resource) => [
      `  ${signs[resource.operation]} ${resource.operation}  ${shortType(resource.type)}  ${nameOf(resource.urn)}`,
      ...(resource.operation === "delete" ? [] : resource.properties.map(propertyText)),
    ]);
  if (listed.length > SHOWN) lines.push(`  and ${listed.length - SHOWN} more`);
  return [
    ...lines,
    ...(countDeletes ? countedText("delete", of("delete")) : []),
    ...countedText("create", of("create")),
  ].join("\n");
}

/** Resources counted by type, in lines of a readable width; nothing for none. */
function countedText(operation: "create" | "delete", resources: readonly ChangedResource[]): string[] {
  const counts = new Map<string, number>();
  for (const { type } of resources) {
    if (!type.startsWith("pulumi:")) counts.set(shortType(type), (counts.get(shortType(type)) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const parts = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([type, count]) => `${count} ${type}`);
  return wrap(`  ${signs[operation]} ${operation}  ${parts.join(", ")}`, 110, "            ");
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

/** Seconds as people say them: `0.4 s`, `12 s`, `3m02s`, `24h00m`. */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole >= 3600) return `${Math.floor(whole / 3600)}h${two(Math.floor((whole % 3600) / 60))}m`;
  return `${Math.floor(whole / 60)}m${two(whole % 60)}s`;
}

function two(count: number): string {
  return String(count).padStart(2, "0");
}
