import { type GeneratedFile, renderSettingsDocs } from "../../settings/docs";
import { commandLine } from "../command-line";
import { loadPack } from "../guardrails/load-pack";
import { checkoutPackFolder } from "../guardrails/pack-folder";
import { renderRulesPage } from "../guardrails/rules-page";
import { renderCommandReference } from "./command-reference";

/** Help is asked for, nothing is run. */
function never(): never {
  throw new Error("the reference only asks commands for their help");
}

/** Everything that is generated from the code and committed. */
export function generatedFiles(): readonly GeneratedFile[] {
  const program = commandLine({ contextFor: never, answer: never });
  return [
    ...renderSettingsDocs(),
    { path: "docs/reference/commands.md", text: renderCommandReference(program) },
    { path: "policy-packs/guardrails/RULES.md", text: renderRulesPage(loadPack(checkoutPackFolder()).pack.policies) },
  ];
}
