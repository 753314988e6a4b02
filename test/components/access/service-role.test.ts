import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { roleWithPolicies } from "../../../components/access/service-role";
import { serviceTrust } from "../../../lib/iam-policy";
import { promised, record } from "../../support/pulumi-mocks";

const trust = [serviceTrust("ec2.amazonaws.com")];
const read = { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: pulumi.output("arn:b") } as const;

describe("roleWithPolicies", () => {
  it("makes a role, its own policy and an attachment for each managed one, and hands all policies back", async () => {
    const { recorded, result } = await record(() => {
      const parent = new pulumi.ComponentResource("causeway:test:Parent", "parent");
      const args = {
        roleName: "r",
        description: "d",
        trust,
        statements: [read],
        managedPolicies: ["service-role/A", "B"],
      };
      return roleWithPolicies("role", args, parent);
    });
    expect(recorded.names()).to.deep.equal(["role", "role-A", "role-B", "role-policy"]);
    expect(recorded.json("role-policy").Statement).to.deep.equal([{ ...read, Resource: "arn:b" }]);
    expect(await promised(result.policies.map(({ urn }) => urn))).to.have.length(3);
  });

  it("makes no policy of its own where nothing is to be allowed", async () => {
    const { recorded } = await record(() => {
      const parent = new pulumi.ComponentResource("causeway:test:Parent", "parent");
      return roleWithPolicies("role", { roleName: "r", description: "d", trust }, parent);
    });
    expect(recorded.names()).to.deep.equal(["role"]);
  });
});
