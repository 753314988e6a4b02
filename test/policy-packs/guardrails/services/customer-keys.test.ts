import { expect } from "chai";
import { UNKNOWN, type Value } from "../../../../policy-packs/guardrails/facts/value";
import { isCustomerKey, mustBeCustomerKey } from "../../../../policy-packs/guardrails/services/customer-keys";

describe("keys of our own", () => {
  it("a key's id, ARN or alias is one, and so is a key that is being made", () => {
    const ours: readonly Value[] = ["1234", "arn:aws:kms:us-east-1:1:key/1234", "alias/main", "alias/awsome", UNKNOWN];
    for (const key of ours) {
      expect(isCustomerKey(key)).to.equal(true);
    }
  });

  it("nothing, and a key that AWS manages in any spelling, is none", () => {
    const managed = ["alias/aws/rds", "aws/secretsmanager", "arn:aws:kms:us-east-1:1:alias/aws/s3", "alias/AWS/s3"];
    for (const key of [undefined, null, "", ...managed]) {
      expect(isCustomerKey(key)).to.equal(false);
    }
  });

  it("the property is found at its path", () => {
    expect(mustBeCustomerKey({ block: [{ key: "k" }] }, "block.key", "no key")).to.deep.equal([]);
    expect(mustBeCustomerKey({ block: {} }, "block.key", "no key")).to.deep.equal([
      { kind: "violation", path: "block.key", message: "no key" },
    ]);
  });
});
