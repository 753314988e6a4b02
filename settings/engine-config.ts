import { findSetting, settingOf } from "./catalog";
import { type CloudSurroundings, cloudMismatch } from "./cloud-guard";
import { composeSettings } from "./compose";
import { isTextual } from "./findings-of-value";
import type { ParsedStackFile } from "./parse";
import { type Finding, type Problem, writePath } from "./problem";
import { validate } from "./validate";

/** A stack's configuration as the engine hands it to a program. */
export interface EngineConfig {
  readonly stack: string;
  /** Texts by full keys; anything that is not text in the stack file comes as JSON. */
  readonly texts: Readonly<Record<string, string>>;
  readonly secretKeys: ReadonlySet<string>;
  readonly surroundings: CloudSurroundings;
}

/**
 * The settings of the stack that is being deployed, or all problems: those of its values, by the same schema and rules
 * as its file, and whether the cloud at the other end is the one that is meant. Rules across stacks need all stack
 * files and are left to checkStacks.
 */
export function settingsFromEngine({ stack, texts, secretKeys, surroundings }: EngineConfig): ParsedStackFile {
  // The engine's own keys are not ours to judge: it has acted on them before the program runs.
  const keys = Object.keys(texts).filter((key) => !key.startsWith("pulumi:"));
  const entries = new Map(keys.map((key) => [key, valueOf(key, texts[key] ?? "")]));
  const targetCloud = surroundings.wish === "embedded" ? surroundings.wish : undefined;
  const { draft, findings } = validate({ stack, entries, secretKeys, written: () => undefined, targetCloud });
  const { target } = draft.values;
  const mismatch = target === undefined ? undefined : cloudMismatch(target, surroundings);
  const all = mismatch === undefined ? findings : [...findings, mismatch];
  if (all.length > 0) return { ok: false, problems: all.map((finding) => problemOf(finding, stack)) };
  return { ok: true, settings: composeSettings(draft), problems: [] };
}

function valueOf(key: string, text: string): unknown {
  const known = findSetting(key.replace(/^causeway:/, ""));
  if (known === undefined || isTextual(known.setting)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function problemOf({ path, got, expected, remedy }: Finding, stack: string): Problem {
  const file = `Pulumi.${stack}.yaml`;
  return {
    key: writePath(path),
    setting: settingOf(path),
    got,
    expected,
    remedy,
    file,
    line: undefined,
    column: undefined,
  };
}
