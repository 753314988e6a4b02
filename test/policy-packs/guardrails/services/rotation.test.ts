import { expect } from "chai";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { longestInterval } from "../../../../policy-packs/guardrails/services/rotation";

describe("the longest interval of a schedule", () => {
  for (const [schedule, days] of [
    ["rate(30 days)", 30],
    ["RATE(1 Day)", 1],
    ["rate(12 hours)", 0.5],
    ["cron(0 8 1 * ? *)", 31],
    ["cron(0 8 ? * 1 *)", 31],
    ["cron(0 8 1 1/2 ? *)", 62],
    ["cron(0 8 1 */2 ? *)", 62],
    ["cron(0 8 1 1/3 ? *)", 92],
    ["cron(0 8 1 Jan,JUL ? *)", 184],
    ["cron(0 8 1 1-6 ? *)", 215],
    ["cron(0 8 1 1 ? *)", 368],
  ] as const) {
    it(`${schedule}: ${days} days`, () => {
      expect(longestInterval(schedule)).to.equal(days);
    });
  }

  it("what is no schedule, or ends some day, has none; what is not known stays so", () => {
    for (const text of [
      "",
      "monthly",
      "rate(x days)",
      "cron(0 8 1 * ?)",
      "cron(0 8 1 ? ? *)",
      "cron(0 8 1 * ? 2027)",
    ]) {
      expect(longestInterval(text), text).to.equal(undefined);
    }
    expect(longestInterval(UNKNOWN)).to.equal(UNKNOWN);
  });
});
