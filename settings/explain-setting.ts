import { suggest } from "../lib/suggest";
import { type Area, findSetting, settingNames } from "./catalog";
import { examineStackFile, type StackFileText } from "./parse";
import type { Setting } from "./setting";

/** Everything that is known about one setting. */
export interface SettingExplanation {
  readonly found: true;
  readonly key: string;
  readonly doc: string;
  /** What is allowed, in words. */
  readonly type: string;
  readonly unit: string;
  /** Null when there is no default. */
  readonly default: unknown;
  /** Whether a stack has to state it, and what is true when it does not. */
  readonly presence: string;
  readonly change: string;
  readonly sources: readonly string[];
  /** The value in each stack that has one, defaults included. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** That there is no such setting, and what may have been meant. */
export interface UnknownSetting {
  readonly found: false;
  readonly key: string;
  readonly suggestion: string | undefined;
  readonly remedy: string;
}

/** Explains a setting by its name, with or without prefix; a path such as `devopsIpRanges[0].cidr` will do. */
export function explainSetting(key: string, files: readonly StackFileText[]): SettingExplanation | UnknownSetting {
  const name = key.replace(/^causeway:/, "").split(/[[.]/, 1)[0] ?? key;
  const known = findSetting(name === "region" ? "aws:region" : name);
  if (known === undefined) {
    const suggestion = suggest(name, settingNames);
    const list = "docs/reference/settings.md lists all settings";
    return {
      found: false,
      key: name,
      suggestion,
      remedy: suggestion === undefined ? list : `did you mean ${suggestion}?`,
    };
  }
  const { setting, area } = known;
  const stated = name === "region" ? "aws:region" : name;
  return {
    found: true,
    key: stated,
    doc: setting.doc,
    type: setting.schema.description ?? setting.unit,
    unit: setting.unit,
    default: setting.default ?? null,
    presence: presenceOf(setting, area),
    change: setting.change,
    sources: setting.sources,
    values: Object.fromEntries(
      files.flatMap((file) => {
        const values = examineStackFile(file).draft?.values ?? {};
        return Object.entries(values)
          .filter(([candidate]) => candidate === stated)
          .map(([, value]) => [file.stack, value]);
      }),
    ),
  };
}

/** In words: whether a setting has to be stated, and what is true when it is not. */
export function presenceOf(setting: Setting<unknown>, area: Area): string {
  const where = area.kinds.length === 1 ? ` of kind ${area.kinds.join("")}` : "";
  const whom =
    area.switch === undefined ? `in every stack${where}` : `in every stack${where} that states ${area.switch}`;
  if (setting.presence === "optional") return `optional ${whom}; without it ${setting.absent ?? "nothing is set"}`;
  if (setting.presence === "defaulted") return `optional ${whom}; the default applies without it`;
  const isSwitch = area.switch !== undefined && area.settings[area.switch] === setting;
  return isSwitch ? `optional; without it there is no ${area.title.toLowerCase()}` : `required ${whom}`;
}
