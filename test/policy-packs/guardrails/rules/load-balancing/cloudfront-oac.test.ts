import { expect } from "chai";
import { cloudfrontOac } from "../../../../../policy-packs/guardrails/rules/load-balancing/cloudfront-oac";
import { alone, resource, unknown } from "../../decide";

const answer = (origins: unknown) =>
  alone(cloudfrontOac, resource("aws:cloudfront/distribution:Distribution", { origins }));
const bucket = { domainName: "docs.s3.eu-west-1.amazonaws.com" };

describe("cloudfront-oac", () => {
  it("a bucket that is asked by an origin access control is accepted, any other refused", () => {
    expect(answer([{ ...bucket, originAccessControlId: unknown }])).to.deep.equal([]);
    for (const origin of [
      bucket,
      { ...bucket, originAccessControlId: "" },
      { ...bucket, s3OriginConfig: { originAccessIdentity: "origin-access-identity/cloudfront/E1" } },
    ]) {
      expect(answer([origin])).to.deep.equal([
        "violation origins[0].originAccessControlId: the bucket is asked without an origin access control",
      ]);
    }
  });

  it("a server has none", () => {
    expect(answer([{ domainName: "a", customOriginConfig: { originProtocolPolicy: "https-only" } }])).to.deep.equal([]);
    expect(answer([{ domainName: "a", vpcOriginConfig: unknown }])).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    for (const origins of [unknown, [unknown]]) expect(answer(origins)[0]).to.match(/^unknown origins: /);
  });
});
