import { expect } from "chai";
import { PeopleRoles } from "../../../components/access/people-roles";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

describe("PeopleRoles", () => {
  it("are taken on by people of the account who signed in with MFA (E-021, E-022)", async () => {
    const { recorded } = await record(() => new PeopleRoles("people", { scope, operatorPolicyArn: "arn:operator" }));
    expect(recorded.names()).to.deep.equal([
      "people-developers",
      "people-developers-policy",
      "people-devops",
      "people-devops-policy",
      "people-devops-sessions",
    ]);
    for (const role of ["people-devops", "people-developers"]) {
      expect(recorded.json(role, "assumeRolePolicy").Statement, role).to.deep.equal([
        {
          Sid: "PeopleOfThisAccountWithMfa",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111111111111:root" },
          Action: "sts:AssumeRole",
          Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
        },
      ]);
    }
    expect(recorded.get("people-devops-sessions").inputs["policyArn"]).to.equal("arn:operator");
  });
});
