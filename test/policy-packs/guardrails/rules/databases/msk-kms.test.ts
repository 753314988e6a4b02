import { expect } from "chai";
import { mskKms } from "../../../../../policy-packs/guardrails/rules/databases/msk-kms";
import { alone, resource, unknown } from "../../decide";

const answer = (encryptionAtRestKmsKeyArn?: unknown) =>
  alone(mskKms, resource("aws:msk/cluster:Cluster", { encryptionInfo: { encryptionAtRestKmsKeyArn } }));
const refused = [
  "violation encryptionInfo.encryptionAtRestKmsKeyArn: the brokers' disks are encrypted with a key that AWS manages",
];

describe("msk-kms (K-14, C-020, D-023)", () => {
  it("a key of ours is accepted, also one that is being made", () => {
    expect(answer("arn:aws:kms:us-east-1:1:key/k")).to.deep.equal([]);
    expect(answer(unknown)).to.deep.equal([]);
  });

  it("no key, and one that AWS manages, is refused", () => {
    expect(answer()).to.deep.equal(refused);
    expect(answer("arn:aws:kms:us-east-1:1:alias/aws/kafka")).to.deep.equal(refused);
  });
});
