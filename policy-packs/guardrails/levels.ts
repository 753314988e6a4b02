import { type EnvironmentKind, environmentKinds, type Level } from "../../lib/guardrail-pack";
import type { Environment } from "./environment";

/** How strictly a rule is held: `baseline` rules everywhere, `standard` ones from staging on. */
export type Tier = "baseline" | "standard";

/** The one table of levels. A rule is off nowhere. */
const TABLE: Readonly<Record<Tier, Readonly<Record<EnvironmentKind, Level>>>> = {
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
};

/** A rule's level in every environment. */
export function levelsOf(tier: Tier): Readonly<Record<EnvironmentKind, Level>> {
  return TABLE[tier];
}

/** The level of a violation. */
export function violationLevel(tier: Tier, { kind }: Environment): Level {
  return TABLE[tier][kind];
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
