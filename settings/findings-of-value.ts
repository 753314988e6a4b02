import { z } from "zod";
import { parseRange } from "../lib/cidr";
import { suggest } from "../lib/suggest";
import { describeValue, yamlFlow } from "./describe-value";
import { type Finding, type SettingPath, writePath } from "./problem";
import type { Setting } from "./setting";

/** Everything that is wrong with the value of one setting. `written` is the text of a number as the file has it. */
export function findingsOfValue(
  name: string,
  setting: Setting<unknown>,
  value: unknown,
  written: (path: SettingPath) => string | undefined,
): readonly Finding[] {
  const result = setting.schema.safeParse(value);
  if (result.success) return [];
  const findings = result.error.issues.flatMap((issue): Finding[] => {
    const inner = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
    const schema = schemaAt(setting.schema, inner);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => unknownField([name, ...inner, key], key, schema));
    }
    const path = [name, ...inner];
    const duplicate: unknown = issue.code === "custom" ? issue.params?.["duplicate"] : undefined;
    if (typeof duplicate === "string") {
      return [{ path, got: `${duplicate} a second time`, expected: issue.message, remedy: "delete one of the two" }];
    }
    const wrong = valueAt(value, inner);
    const source = { name, path, wrong, written: written(path), schema, setting };
    return [{ path, got: describeValue(wrong), expected: issue.message, remedy: remedyFor(source) }];
  });
  return findings.filter((finding, index) => index === findings.findIndex((one) => isSamePlace(one, finding)));
}

/** Whether a setting's value is text, which the engine hands over as it is; everything else comes as JSON. */
export function isTextual(setting: Setting<unknown>): boolean {
  return setting.schema instanceof z.ZodString || setting.schema instanceof z.ZodEnum;
}

/** What YAML's first version took for truth values. */
const oldTruths: ReadonlyMap<string, boolean> = new Map([
  ["yes", true],
  ["on", true],
  ["no", false],
  ["off", false],
]);

interface Wrong {
  readonly name: string;
  readonly path: SettingPath;
  readonly wrong: unknown;
  readonly written: string | undefined;
  readonly schema: z.core.$ZodType | undefined;
  readonly setting: Setting<unknown>;
}

function remedyFor({ name, path, wrong, written, schema, setting }: Wrong): string {
  const field = String(path.findLast((part) => typeof part === "string"));
  const isText = schema instanceof z.ZodString || schema instanceof z.ZodEnum;
  if (isText && (typeof wrong === "number" || typeof wrong === "boolean")) {
    const quoted = JSON.stringify(written ?? String(wrong));
    if (accepts(schema, written ?? String(wrong))) return `put it in quotes: ${field}: ${quoted}`;
  }
  if (!isText && typeof wrong === "string" && accepts(schema, fromJson(wrong))) {
    return `write it without quotes: ${field}: ${wrong}`;
  }
  if (typeof wrong === "string") {
    const meant = schema instanceof z.ZodBoolean ? oldTruths.get(wrong.toLowerCase()) : undefined;
    if (meant !== undefined) return `write ${field}: ${meant}`;
    const near = schema instanceof z.ZodEnum ? suggest(wrong, schema.options.map(String)) : undefined;
    if (near !== undefined) return `did you mean ${near}?`;
    const range = parseRange(wrong);
    if (range?.hasHostBits === true && accepts(schema, range.cidr)) return `write ${range.cidr}, without host bits`;
  }
  if (wrong === undefined) return `add ${writePath(path)}; for example ${name}: ${yamlFlow(setting.example)}`;
  return `write for example ${name}: ${yamlFlow(setting.example)}`;
}

function unknownField(path: SettingPath, key: string, schema: z.core.$ZodType | undefined): Finding {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const near = suggest(key, names);
  return {
    path,
    got: `the unknown field ${key}`,
    expected: `only ${names.join(" and ")}`,
    remedy: near === undefined ? `delete ${key}` : `did you mean ${near}?`,
  };
}

function accepts(schema: z.core.$ZodType | undefined, value: unknown): boolean {
  return schema !== undefined && z.safeParse(schema, value).success;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function schemaAt(schema: z.core.$ZodType | undefined, path: SettingPath): z.core.$ZodType | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return schema;
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest);
  if (schema instanceof z.ZodObject) return schemaAt(schema.shape[part], rest);
  return undefined;
}

function valueAt(value: unknown, path: SettingPath): unknown {
  return path.reduce<unknown>((inner, part) => {
    if (typeof inner !== "object" || inner === null) return undefined;
    return Object.entries(inner).find(([name]) => name === String(part))?.[1];
  }, value);
}

function isSamePlace(one: Finding, other: Finding): boolean {
  return writePath(one.path) === writePath(other.path) && one.expected === other.expected;
}
