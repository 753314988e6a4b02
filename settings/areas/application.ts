import { defaulted } from "../setting";
import { stackNames } from "../stack-names";
import { oneOf, text, wholeNumber } from "../values";

/** What an environment runs and what it leans on. Every environment states these. */
export const applicationSettings = {
  sharedServicesStack: defaulted(oneOf(...stackNames), "shared", {
    doc: "The stack of kind shared-services that collects this environment's audit logs.",
    unit: "stack",
    example: "shared",
    change: "in place: logs go to the other stack's bucket from then on",
    sources: ["C-029", "C-030"],
  }),
  appName: defaulted(
    text(/^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?$/, "1 to 32 lower case letters, digits and hyphens, from a letter on"),
    "data-collection-service",
    {
      doc: "The application that the environment runs; part of the names of its resources.",
      unit: "name",
      example: "data-collection-service",
      change: "replaces the resources that carry the name",
      sources: ["D-029", "XI-18"],
    },
  ),
  appPort: defaulted(wholeNumber(1, 65535, "a TCP port, 1 to 65535"), 8080, {
    doc: "The port that the application listens on; only the load balancer may reach it.",
    unit: "TCP port",
    example: 8080,
    change: "in place: security rules follow, load balancer target groups are replaced",
    sources: ["E-009"],
  }),
} as const;
