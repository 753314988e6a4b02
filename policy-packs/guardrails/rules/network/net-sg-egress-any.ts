import { dataGroups } from "../../network/data-tier";
import { publicExposures } from "../../network/exposure";
import { egressGrants } from "../../network/group-rules";
import { allPorts } from "../../network/ports";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** Who has got into a data store must not be able to take the data anywhere. */
export const netSgEgressAny: Rule = {
  id: "net-sg-egress-any",
  title: "Security groups of the data tier do not let everything out to the internet",
  severity: "medium",
  tier: "production",
  frameworks: controls({ checkov: ["CKV_AWS_382"] }),
  requirements: ["E-008", "E-010", "D-013"],
  remedy: "take the egress rule out: answers need none, and a data store has nobody to call",
  checkStack(stack) {
    const groups = dataGroups(stack);
    const grants = egressGrants(stack).filter(({ group }) => groups.has(group));
    return publicExposures(grants, ({ traffic }) => allPorts(traffic), {
      say: (ranges, services) => `the data tier reaches the internet (${ranges}) at ${services}`,
      ask: (_, services) => `where traffic may go is not known; it would be ${services}`,
    });
  },
};
