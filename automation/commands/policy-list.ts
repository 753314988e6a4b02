import type { PolicyFacts } from "../../lib/guardrail-pack";
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
  const advisory = Object.entries(levels)
    .filter(([, level]) => level === "advisory")
    .map(([environment]) => environment);
  const where = advisory.length === 0 ? "mandatory everywhere" : `mandatory, advisory in ${advisory.join(", ")}`;
  return `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}  (${where})`;
}
