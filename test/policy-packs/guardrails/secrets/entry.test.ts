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

  it("of an ARN that is not known there is nothing to say; once it is, what it is counts", () => {
    for (const name of ["SNS_TOPIC_ARN", "--RedshiftRoleARN", "queueArn"]) {
      expect(secretIn(name, UNKNOWN)).to.equal(undefined);
      expect(secretIn(name, ["AKIA", "Q3EGRIOZ5TYN7K2A"].join(""))).not.to.equal(undefined);
      expect(secretIn(name, "arn:aws:sns:us-east-1:111111111111:results")).to.equal(undefined);
    }
    expect(secretIn("DB_SECRET", UNKNOWN)).to.equal(UNKNOWN);
  });
});
