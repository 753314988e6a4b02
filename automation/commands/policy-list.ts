import type { EnforcementLevel, PolicyFacts } from "../../lib/guardrail-pack";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { loadPack } from "../guardrails/load-pack";
import { checkoutPackFolder } from "../guardrails/pack-folder";

/** Every guardrail: what it is for, what it holds, and how strictly in which environment. */
export async function policyList(_context: CommandContext): Promise<CommandResult> {
  const { policies } = loadPack(checkoutPackFolder()).pack;
  const width = Math.max(...policies.map(({ id }) => id.length));
  return {
    exitCode: ExitCode.yes,
    json: { policies },
    text: policies.map((policy) => policyLine(policy, width)).join("\n"),
  };
}

function policyLine({ id, title, severity, levels }: PolicyFacts, width: number): string {
  const at = (wanted: EnforcementLevel, words: string) => {
    const environments = Object.entries(levels).filter(([, level]) => level === wanted);
    return environments.length === 0 ? [] : [`${words} ${environments.map(([name]) => name).join(", ")}`];
  };
  const less = [...at("advisory", "advisory in"), ...at("disabled", "not asked in")];
  const where = less.length === 0 ? "mandatory everywhere" : ["mandatory", ...less].join(", ");
  return `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}  (${where})`;
}
