import { expect } from "chai";
import { s3TlsOnly } from "../../../../../policy-packs/guardrails/rules/storage/s3-tls-only";
import { alone, resource, together, unknown } from "../../decide";

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const both = ["arn:aws:s3:::data", "arn:aws:s3:::data/*"];
const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: both,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const policy = (more: object, bucket: unknown = "data") =>
  resource(POLICY, { bucket, policy: { Statement: [{ ...denial, ...more }] } }, { name: "policy" });
const on = (more: object, bucket: unknown = "data") => alone(s3TlsOnly, policy(more, bucket));
const bucket = (props: object = {}) => resource(BUCKET, { bucket: "data", id: "data", ...props }, { name: "data" });
const refused = ["violation policy: the policy does not refuse plain HTTP for the bucket and its objects"];

describe("s3-tls-only (K-01, C-021, D-024)", () => {
  const closing: Record<string, object> = {
    "the usual words": {},
    "an AWS principal and a truth value": {
      Principal: { AWS: "*" },
      Condition: { Bool: { "aws:SecureTransport": false } },
    },
    "every resource": { Resource: "*" },
    "a pattern": { Resource: "arn:aws:s3:::data*" },
    "every action": { Action: "*" },
    "a missing value counting as plain": { Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } },
    "a text": { Condition: { StringEquals: { "aws:SecureTransport": "false" } } },
    "all but one who is denied by nobody": { Condition: undefined },
    "all other actions": { Action: undefined, NotAction: "iam:*" },
  };
  for (const [what, more] of Object.entries(closing)) {
    it(`accepts ${what}`, () => {
      expect(on(more)).to.deep.equal([]);
    });
  }

  const leaving: Record<string, object> = {
    "only the objects": { Resource: both.slice(1) },
    "only the bucket": { Resource: both.slice(0, 1) },
    "another bucket": { Resource: ["arn:aws:s3:::other", "arn:aws:s3:::other/*"] },
    "only what is read": { Action: "s3:Get*" },
    "some actions, one by one": {
      Action: [
        "s3:ListBucket",
        "s3:GetBucketLocation",
        "s3:PutBucketPolicy",
        "s3:GetObject",
        "s3:PutObject",
        "s3:DeleteObject",
      ],
    },
    "all but old versions": { Action: undefined, NotAction: "s3:GetObjectVersion" },
    somebody: { Principal: { AWS: "111111111111" } },
    "what is encrypted": { Condition: { Bool: { "aws:SecureTransport": "true" } } },
    "old versions of TLS alone": { Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
    "those without MFA as well": {
      Condition: { Bool: { "aws:SecureTransport": "false", "aws:MultiFactorAuthPresent": "false" } },
    },
    nobody: { Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } },
  };
  for (const [what, more] of Object.entries(leaving)) {
    it(`refuses a policy that denies ${what}`, () => {
      expect(on(more)).to.deep.equal(refused);
    });
  }

  it("reads a policy of another partition, and one whose bucket is not known yet", () => {
    expect(on({ Resource: both.map((arn) => arn.replace("arn:aws:", "arn:aws-cn:")) })).to.deep.equal([]);
    expect(on({}, unknown)).to.deep.equal([]);
    expect(on({ Resource: both.slice(1) }, unknown)).to.deep.equal(refused);
    expect(on({ Resource: "*" }, unknown)).to.deep.equal([]);
  });

  it("asks every bucket for a policy, its own or a separate one", () => {
    expect(together(s3TlsOnly, [bucket()])).to.deep.equal([
      "violation data : the bucket has no policy that refuses plain HTTP",
    ]);
    expect(together(s3TlsOnly, [bucket(), policy({})])).to.deep.equal([]);
    expect(together(s3TlsOnly, [bucket(), policy({ Resource: "*" }, "other")])[0]).to.match(/^violation data : /);
    expect(together(s3TlsOnly, [bucket({ policy: JSON.stringify({ Statement: denial }) })])).to.deep.equal([]);
    expect(together(s3TlsOnly, [bucket({ policy: "" })])).to.have.length(1);
    expect(together(s3TlsOnly, [bucket({ policy: { Statement: [] } })])).to.deep.equal([
      "violation data policy: the policy does not refuse plain HTTP for the bucket and its objects",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(alone(s3TlsOnly, resource(POLICY, { bucket: "data", policy: unknown }))).to.deep.equal([
      "unknown policy: whether the policy refuses plain HTTP is not known; decided at the update",
    ]);
    expect(on({ Resource: [unknown, both[1]] })[0]).to.match(/^unknown policy: /);
    expect(on({ Condition: { Bool: { "aws:SecureTransport": unknown } } })[0]).to.match(/^unknown policy: /);
    expect(together(s3TlsOnly, [bucket(), policy({}, unknown)])).to.deep.equal([
      "unknown data : whether the policy policy is of this bucket is not known; decided at the update",
    ]);
  });
});
