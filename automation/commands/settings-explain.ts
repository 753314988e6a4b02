import { explainSetting } from "../../settings/explain-setting";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { valueText } from "../reporting/operation-text";
import { readStackFiles } from "../stack-files";

/** What a setting means, its bounds and default, what a change of it does, and its value in each stack. */
export function settingsExplain(
  context: CommandContext,
  _options: object,
  [key = ""]: readonly string[],
): Promise<CommandResult> {
  const explained = explainSetting(key, readStackFiles(context.checkout));
  if (!explained.found) throw new Failure("usage", `there is no setting ${JSON.stringify(key)}`, explained.remedy);
  const { doc, type, unit, default: fallback, presence, change, sources, values } = explained;
  const rows: [string, string][] = [
    ["is", doc],
    ["allowed", type],
    ["unit", unit],
    ["default", fallback === null ? "none" : valueText(fallback)],
    ["presence", presence],
    ["change", change],
    ["from", sources.join(", ")],
    ...Object.entries(values).map(([stack, value]): [string, string] => [stack, valueText(value)]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return Promise.resolve({
    exitCode: ExitCode.yes,
    json: { key: explained.key, doc, type, unit, default: fallback, presence, change, sources, values },
    text: [explained.key, ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)].join("\n"),
  });
}
