import { type EnforcementLevel, type EnvironmentKind, environmentKinds, type Level } from "../../../lib/guardrail-pack";
import type { Environment } from "./environment";

/**
 * How strictly a rule is held: `baseline` rules everywhere, `standard` ones from staging on, `production` ones where
 * people depend on it and nowhere else (what they ask for costs money: a second zone, a copy, a longer retention).
 */
export type Tier = "baseline" | "standard" | "production";

/** The one table of levels. In a stack whose name is none of ours no rule is disabled. */
const TABLE: Readonly<Record<Tier, Readonly<Record<EnvironmentKind, EnforcementLevel>>>> = {
  baseline: {
    shared: "mandatory",
    dev: "mandatory",
    staging: "mandatory",
    prod: "mandatory",
    "prod-pci": "mandatory",
    other: "mandatory",
  },
  standard: {
    shared: "mandatory",
    dev: "advisory",
    staging: "mandatory",
    prod: "mandatory",
    "prod-pci": "mandatory",
    other: "advisory",
  },
  production: {
    shared: "disabled",
    dev: "disabled",
    staging: "disabled",
    prod: "mandatory",
    "prod-pci": "mandatory",
    other: "advisory",
  },
};

/** A rule's level in every environment. */
export function levelsOf(tier: Tier): Readonly<Record<EnvironmentKind, EnforcementLevel>> {
  return TABLE[tier];
}

/** Whether a rule decides anything in an environment. */
export function isEnabled(tier: Tier, { kind }: Environment): boolean {
  return TABLE[tier][kind] !== "disabled";
}

/** The level of a violation; of a rule that is disabled there is none. */
export function violationLevel(tier: Tier, { kind }: Environment): Level {
  return TABLE[tier][kind] === "mandatory" ? "mandatory" : "advisory";
}

/**
 * The level of what is unknown. What one resource leaves open an update decides before it makes that resource, so it is
 * told and nothing more. What the stack as a whole leaves open would be decided when everything is there: production is
 * not promoted on it where the rule is mandatory.
 *
 * @param scope what the rule looked at
 */
export function unknownLevel(tier: Tier, environment: Environment, scope: "resource" | "stack"): Level {
  return environment.production && scope === "stack" ? violationLevel(tier, environment) : "advisory";
}

/** Every environment of the table, in order. */
export const environments = environmentKinds;
