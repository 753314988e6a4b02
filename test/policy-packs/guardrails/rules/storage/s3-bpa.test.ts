import { expect } from "chai";
import type { ResourceFacts } from "../../../../../lib/guardrail-pack";
import { s3Bpa } from "../../../../../policy-packs/guardrails/rules/storage/s3-bpa";
import { alone, resource, together, unknown } from "../../decide";

const on = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const BUCKET = "aws:s3/bucket:Bucket";
const ACCOUNT = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const bucket = resource(BUCKET, { bucket: "data" }, { name: "data" });
const block = (flags: object = {}, props: object = {}, more: Partial<ResourceFacts> = {}) =>
  resource(
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    { bucket: "data", ...on, ...flags, ...props },
    { name: "block", ...more },
  );
const account = (flags: object = {}, props: object = {}) =>
  resource(ACCOUNT, { ...on, ...flags, ...props }, { name: "account" });
const answer = (...facts: readonly ResourceFacts[]) => together(s3Bpa, facts);
const missing = (flags: string, name = "data") => [
  `violation ${name} : ${flags} not on, neither of the bucket nor of the account`,
];
const all = "blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets";

describe("s3-bpa (K-01, C-020)", () => {
  it("a bucket with all four is accepted, by name or by dependency", () => {
    expect(answer(bucket, block())).to.deep.equal([]);
    const on_ = { propertyDependencies: { bucket: [bucket.urn] } };
    expect(answer(bucket, block({}, { bucket: unknown }, on_))).to.deep.equal([]);
    expect(answer(resource("aws:s3/bucketV2:BucketV2", { bucket: "data" }), block())).to.deep.equal([]);
  });

  it("a bucket with none is refused, and what one leaves out is named", () => {
    expect(answer(bucket)).to.deep.equal(missing(all));
    expect(answer(bucket, block({ blockPublicPolicy: false, restrictPublicBuckets: undefined }))).to.deep.equal(
      missing("blockPublicPolicy, restrictPublicBuckets"),
    );
  });

  it("the account's block covers every bucket of the account, flag by flag", () => {
    expect(answer(bucket, account())).to.deep.equal([]);
    const halves = [block({ blockPublicAcls: false }), account({ blockPublicPolicy: false })];
    expect(answer(bucket, ...halves)).to.deep.equal([]);
    expect(answer(bucket, account({ ignorePublicAcls: "false" }))).to.deep.equal(missing("ignorePublicAcls"));
  });

  it("another account's block does not", () => {
    const elsewhere = {
      ...bucket,
      provider: { type: "pulumi:providers:aws", props: { allowedAccountIds: '["222222222222"]' } },
    };
    expect(answer(elsewhere, account({}, { accountId: "111111111111" }))).to.deep.equal(missing(all));
  });

  it("two blocks of one bucket, one of which is open, are no pass", () => {
    expect(answer(bucket, block(), block({ blockPublicAcls: false }, {}, { name: "second" }))).to.deep.equal(
      missing("blockPublicAcls"),
    );
  });

  it("a block of a bucket made elsewhere says all by itself", () => {
    const elsewhere = block({ blockPublicAcls: false }, { bucket: "elsewhere" });
    const said = ["violation block blockPublicAcls: blockPublicAcls is not on"];
    expect(answer(elsewhere)).to.deep.equal(said);
    expect(answer(elsewhere, account())).to.deep.equal([]);
  });

  it("an account's block has all four, points of access unless somebody says otherwise", () => {
    expect(alone(s3Bpa, account())).to.deep.equal([]);
    expect(alone(s3Bpa, account({ blockPublicAcls: undefined }))).to.deep.equal([
      "violation blockPublicAcls: blockPublicAcls is not on for the account",
    ]);
    const point = (props: object) => alone(s3Bpa, resource("aws:s3/accessPoint:AccessPoint", { ...props }));
    expect(point({})).to.deep.equal([]);
    expect(point({ publicAccessBlockConfiguration: { blockPublicPolicy: false } })).to.deep.equal([
      "violation publicAccessBlockConfiguration.blockPublicPolicy: blockPublicPolicy is not on for the access point",
    ]);
    const regions = resource("aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint", {
      details: { publicAccessBlock: { ignorePublicAcls: false } },
    });
    expect(alone(s3Bpa, regions)).to.have.length(1);
  });

  it("what is not known is no pass, and hides nothing else", () => {
    expect(answer(bucket, block({ blockPublicAcls: unknown, ignorePublicAcls: false }))).to.deep.equal([
      ...missing("ignorePublicAcls"),
      "unknown data : whether blockPublicAcls on is not known; decided at the update",
    ]);
    expect(answer(bucket, account({ blockPublicAcls: unknown }))).to.deep.equal([
      "unknown data : whether blockPublicAcls on is not known; decided at the update",
    ]);
    expect(answer(bucket, block({}, { bucket: unknown }))).to.deep.equal([
      `unknown data : whether ${all} on is not known; decided at the update`,
    ]);
  });
});
