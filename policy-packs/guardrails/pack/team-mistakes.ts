import type { ConfigProperty } from "../../../lib/guardrail-pack";
import { suggest } from "../../../lib/suggest";
import type { Rule } from "./rule";
import type { TeamRules } from "./team-rules";

/**
 * Refuses what a team asks for that no rule has: what it relies on must not be left undone without a word.
 *
 * @throws Error with every mistake: policies, properties and values that are none, and policies that cannot mend
 */
export function refuseMistakes(rules: readonly Rule[], { config, waivers, mend }: TeamRules): void {
  const mistakes = [
    ...Object.entries(config).flatMap(([id, values]) => configMistakes(rules, id, values)),
    ...waivers.flatMap(({ policy }, at) => strangerTo(rules, `waivers[${at}]`, policy)),
    ...mendMistakes(rules, mend),
  ];
  if (mistakes.length > 0) throw new Error(["guardrails.yaml has mistakes", ...mistakes].join("\n  "));
}

function strangerTo(rules: readonly Rule[], at: string, id: string): readonly string[] {
  return rules.some((rule) => rule.id === id)
    ? []
    : [
        unknownName(
          at,
          "policy",
          id,
          rules.map((rule) => rule.id),
        ),
      ];
}

function configMistakes(rules: readonly Rule[], id: string, values: Readonly<Record<string, unknown>>) {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) return strangerTo(rules, "config", id);
  const schema = rule.configSchema ?? {};
  return Object.entries(values).flatMap(([name, value]) => {
    const property = schema[name];
    const at = `config.${id}`;
    if (property === undefined) return [unknownName(at, "property", name, Object.keys(schema))];
    return isOfType(property, value)
      ? []
      : [`${at}.${name}: got ${JSON.stringify(value)}, expected ${article(property)}`];
  });
}

function unknownName(at: string, what: string, name: string, names: readonly string[]): string {
  const near = suggest(name, names);
  const meant = near ?? (names.length > 0 && names.length <= 8 ? names.join(", ") : undefined);
  return `${at}: there is no ${what} ${name}${meant === undefined ? "" : near === undefined ? `; it has ${meant}` : `; did you mean ${near}?`}`;
}

function article({ type }: ConfigProperty): string {
  return type === "array" ? "a list of texts" : `a ${type}`;
}

function isOfType({ type }: ConfigProperty, value: unknown): boolean {
  if (type === "array") return Array.isArray(value) && value.every((element) => typeof element === "string");
  return typeof value === type;
}

function mendMistakes(rules: readonly Rule[], ids: readonly string[]): readonly string[] {
  const able = rules.filter(({ mend }) => mend !== undefined).map(({ id }) => id);
  const strangers = ids.filter((id) => !able.includes(id));
  return strangers.length === 0
    ? []
    : [`mend: ${strangers.join(", ")} cannot mend; those that can are ${able.join(", ")}`];
}
