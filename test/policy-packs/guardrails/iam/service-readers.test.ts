import { expect } from "chai";
import { readValue } from "../../../../policy-packs/guardrails/facts/value";
import { publicPolicyVerdicts } from "../../../../policy-packs/guardrails/iam/public-policy";

const on = (Service: unknown, Action: unknown, Condition?: object, more: readonly object[] = []) => {
  const statement = { Effect: "Allow", Principal: { Service }, Action, Resource: "*" };
  const Statement = [{ ...statement, ...(Condition === undefined ? {} : { Condition }) }, ...more];
  return publicPolicyVerdicts(readValue(JSON.stringify({ Statement })), "policy").map(({ message }) => message);
};
const through = (service: string) => [
  `the statement lets everybody in through ${service}.amazonaws.com: no source (aws:SourceArn) is named`,
];
const arn = "arn:aws:cloudfront::111111111111:distribution/E1";

describe("services that read for everybody (A-006)", () => {
  for (const [service, action, other] of [
    ["cloudfront", "s3:GetObject", "s3:PutObject"],
    ["cloudfront", "kms:*", "kms:Encrypt"],
    ["lambda", "ecr:BatchGetImage", "ecr:DescribeImages"],
    ["codebuild", ["ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"], "ecr:DescribeImages"],
    ["serverlessrepo", "s3:Get*", "s3:PutObject"],
  ] as const) {
    it(`${service} by ${String(action)}`, () => {
      const name = `${service}.amazonaws.com`;
      expect(on(name, action)).to.deep.equal(through(service));
      expect(on(name, other)).to.deep.equal([]);
      expect(on(name, action, { StringEquals: { "aws:SourceAccount": "111111111111" } })).to.deep.equal([]);
      expect(on(name, action, { ArnLike: { "AWS:SourceArn": arn } })).to.deep.equal([]);
      expect(on(name, action, { StringEquals: { "aws:SourceOrgID": "o-1" } })).to.deep.equal([]);
    });
  }

  it("a source that may be anybody's is none", () => {
    const anybody = { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::*:distribution/*" } };
    expect(on("cloudfront.amazonaws.com", "s3:GetObject", anybody)).to.deep.equal(through("cloudfront"));
    const plain = { Bool: { "aws:SecureTransport": "true" } };
    expect(on("cloudfront.amazonaws.com", "s3:GetObject", plain)).to.deep.equal(through("cloudfront"));
  });

  it("services that only bring, and denials of all other sources, are accepted", () => {
    expect(on("logdelivery.elasticloadbalancing.amazonaws.com", "s3:PutObject")).to.deep.equal([]);
    expect(on("cloudtrail.amazonaws.com", ["s3:GetBucketAcl", "s3:PutObject"])).to.deep.equal([]);
    const others = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: "*",
      Condition: { ArnNotEquals: { "aws:SourceArn": arn } },
    };
    expect(on("cloudfront.amazonaws.com", "s3:GetObject", undefined, [others])).to.deep.equal([]);
  });
});
