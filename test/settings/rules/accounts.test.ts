import { expect } from "chai";
import { problemsAfter } from "../committed-files";

const dev = "111111111111";
const role = `arn:aws:iam::${dev}:role/TerraformRole`;
const members = (accounts: Readonly<Record<string, string>>) =>
  Object.entries(accounts).map(([name, accountId]) => ({ name, accountId }));
const stagingWithDev = {
  memberAccounts: members({ dev, staging: dev, prod: "333333333333", "prod-pci": "444444444444" }),
};

describe("settings/rules/accounts", () => {
  it("D-001: refuses one account for two stacks, and tells both", () => {
    expect(problemsAfter({ shared: stagingWithDev, staging: { accountId: dev, deployRoleArn: role } })).to.deep.equal([
      {
        stack: "dev",
        problem: {
          key: "accountId",
          got: "111111111111, the account of staging",
          expected: "an account that no other stack has",
          remedy: "give dev its own account, or write sharesAccountWith: [staging] if they are meant to share",
        },
      },
      {
        stack: "staging",
        problem: {
          key: "accountId",
          got: "111111111111, the account of dev",
          expected: "an account that no other stack has",
          remedy: "give staging its own account, or write sharesAccountWith: [dev] if they are meant to share",
        },
      },
    ]);
  });

  it("A-001: takes it when one of them says that they share", () => {
    for (const speaker of ["dev", "staging"] as const) {
      const staging = { accountId: dev, deployRoleArn: role };
      const edits =
        speaker === "dev"
          ? { shared: stagingWithDev, staging, dev: { sharesAccountWith: ["staging"] } }
          : { shared: stagingWithDev, staging: { ...staging, sharesAccountWith: ["dev"] } };
      expect(problemsAfter(edits), speaker).to.deep.equal([]);
    }
  });

  it("A-003: never lets production share with the others, whatever they say", () => {
    const memberAccounts = members({ dev, staging: "222222222222", prod: dev, "prod-pci": "444444444444" });
    const prod = { accountId: dev, deployRoleArn: role, sharesAccountWith: ["dev"] };
    const told = problemsAfter({ shared: { memberAccounts }, prod });
    expect(told.map(({ stack, problem }) => [stack, problem.key, problem.remedy])).to.deep.equal([
      ["dev", "accountId", "give dev its own account; production shares none with the others"],
      ["prod", "accountId", "give prod its own account; production shares none with the others"],
      ["prod", "sharesAccountWith[0]", "delete dev from the list and give prod another account"],
    ]);
  });

  it("lets the two productions share when they say so", () => {
    const prod = "333333333333";
    const memberAccounts = members({ dev, staging: "222222222222", prod, "prod-pci": prod });
    const pci = {
      accountId: prod,
      deployRoleArn: `arn:aws:iam::${prod}:role/TerraformRole`,
      sharesAccountWith: ["prod"],
    };
    expect(problemsAfter({ shared: { memberAccounts }, "prod-pci": pci })).to.deep.equal([]);
  });

  it("refuses a permission to share that nobody uses", () => {
    expect(problemsAfter({ dev: { sharesAccountWith: ["staging"] } })).to.deep.equal([
      {
        stack: "dev",
        problem: {
          key: "sharesAccountWith[0]",
          got: "staging, which is in account 222222222222",
          expected: "only stacks in the same account, 111111111111",
          remedy: "delete staging from the list, or give both stacks one account",
        },
      },
    ]);
  });

  it("D-003, D-029: refuses one cluster name twice in an account and region", () => {
    const edits = {
      shared: stagingWithDev,
      staging: {
        accountId: dev,
        deployRoleArn: role,
        sharesAccountWith: ["dev"],
        eksClusterName: "data-collection-dev-eks",
      },
    };
    expect(
      problemsAfter(edits).map(({ stack, problem }) => [stack, problem.key, problem.got, problem.remedy]),
    ).to.deep.equal([
      [
        "dev",
        "eksClusterName",
        "data-collection-dev-eks, which staging has in the same account and region",
        "write eksClusterName: data-collection-dev-eks",
      ],
      [
        "staging",
        "eksClusterName",
        "data-collection-dev-eks, which dev has in the same account and region",
        "write eksClusterName: data-collection-staging-eks",
      ],
    ]);
    expect(problemsAfter({ staging: { eksClusterName: "data-collection-dev-eks" } })).to.deep.equal([]);
  });
});
