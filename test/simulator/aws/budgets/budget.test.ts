import { expect } from "chai";
import { budgetsService } from "../../../../simulator/aws/budgets/service";
import { budgetType } from "../../../../simulator/aws/budgets/types";
import type { Properties } from "../../../../simulator/values";
import { lawWorld } from "../../law-world";

const notice = {
  comparisonOperator: "GREATER_THAN",
  notificationType: "ACTUAL",
  thresholdType: "PERCENTAGE",
  threshold: 100,
  subscriberSnsTopicArns: ["arn:aws:sns:us-east-1:111111111111:warning"],
};
const inputs = { name: "monthly", budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "60.00", limitUnit: "USD" };
const problems = (more: Properties) =>
  lawWorld(budgetsService.laws)
    .problems(budgetType, { ...inputs, ...more })
    .map((text) => text.slice(text.indexOf(": ") + 2));

describe("budgetLaw", () => {
  it("takes a budget of cost that tells a topic", () => {
    expect(problems({})).to.deep.equal([]);
    expect(
      problems({ notifications: [notice, { ...notice, notificationType: "FORECASTED", threshold: 80 }] }),
    ).to.deep.equal([]);
  });

  it("refuses a limit that nothing can stay below, kinds and times that AWS does not know, and a colon in the name", () => {
    expect(problems({ limitAmount: "0" })).to.deep.equal(['limitAmount is "0"; expected a number above 0.']);
    expect(problems({ limitAmount: "a lot" })).to.deep.equal(['limitAmount is "a lot"; expected a number above 0.']);
    expect(problems({ timeUnit: "WEEKLY" })).to.deep.equal([
      'timeUnit is "WEEKLY"; expected DAILY, MONTHLY, QUARTERLY, ANNUALLY or CUSTOM.',
    ]);
    expect(problems({ budgetType: "MONEY" })).to.have.length(1);
    expect(problems({ name: "a:b" })).to.deep.equal(['name is "a:b"; expected 1 to 100 characters without : and \\.']);
  });

  it("refuses a notice that tells nobody, two topics, or what is no topic", () => {
    expect(problems({ notifications: [{ ...notice, subscriberSnsTopicArns: [] }] })).to.deep.equal([
      "notifications[0] tells nobody; give it a subscriber.",
    ]);
    const [arn = ""] = notice.subscriberSnsTopicArns;
    expect(problems({ notifications: [{ ...notice, subscriberSnsTopicArns: [arn, arn] }] })).to.deep.equal([
      "notifications[0].subscriberSnsTopicArns has 2 topics; expected at most 1.",
    ]);
    expect(problems({ notifications: [{ ...notice, subscriberSnsTopicArns: ["warning"] }] })).to.deep.equal([
      'notifications[0].subscriberSnsTopicArns[0] is "warning"; expected an ARN.',
    ]);
    expect(problems({ notifications: [{ ...notice, notificationType: "GUESSED" }] })).to.deep.equal([
      'notifications[0].notificationType is "GUESSED"; expected ACTUAL or FORECASTED.',
    ]);
  });

  it("refuses more notices than AWS keeps", () => {
    expect(problems({ notifications: Array.from({ length: 11 }, () => notice) })).to.deep.equal([
      "notifications has 11 notifications; expected at most 10.",
    ]);
  });
});
