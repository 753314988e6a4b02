import { configuredNumber } from "../../configuration";
import { mustBeNumber } from "../../must-be";
import type { Rule } from "../../rule";

const LONGEST = 3600;

/** A stolen session ends by itself, soon. Not set means an hour. */
export const iamMaxSession: Rule = {
  id: "iam-max-session",
  title: "Sessions of roles last an hour at most",
  severity: "low",
  tier: "standard",
  frameworks: [],
  requirements: ["K-11", "A-044", "C-026"],
  remedy: `leave maxSessionDuration out, or set it to ${LONGEST}`,
  configSchema: { seconds: { type: "number", description: "how long a session may last", default: LONGEST } },
  types: ["aws:iam/role:Role"],
  check({ props }, { config }) {
    const longest = configuredNumber(config["seconds"], LONGEST);
    return mustBeNumber(props, "maxSessionDuration", (seconds) => seconds <= longest, {
      message: `sessions may last longer than ${longest} seconds`,
      unset: true,
    });
  },
};
