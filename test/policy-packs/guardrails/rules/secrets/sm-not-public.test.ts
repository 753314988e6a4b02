import { smNotPublic } from "../../../../../policy-packs/guardrails/rules/secrets/sm-not-public";
import { keepsPoliciesClosed } from "../../closed-policies";

describe("sm-not-public (D-035, A-021)", () => {
  keepsPoliciesClosed(smNotPublic, {
    policyType: "aws:secretsmanager/secretPolicy:SecretPolicy",
    types: ["aws:secretsmanager/secret:Secret", "aws:secretsmanager/secretPolicy:SecretPolicy"],
  });
});
