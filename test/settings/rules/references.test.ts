import { expect } from "chai";
import { checkStacks } from "../../../settings/check-stacks";
import { committedFile, problemsAfter } from "../committed-files";
import { refuses, told } from "../refusals";

describe("settings/rules/references", () => {
  refuses([
    {
      title: "a member list without an environment (C-030)",
      stack: "shared",
      wrong: {
        memberAccounts: [
          { name: "dev", accountId: "111111111111" },
          { name: "staging", accountId: "222222222222" },
          { name: "prod", accountId: "333333333333" },
        ],
      },
      told: [
        told(
          "memberAccounts",
          "no account of prod-pci",
          "the account of every environment",
          'add { name: prod-pci, accountId: "444444444444" }',
        ),
      ],
      right: {},
    },
    {
      title: "a member under another account (C-030)",
      stack: "shared",
      wrong: {
        memberAccounts: [
          { name: "dev", accountId: "666666666666" },
          { name: "staging", accountId: "222222222222" },
          { name: "prod", accountId: "333333333333" },
          { name: "prod-pci", accountId: "444444444444" },
        ],
      },
      told: [
        told(
          "memberAccounts[0].accountId",
          "666666666666 for dev",
          "the account that dev is in, 111111111111",
          'write { name: dev, accountId: "111111111111" }, or mend accountId of dev',
        ),
      ],
      right: {
        memberAccounts: [
          { name: "dev", accountId: "111111111111" },
          { name: "staging", accountId: "222222222222" },
          { name: "prod", accountId: "333333333333" },
          { name: "prod-pci", accountId: "444444444444" },
          { name: "client", accountId: "666666666666" },
        ],
      },
    },
    {
      title: "an environment in another cloud than its shared services",
      stack: "dev",
      wrong: { target: "local" },
      told: [
        told(
          "target",
          "local, while shared is on embedded",
          "the cloud that holds shared, whose log bucket dev writes to",
          "write target: local in the stack file of shared first",
        ),
      ],
      right: { target: "embedded" },
    },
  ]);

  it("C-029: refuses an environment without the file of its shared services", () => {
    const [dev] = checkStacks([committedFile("dev")]).stacks;
    expect(dev?.problems.map(({ key, got, expected, remedy }) => [key, got, expected, remedy])).to.deep.equal([
      [
        "sharedServicesStack",
        "shared, which has no stack file",
        "a stack with a stack file",
        "add Pulumi.shared.yaml, or check dev together with shared",
      ],
    ]);
    expect(checkStacks([committedFile("dev"), committedFile("shared")]).stacks.map(({ ok }) => ok)).to.deep.equal([
      true,
      true,
    ]);
  });

  it("lets an environment stay on the embedded cloud when its shared services have left it", () => {
    expect(problemsAfter({ shared: { target: "local" } })).to.deep.equal([]);
    expect(problemsAfter({ shared: { target: "local" }, dev: { target: "local" } })).to.deep.equal([]);
  });
});
