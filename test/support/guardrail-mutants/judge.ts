import type { Finding, ResourceFacts } from "../../../lib/guardrail-pack";
import type { Rule } from "../../../policy-packs/guardrails/pack/rule";
import { openSession } from "../../../policy-packs/guardrails/pack/session";
import type { TeamRules } from "../../../policy-packs/guardrails/pack/team-rules";
import type { Mutant } from "./mutant";

/**
 * What a rule finds in a changed stack and did not find before: alone in what has changed, and in the whole. Waivers are
 * left out, so that the change counts by itself.
 */
export function caughtBy(
  rule: Rule,
  mutant: Mutant,
  resources: readonly ResourceFacts[],
  team: TeamRules,
): readonly Finding[] {
  const before = new Set(resources);
  const after = mutant.apply(resources);
  const changed = after.filter((resource) => !before.has(resource));
  const urns = new Set(changed.map(({ urn }) => urn));
  const unchanged = resources.filter(({ urn }) => urns.has(urn));
  const known = new Set(findings(rule, mutant, { all: resources, own: unchanged, team }).map(sentence));
  return findings(rule, mutant, { all: after, own: changed, team }).filter((finding) => !known.has(sentence(finding)));
}

function findings(
  rule: Rule,
  { environment, config, answer = "violation" }: Mutant,
  of: { readonly all: readonly ResourceFacts[]; readonly own: readonly ResourceFacts[]; readonly team: TeamRules },
): readonly Finding[] {
  const session = openSession([rule], {
    ...(environment === undefined ? {} : { environment }),
    config: { ...of.team.config, ...(config === undefined ? {} : { [rule.id]: config }) },
  });
  return [...of.own.flatMap((resource) => session.checkResource(resource)), ...session.checkStack(of.all)]
    .filter(({ kind }) => kind === answer)
    .map(({ finding }) => finding);
}

function sentence({ resource, path, message }: Finding): string {
  return `${resource} ${path}: ${message}`;
}
