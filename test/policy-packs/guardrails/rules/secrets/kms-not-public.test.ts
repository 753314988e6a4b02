import { expect } from "chai";
import { kmsNotPublic } from "../../../../../policy-packs/guardrails/rules/secrets/kms-not-public";
import { keepsPoliciesClosed, lettingEverybodyIn, saysOf } from "../../closed-policies";

const forms = {
  policyType: "aws:kms/keyPolicy:KeyPolicy",
  types: [
    "aws:kms/key:Key",
    "aws:kms/keyPolicy:KeyPolicy",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
  ],
};

describe("kms-not-public (C-019, A-006)", () => {
  keepsPoliciesClosed(kmsNotPublic, forms);

  it("the service through which a key is used fixes nobody, the account that calls does", () => {
    const policy = saysOf(kmsNotPublic, forms);
    const through = { "kms:ViaService": "ec2.us-east-1.amazonaws.com" };
    expect(policy({ Principal: "*", Condition: { StringEquals: through } })).to.deep.equal(lettingEverybodyIn);
    const called = { ...through, "kms:CallerAccount": "111111111111" };
    expect(policy({ Principal: "*", Condition: { StringEquals: called } })).to.deep.equal([]);
  });
});
