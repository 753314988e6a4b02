import { mustBeText } from "../../facts/must-be";
import type { Rule } from "../../pack/rule";

/**
 * Who runs workflows works with every system that they reach. Not set means that the page is in the network alone.
 *
 * https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html
 */
export const mwaaPrivate: Rule = {
  id: "mwaa-private",
  title: "The page that workflows are run from is not on the internet",
  severity: "high",
  tier: "standard",
  frameworks: [],
  requirements: ["D-009"],
  remedy: "leave webserverAccessMode out, and reach the page through the network",
  types: ["aws:mwaa/environment:Environment"],
  check: ({ props }) =>
    mustBeText(props, "webserverAccessMode", (mode) => mode.toUpperCase() !== "PUBLIC_ONLY", {
      message: "the page is on the internet",
      unset: true,
    }),
};
