import { expect } from "chai";
import { Failure } from "../../../automation/errors";
import { failureJson, failureText } from "../../../automation/reporting/failure";

const failure = new Failure("lock", "dev is being worked on", "wait until it is done", { cause: new Error("secret") });

describe("a failure", () => {
  it("is kind, message and remedy for machines, and nothing of its cause", () => {
    expect(failureJson(failure)).to.deep.equal({
      error: { kind: "lock", message: "dev is being worked on", remedy: "wait until it is done" },
    });
  });

  it("says to people what happened, then what to do", () => {
    expect(failureText(failure)).to.equal("✗ lock  dev is being worked on\n  fix  wait until it is done");
  });
});
