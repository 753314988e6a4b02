import { refuses, told } from "../refusals";

describe("the settings of the area account", () => {
  refuses([
    {
      title: "a missing account",
      stack: "dev",
      wrong: { accountId: undefined },
      told: [
        told("accountId", "nothing", "an account id: 12 digits, in quotes", 'add causeway:accountId: "111111111111"'),
      ],
      right: { accountId: "111111111111" },
    },
    {
      title: "an account id that is a number (D-001)",
      stack: "dev",
      wrong: { accountId: 111111111111 },
      told: [
        told(
          "accountId",
          "111111111111 (a number)",
          "an account id: 12 digits, in quotes",
          'put it in quotes: accountId: "111111111111"',
        ),
      ],
      right: { accountId: "111111111111" },
    },
    {
      title: "an account id that is too short (A-003)",
      stack: "dev",
      wrong: { accountId: "11111111111" },
      told: [
        told(
          "accountId",
          '"11111111111"',
          "an account id: 12 digits, in quotes",
          'write for example accountId: "111111111111"',
        ),
      ],
      right: { accountId: "111111111111" },
    },
    {
      title: "an unknown kind",
      stack: "dev",
      wrong: { kind: "enviroment" },
      told: [told("kind", '"enviroment"', "one of shared-services, environment", "did you mean environment?")],
      right: { kind: "environment" },
    },
    {
      title: "an unknown target",
      stack: "dev",
      wrong: { target: "embeded" },
      told: [told("target", '"embeded"', "one of embedded, local, aws", "did you mean embedded?")],
      right: { target: "embedded" },
    },
    {
      title: "a role that is no ARN (E-004)",
      stack: "dev",
      wrong: { deployRoleArn: "TerraformRole" },
      told: [
        told(
          "deployRoleArn",
          '"TerraformRole"',
          "the ARN of an IAM role",
          "write for example deployRoleArn: arn:aws:iam::111111111111:role/TerraformRole",
        ),
      ],
      right: { deployRoleArn: undefined },
    },
    {
      title: "an owner that is no tag value",
      stack: "dev",
      wrong: { owner: "you & me" },
      told: [
        told(
          "owner",
          '"you & me"',
          "a tag value: 1 to 256 letters, digits, spaces or _ . : / = + - @",
          "write for example owner: platform-team",
        ),
      ],
      right: { owner: "platform-team" },
    },
    {
      title: "an empty cost center",
      stack: "dev",
      wrong: { costCenter: "" },
      told: [
        told(
          "costCenter",
          '""',
          "a tag value: 1 to 256 letters, digits, spaces or _ . : / = + - @",
          "write for example costCenter: data-collection",
        ),
      ],
      right: { costCenter: "cc 1001" },
    },
    {
      title: "a budget of nothing",
      stack: "dev",
      wrong: { monthlyBudgetUsd: 0 },
      told: [
        told(
          "monthlyBudgetUsd",
          "0 (a number)",
          "a whole number of US dollars, 1 to 10000000",
          "write for example monthlyBudgetUsd: 300",
        ),
      ],
      right: { monthlyBudgetUsd: 1 },
    },
    {
      title: "sharing with a stack that does not exist",
      stack: "dev",
      wrong: { sharesAccountWith: ["stagin"] },
      told: [
        told(
          "sharesAccountWith[0]",
          '"stagin"',
          "one of shared, dev, staging, prod, prod-pci",
          "did you mean staging?",
        ),
      ],
      right: { sharesAccountWith: [] },
    },
    {
      title: "a text where a list belongs",
      stack: "dev",
      wrong: { sharesAccountWith: "staging" },
      told: [
        told(
          "sharesAccountWith",
          '"staging"',
          "a list of stacks, each named once",
          "write for example sharesAccountWith: [dev]",
        ),
      ],
      right: { sharesAccountWith: [] },
    },
    {
      title: "a secret (D-026)",
      stack: "dev",
      wrong: { owner: { secure: "v1:hunter2" } },
      told: [
        told(
          "owner",
          "a secret",
          "a plain value, since settings hold no secrets",
          "state the value plainly, or delete the line if it is a credential: those belong in Secrets Manager",
        ),
      ],
      right: { owner: "platform-team" },
    },
  ]);
});
