import { expect } from "chai";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { all, any, type Decision, isPossible, not } from "../../../../policy-packs/guardrails/iam/decision";

const answers: readonly Decision[] = [false, UNKNOWN, "sometimes", true];

describe("answers", () => {
  it("all is as certain as the least certain, any as the most certain", () => {
    answers.forEach((one, at) => {
      answers.forEach((other, index) => {
        expect(all([one, other])).to.equal(answers[Math.min(at, index)]);
        expect(any([one, other])).to.equal(answers[Math.max(at, index)]);
      });
    });
  });

  it("of nothing all are, and none is", () => {
    expect(all([])).to.equal(true);
    expect(any([])).to.equal(false);
  });

  it("the opposite of what is only perhaps or sometimes so is no surer", () => {
    expect(answers.map(not)).to.deep.equal([true, UNKNOWN, "sometimes", false]);
  });

  it("possible is what is sometimes so, not what is not known", () => {
    expect(answers.map(isPossible)).to.deep.equal([false, false, true, true]);
  });
});
