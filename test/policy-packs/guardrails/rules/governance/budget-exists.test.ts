import { expect } from "chai";
import { budgetExists } from "../../../../../policy-packs/guardrails/rules/governance/budget-exists";
import { resource, together, unknown } from "../../decide";

const told = { subscriberSnsTopicArns: ["arn:aws:sns:eu-west-1:111111111111:warning"] };
const budget = (notifications: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  resource("aws:budgets/budget:Budget", { budgetType: "COST", notifications, ...more }, { name: "budget" });
const detector = resource("aws:guardduty/detector:Detector", {}, { name: "detector" });
const stack = (...facts: Parameters<typeof together>[1]) => together(budgetExists, [detector, ...facts]);
const lacking = ["violation detector : nobody is told when the account costs more than it may"];

describe("budget-exists (C-077)", () => {
  it("a budget of cost that tells a topic or an address is accepted", () => {
    expect(stack(budget([told]))).to.deep.equal([]);
    expect(stack(budget([{ subscriberEmailAddresses: ["a@example.org"] }]))).to.deep.equal([]);
    expect(stack(budget([{}, told], { budgetType: "cost" }))).to.deep.equal([]);
    expect(stack(budget([{ subscriberSnsTopicArns: unknown }]))).to.deep.equal([]);
  });

  it("no budget, one that tells nobody, and one of something else than cost are none", () => {
    expect(stack()).to.deep.equal(lacking);
    for (const notifications of [undefined, [], [{}], [{ subscriberSnsTopicArns: [], subscriberEmailAddresses: [] }]]) {
      expect(stack(budget(notifications))).to.deep.equal(lacking);
    }
    expect(stack(budget([told], { budgetType: "USAGE" }))).to.deep.equal(lacking);
  });

  it("a stack that does not look after the account is not asked", () => {
    expect(together(budgetExists, [resource("aws:s3/bucket:Bucket", {})])).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    const what = "whether the budget tells somebody of the cost is not known; decided at the update";
    for (const each of [budget(unknown), budget([unknown]), budget([told], { budgetType: unknown })]) {
      expect(stack(each)).to.deep.equal([`unknown budget notifications: ${what}`]);
    }
    expect(stack(budget(unknown), budget([told]))).to.deep.equal([]);
  });
});
