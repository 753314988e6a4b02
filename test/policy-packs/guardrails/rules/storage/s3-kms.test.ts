import { expect } from "chai";
import { s3Kms } from "../../../../../policy-packs/guardrails/rules/storage/s3-kms";
import { resource, together, unknown } from "../../decide";

const key = "arn:aws:kms:us-east-1:1:key/k";
const bucket = (props: object = {}, type = "aws:s3/bucket:Bucket") =>
  resource(type, { bucket: "data", ...props }, { name: "data" });
const encryption = (sseAlgorithm: unknown, kmsMasterKeyId?: unknown) =>
  resource("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", {
    bucket: "data",
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm, kmsMasterKeyId } }],
  });
const answer = (...facts: Parameters<typeof together>[1]) => together(s3Kms, facts);
const refused = ["violation data : the bucket is encrypted with a key of AWS"];

describe("s3-kms (K-01, C-020, D-023)", () => {
  it("a key of ours is accepted, by a resource of its own or inline, also one that is being made", () => {
    expect(answer(bucket(), encryption("aws:kms", key))).to.deep.equal([]);
    expect(answer(bucket(), encryption("aws:kms:dsse", unknown))).to.deep.equal([]);
    const byDefault = { sseAlgorithm: "aws:kms", kmsMasterKeyId: key };
    const rule = { applyServerSideEncryptionByDefault: byDefault };
    expect(answer(bucket({ serverSideEncryptionConfiguration: { rule } }))).to.deep.equal([]);
    const rules = [{ applyServerSideEncryptionByDefaults: [byDefault] }];
    expect(
      answer(bucket({ serverSideEncryptionConfigurations: [{ rules }] }, "aws:s3/bucketV2:BucketV2")),
    ).to.deep.equal([]);
  });

  it("nothing set, a key of S3 and one that AWS manages are refused", () => {
    expect(answer(bucket())).to.deep.equal(refused);
    expect(answer(bucket(), encryption("AES256"))).to.deep.equal(refused);
    expect(answer(bucket(), encryption("aws:kms"))).to.deep.equal(refused);
    expect(answer(bucket(), encryption("aws:kms", "arn:aws:kms:us-east-1:1:alias/aws/s3"))).to.deep.equal(refused);
  });

  it("a bucket that access logs are written to cannot have another key than S3's", () => {
    const logging = (targetBucket: unknown) =>
      resource("aws:s3/bucketLogging:BucketLogging", { bucket: "other", targetBucket });
    expect(answer(bucket(), encryption("AES256"), logging("data"))).to.deep.equal([]);
    expect(answer(bucket(), encryption("AES256"), logging("elsewhere"))).to.deep.equal(refused);
    expect(answer(bucket(), encryption("AES256"), logging(unknown))).to.deep.equal([
      "unknown data : whether access logs are written to the bucket is not known; decided at the update",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(answer(bucket(), encryption(unknown, key))).to.deep.equal([
      "unknown data : it depends on what is not known of it whether the bucket is encrypted with a key of AWS; decided at the update",
    ]);
  });
});
