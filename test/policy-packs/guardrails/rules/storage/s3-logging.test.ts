import { expect } from "chai";
import { s3Logging } from "../../../../../policy-packs/guardrails/rules/storage/s3-logging";
import { resource, together, unknown } from "../../decide";

const BUCKET = "aws:s3/bucket:Bucket";
const bucket = (name: string, props: object = {}) => resource(BUCKET, { bucket: name, ...props }, { name });
const logging = (of: string, targetBucket: unknown, on: readonly string[] = []) =>
  resource(
    "aws:s3/bucketLogging:BucketLogging",
    { bucket: of, targetBucket },
    { name: "logging", propertyDependencies: { targetBucket: on } },
  );
const answer = (...facts: Parameters<typeof together>[1]) => together(s3Logging, facts);
const refused = (name: string) =>
  `violation ${name} : nobody can look up who has read the bucket: its accesses are not logged to another one`;

describe("s3-logging (C-031)", () => {
  it("a bucket that logs to another one is accepted, and the other one as well", () => {
    expect(answer(bucket("data"), bucket("logs"), logging("data", "logs"))).to.deep.equal([]);
    expect(answer(bucket("data", { logging: { targetBucket: "logs" } }), bucket("logs"))).to.deep.equal([]);
    expect(answer(bucket("data"), logging("data", "bucket-of-another-stack"))).to.deep.equal([]);
    expect(answer(bucket("data"), logging("data", unknown))).to.deep.equal([]);
  });

  it("one that does not is refused", () => {
    expect(answer(bucket("data"))).to.deep.equal([refused("data")]);
    expect(answer(bucket("data"), logging("other", "elsewhere"))).to.deep.equal([refused("data")]);
  });

  it("a bucket that logs to itself is refused, by name, by dependency and inline", () => {
    expect(answer(bucket("data"), logging("data", "data"))).to.deep.equal([refused("data")]);
    const itself = resource(BUCKET, {}, { name: "data" });
    const of = { ...logging("", unknown), props: { bucket: unknown, targetBucket: unknown } };
    const on = { ...of, propertyDependencies: { bucket: [itself.urn], targetBucket: [itself.urn] } };
    expect(answer(itself, on)).to.deep.equal([refused("data")]);
    expect(answer(bucket("data", { logging: { targetBucket: "data" } }))).to.deep.equal([refused("data")]);
  });

  it("a bucket for logs is left out by its tag, which the configuration names", () => {
    expect(answer(bucket("data", { tags: { Purpose: "logs" } }))).to.deep.equal([]);
    expect(answer(bucket("data", { tags: { Purpose: "lake" } }))).to.deep.equal([refused("data")]);
    const tagged = [bucket("data", { tags: { Kind: "log" } })];
    expect(together(s3Logging, tagged, "dev", { logTag: "Kind=log" })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer(bucket("data", { tags: unknown }))).to.deep.equal([
      "unknown data : whether it is a bucket for logs is not known; decided at the update",
    ]);
  });
});
