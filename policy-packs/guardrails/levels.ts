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
 * The level of what is unknown: production must not be promoted on it where the rule is mandatory. Elsewhere it is
 * told, and the update decides.
 */
export function unknownLevel(tier: Tier, environment: Environment): Level {
  return environment.production ? violationLevel(tier, environment) : "advisory";
}

/** Every environment of the table, in order. */
export const environments = environmentKinds;
