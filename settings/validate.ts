import { suggest } from "../lib/suggest";
import { type Area, areas, type EveryValue, findSetting, fullKey, type StackKind, settingNames } from "./catalog";
import { yamlFlow } from "./describe-value";
import type { Draft } from "./draft";
import { findingsOfValue } from "./findings-of-value";
import type { Finding, SettingPath } from "./problem";
import { stackRules } from "./rules/stack-rules";
import type { Setting } from "./setting";
import { canonicalStackName, type StackName, stackAliases, stackNames } from "./stack-names";

/** A stack's configuration as it was found, wherever it came from. */
export interface FoundConfig {
  /** The stack's name or alias, as it was given. */
  readonly stack: string;
  /** Values by their full keys: `causeway:azCount`, `aws:region`. */
  readonly entries: ReadonlyMap<string, unknown>;
  /** The full keys whose values are secret; their values are neither looked at nor shown. */
  readonly secretKeys: ReadonlySet<string>;
  /** How a number was written, where that is known. */
  readonly written: (path: SettingPath) => string | undefined;
  /** Turns the stack's target into the embedded cloud, never the other way. */
  readonly targetCloud: "embedded" | undefined;
}

/** What was right, to look at further, and everything that was wrong. */
export interface Validated {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
}

/** Checks each value of a stack and the rules among them. Looks at everything before it answers. */
export function validate(config: FoundConfig): Validated {
  const stack = canonicalStackName(config.stack);
  const kind = kindOf(config, stack);
  const findings: Finding[] = stack === undefined ? [unknownStack(config.stack)] : [];
  const values: Record<string, unknown> = {};
  for (const [key, value] of config.entries) {
    const name = key.startsWith("causeway:") ? key.slice("causeway:".length) : key;
    const found = findingsOfEntry(config, key, name, kind);
    findings.push(...found);
    if (found.length === 0) values[name] = value;
  }
  for (const area of areas.filter((candidate) => isOn(candidate, config, kind)))
    findings.push(...complete(area, config.entries, values));
  if (config.targetCloud !== undefined) values["target"] = config.targetCloud;
  if (!areRightOneByOne(values)) throw new Error("a value that passed its own check fails it the second time");
  const draft = { stack, kind, values };
  return { draft, findings: [...findings, ...stackRules.flatMap((rule) => rule.find(draft))] };
}

/** The name decides; where it is unknown, what the file says. So a wrong kind is one problem and not twenty. */
function kindOf(config: FoundConfig, stack: StackName | undefined): StackKind {
  if (stack !== undefined) return stack === "shared" ? "shared-services" : "environment";
  return config.entries.get("causeway:kind") === "shared-services" ? "shared-services" : "environment";
}

/** Whether an area's settings belong into this stack: its kind fits, and its capability is switched on. */
function isOn(area: Area, { entries }: FoundConfig, kind: StackKind): boolean {
  return area.kinds.includes(kind) && (area.switch === undefined || entries.has(fullKey(area.switch)));
}

function findingsOfEntry(config: FoundConfig, key: string, name: string, kind: StackKind): readonly Finding[] {
  const known = fullKey(name) === key ? findSetting(name) : undefined;
  if (known === undefined) return [unknownKey(key, name)];
  if (config.secretKeys.has(key)) return [secretValue(name)];
  if (!isOn(known.area, config, kind)) return [outOfPlace(key, name, known.area, kind)];
  return findingsOfValue(name, known.setting, config.entries.get(key), config.written);
}

/** Adds the defaults of what is not stated to `values`, and returns what has to be stated and is not. */
function complete(area: Area, entries: ReadonlyMap<string, unknown>, values: Record<string, unknown>): Finding[] {
  const findings: Finding[] = [];
  for (const [name, setting] of Object.entries(area.settings)) {
    if (entries.has(fullKey(name))) continue;
    if (setting.presence === "defaulted") values[name] = structuredClone(setting.default);
    if (setting.presence === "required") findings.push(missing(name, setting));
  }
  return findings;
}

function areRightOneByOne(values: Record<string, unknown>): values is Partial<EveryValue> {
  return Object.entries(values).every(([name, value]) => findSetting(name)?.setting.schema.safeParse(value).success);
}

function missing(name: string, setting: Setting<unknown>): Finding {
  const expected = setting.schema.description ?? setting.unit;
  return { path: [name], got: "nothing", expected, remedy: `add ${fullKey(name)}: ${yamlFlow(setting.example)}` };
}

function unknownStack(name: string): Finding {
  const aliases = Object.entries(stackAliases).map(([alias, meant]) => `${alias} for ${meant}`);
  const near = suggest(name, [...stackNames, ...Object.keys(stackAliases)]);
  return {
    path: [],
    got: `the unknown stack ${JSON.stringify(name)}`,
    expected: `one of ${stackNames.join(", ")} (or ${aliases.join(", ")})`,
    remedy: near === undefined ? "give the stack and its file one of these names" : `did you mean ${near}?`,
  };
}

function unknownKey(key: string, name: string): Finding {
  const got = `the unknown key ${key}`;
  if (!key.includes(":") && findSetting(name) !== undefined) {
    const remedy = `write ${fullKey(name)}`;
    return {
      path: [name],
      got: `${key} without a prefix`,
      expected: "keys that start with causeway:",
      remedy,
      atKey: key,
    };
  }
  if (name === "environment") {
    const remedy = "delete the line; the stack's name says which environment it is";
    return { path: [name], got, expected: "only settings that exist", remedy, atKey: key };
  }
  const isOurs = key !== name || !key.includes(":");
  const near = suggest(name, settingNames);
  return {
    path: [name],
    got,
    expected: isOurs ? "only settings that exist" : "only causeway: keys and aws:region",
    remedy:
      near === undefined
        ? "delete the line; docs/reference/settings.md lists the settings"
        : `did you mean ${fullKey(near)}?`,
    atKey: key,
  };
}

function secretValue(name: string): Finding {
  return {
    path: [name],
    got: "a secret",
    expected: "a plain value, since settings hold no secrets",
    remedy: "state the value plainly, or delete the line if it is a credential: those belong in Secrets Manager",
  };
}

function outOfPlace(key: string, name: string, area: Area, kind: StackKind): Finding {
  const path = [name];
  if (!area.kinds.includes(kind)) {
    const got = `${name} in a stack of kind ${kind}`;
    const expected = `${name} only in stacks of kind ${area.kinds.join(" or ")}`;
    return { path, got, expected, remedy: "delete the line", atKey: key };
  }
  const capability = area.title.toLowerCase();
  return {
    path,
    got: `${name} without ${area.switch}`,
    expected: `${name} only beside ${area.switch}, which switches the ${capability} on`,
    remedy: `add ${fullKey(area.switch ?? name)} to have a ${capability}, or delete the line to have none`,
    atKey: key,
  };
}
