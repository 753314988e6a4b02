import { expect } from "chai";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { secretIn } from "../../../../policy-packs/guardrails/secrets/entry";

describe("a secret in a named value", () => {
  it("is told by its name or its looks", () => {
    expect(secretIn("DB_PASSWORD", "correct-horse-9")).to.equal("a value for DB_PASSWORD");
    expect(secretIn("ENDPOINT", "postgres://app:correct-horse@db/shop")).to.equal("a password in a URL");
    expect(secretIn("ENDPOINT", "https://example.com")).to.equal(undefined);
  });

  it("of a value that is not known the name is enough, unless it may stand for another name", () => {
    expect(secretIn("DB_PASSWORD", UNKNOWN)).to.equal("a value for DB_PASSWORD");
    expect(secretIn("DB_SECRET", UNKNOWN)).to.equal(UNKNOWN);
    expect(secretIn("TABLE", UNKNOWN)).to.equal(UNKNOWN);
  });
});
