import { expect } from "chai";
import { logRetention } from "../../../components/observability/log-retention";

describe("logRetention", () => {
  it("is the shortest on offer that keeps records long enough (E-122)", () => {
    expect(logRetention(30)).to.equal(30);
    expect(logRetention(365)).to.equal(365);
    expect(logRetention(366)).to.equal(400);
  });

  it("refuses what CloudWatch does not offer", () => {
    expect(logRetention(3653)).to.equal(3653);
    expect(() => logRetention(3654)).to.throw(
      RangeError,
      "a retention of 3654 days was asked for; expected at most 3653",
    );
  });
});
