import { mustBeNumber } from "../../facts/must-be";
import type { Rule } from "../../pack/rule";

/** AWS's own lower bound of the window; only 0 is below it. */
const SHORTEST_DAYS = 7;

/** A secret that was deleted by mistake, or by somebody who wants harm, can be had back. Not set means 30 days. */
export const smRecovery: Rule = {
  id: "sm-recovery",
  title: "A deleted secret can be had back",
  severity: "medium",
  tier: "production",
  frameworks: [],
  requirements: ["B-038"],
  remedy: `leave recoveryWindowInDays out, or set it to ${SHORTEST_DAYS} at least`,
  types: ["aws:secretsmanager/secret:Secret"],
  check: ({ props }) =>
    mustBeNumber(props, "recoveryWindowInDays", (days) => days >= SHORTEST_DAYS, {
      message: "a deleted secret is gone at once",
      unset: true,
    }),
};
