import { expect } from "chai";
import { problemsAfter } from "../committed-files";
import { refuses, told } from "../refusals";

describe("settings/rules/identity", () => {
  refuses([
    {
      title: "shared services under an environment's name",
      stack: "dev",
      wrong: { kind: "shared-services" },
      told: [told("kind", "shared-services", "environment for the stack dev", "write kind: environment")],
      right: {},
    },
    {
      title: "an environment under the name of the shared services",
      stack: "shared",
      wrong: { kind: "environment" },
      told: [told("kind", "environment", "shared-services for the stack shared", "write kind: shared-services")],
      right: {},
    },
    {
      title: "an environment that leans on another one",
      stack: "dev",
      wrong: { sharedServicesStack: "prod" },
      told: [
        told(
          "sharedServicesStack",
          "the environment prod",
          "a stack of kind shared-services: shared",
          "write sharedServicesStack: shared",
        ),
      ],
      right: { sharedServicesStack: "shared" },
    },
    {
      title: "a role of another account (D-004, E-004)",
      stack: "dev",
      wrong: { deployRoleArn: "arn:aws:iam::222222222222:role/TerraformRole" },
      told: [
        told(
          "deployRoleArn",
          "a role of account 222222222222",
          "a role of the stack's own account, 111111111111",
          "write deployRoleArn: arn:aws:iam::111111111111:role/TerraformRole, or mend accountId",
        ),
      ],
      right: { deployRoleArn: "arn:aws:iam::111111111111:role/deploy/Causeway" },
    },
    {
      title: "sharing an account with itself",
      stack: "dev",
      wrong: { sharesAccountWith: ["dev"] },
      told: [told("sharesAccountWith[0]", "the stack itself, dev", "other stacks", "delete dev from the list")],
      right: {},
    },
    {
      title: "production that shares with the others (A-003)",
      stack: "prod",
      wrong: { sharesAccountWith: ["shared"] },
      told: [
        told(
          "sharesAccountWith[0]",
          "shared beside prod",
          "production in accounts of its own",
          "delete shared from the list and give prod another account",
        ),
      ],
      right: {},
    },
  ]);

  it("XI-04, A-004: refuses placeholder accounts on AWS, and takes real ones", () => {
    const onAws = (accountId: string, memberId: string) => ({
      shared: {
        target: "aws",
        accountId: "555555555551",
        deployRoleArn: undefined,
        memberAccounts: ["dev", "staging", "prod", "prod-pci"].map((name, index) => ({
          name,
          accountId: name === "dev" ? memberId : String(index + 1).repeat(12),
        })),
      },
      dev: { target: "aws", accountId, deployRoleArn: undefined },
    });
    for (const placeholder of ["111111111111", "000000000000", "123456789012", "987654321098"]) {
      expect(problemsAfter(onAws(placeholder, placeholder))).to.deep.equal([
        {
          stack: "dev",
          problem: {
            key: "accountId",
            got: `the placeholder ${placeholder}`,
            expected: "an account of your own, since target is aws",
            remedy: "write your account's id, or target: embedded to stay on this machine",
          },
        },
      ]);
    }
    expect(problemsAfter(onAws("314159265358", "314159265358"))).to.deep.equal([]);
  });
});
