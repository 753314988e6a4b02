import { mustBeText } from "../../facts/must-be";
import { configuredTexts, matchesAny } from "../../pack/configuration";
import type { Rule } from "../../pack/rule";

/** Who may make roles cannot make any that does more than the boundary. Which boundary that is somebody has to say. */
export const iamBoundary: Rule = {
  id: "iam-boundary",
  title: "Roles and users carry the permissions boundary",
  severity: "high",
  tier: "standard",
  frameworks: [],
  requirements: ["C-024"],
  remedy: "set permissionsBoundary to one of the ARNs that the policy configuration names",
  configSchema: {
    boundaries: {
      type: "array",
      items: { type: "string" },
      description: "ARNs of permissions boundaries, * for any text; as long as there are none nothing is asked for",
    },
  },
  types: ["aws:iam/role:Role", "aws:iam/user:User"],
  check({ props }, { config }) {
    const boundaries = configuredTexts(config["boundaries"]);
    if (boundaries.length === 0) return [];
    return mustBeText(props, "permissionsBoundary", (arn) => matchesAny(arn, boundaries), {
      message: `the permissions boundary is none of ${boundaries.join(", ")}`,
    });
  },
};
