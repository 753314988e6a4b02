import { publicPolicyVerdicts } from "../../iam/public-policy";
import type { Rule } from "../../pack/rule";

/** A secret that everybody reads is none. */
export const smNotPublic: Rule = {
  id: "sm-not-public",
  title: "No secret is open to everybody",
  severity: "critical",
  tier: "baseline",
  frameworks: [],
  requirements: ["D-035", "A-021"],
  remedy: "name the principals in the policy, and set blockPublicPolicy: true (components/secrets/secrets.ts)",
  types: ["aws:secretsmanager/secretPolicy:SecretPolicy", "aws:secretsmanager/secret:Secret"],
  check: ({ props }) => publicPolicyVerdicts(props["policy"], "policy"),
};
