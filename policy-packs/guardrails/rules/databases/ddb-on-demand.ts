import { mustBeText } from "../../facts/must-be";
import type { Rule } from "../../pack/rule";
import { TABLE } from "../../services/tables";

/** A table takes what comes and costs what is asked of it. Not set means a capacity that somebody has to guess. */
export const ddbOnDemand: Rule = {
  id: "ddb-on-demand",
  title: "Tables are billed by request",
  severity: "low",
  tier: "baseline",
  frameworks: [],
  requirements: ["K-02", "B-008"],
  remedy: 'set billingMode: "PAY_PER_REQUEST" and leave the capacities out',
  types: [TABLE],
  check: ({ props }) =>
    mustBeText(props, "billingMode", (mode) => mode.toUpperCase() === "PAY_PER_REQUEST", {
      message: "the table has a fixed capacity",
    }),
};
