import { expect } from "chai";
import { Failure } from "../../automation/errors";

describe("Failure", () => {
  it("has the exit code of its kind: no 1, usage 2, could not find out 3, waiting 4", () => {
    const codes = (["failed", "usage", "settings", "engine", "cloud", "program", "state", "lock", "bug"] as const).map(
      (kind) => [kind, new Failure(kind, "what", "remedy").exitCode],
    );
    expect(Object.fromEntries(codes)).to.deep.equal({
      failed: 1,
      usage: 2,
      settings: 2,
      engine: 3,
      cloud: 3,
      program: 3,
      state: 3,
      lock: 4,
      bug: 3,
    });
  });
});
