// The pack as the runner loads it: everything in one file, without an engine or an SDK.
import type { GuardrailPack, PolicyFacts } from "../../lib/guardrail-pack";
import { PACK_FORMAT } from "../../lib/guardrail-pack";
import { catalog } from "./catalog";
import { levelsOf } from "./pack/levels";
import type { Rule } from "./pack/rule";
import { openSession } from "./pack/session";
import { refuseMistakes } from "./pack/team-mistakes";
import { teamRules, withTeamRules } from "./pack/team-rules";

function factsOf(rule: Rule): PolicyFacts {
  const { id, title, severity, frameworks, requirements, remedy } = rule;
  return {
    id,
    title,
    severity,
    frameworks,
    requirements,
    levels: levelsOf(rule.tier),
    remedy,
    scope: rule.check === undefined ? "stack" : "resource",
    mends: rule.mend !== undefined,
    configSchema: rule.configSchema ?? {},
  };
}

const team = teamRules(__dirname);
refuseMistakes(catalog, team);

export const pack: GuardrailPack = {
  format: PACK_FORMAT,
  policies: catalog.map(factsOf),
  open: (options) => openSession(catalog, withTeamRules(team, options)),
};
