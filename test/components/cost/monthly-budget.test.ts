import { expect } from "chai";
import { MonthlyBudget, type MonthlyBudgetArgs } from "../../../components/cost/monthly-budget";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const args = { scope, monthlyBudgetUsd: 308, ownAccount: true, topicArn: "arn:topic" };

describe("MonthlyBudget", () => {
  const budgetOf = async (more: Partial<MonthlyBudgetArgs> = {}) => {
    const { recorded } = await record(() => new MonthlyBudget("cost", { ...args, ...more }));
    expect(recorded.names()).to.deep.equal(["cost-monthly-budget"]);
    return recorded.get("cost-monthly-budget").inputs;
  };

  it("tells the topic at 80 % of what the month will come to and at 100 % of what it has come to (C-074, C-077)", async () => {
    const notice = {
      comparisonOperator: "GREATER_THAN",
      thresholdType: "PERCENTAGE",
      subscriberSnsTopicArns: ["arn:topic"],
    };
    expect(await budgetOf()).to.deep.equal({
      name: "causeway-dev-monthly",
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "308.00",
      limitUnit: "USD",
      notifications: [
        { ...notice, notificationType: "FORECASTED", threshold: 80 },
        { ...notice, notificationType: "ACTUAL", threshold: 100 },
      ],
    });
  });

  it("counts what is tagged for the environment where others are in the account, and else everything", async () => {
    expect((await budgetOf({ ownAccount: false }))["costFilters"]).to.deep.equal([
      { name: "TagKeyValue", values: ["user:Environment$dev"] },
    ]);
    expect(await budgetOf()).not.to.have.property("costFilters");
  });
});
