import { controls } from "../../frameworks";
import { type Rule, violation } from "../../rule";

/** A key that code makes lies in the state, is never renewed and works from anywhere. */
export const iamNoAccessKey: Rule = {
  id: "iam-no-access-key",
  title: "No access keys in code",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ cis5: ["1.10"], cis3: ["1.11"] }),
  requirements: ["D-026", "E-048"],
  remedy:
    "use a role: of the machine, of the service account (components/cluster/irsa-role.ts) or of the pipeline's OIDC token",
  types: ["aws:iam/accessKey:AccessKey"],
  check: () => [violation("", "it makes a long-lived access key")],
};
