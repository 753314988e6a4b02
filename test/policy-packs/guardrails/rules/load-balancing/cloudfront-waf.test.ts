import { expect } from "chai";
import { cloudfrontWaf } from "../../../../../policy-packs/guardrails/rules/load-balancing/cloudfront-waf";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object, type = "aws:cloudfront/distribution:Distribution") =>
  alone(cloudfrontWaf, resource(type, { ...props }));
const server = (domainName: unknown) => ({ domainName, customOriginConfig: { originProtocolPolicy: "https-only" } });
const bucket = { domainName: unknown, s3OriginConfig: { originAccessIdentity: "" } };
const open = ["violation webAclId: the internet reaches an application through it without a web ACL"];

describe("cloudfront-waf (D-025)", () => {
  it("an application behind a web ACL is accepted, without one refused", () => {
    expect(answer({ webAclId: unknown, origins: [server("api.example.com")] })).to.deep.equal([]);
    expect(answer({ origins: [bucket, server("api.example.com")] })).to.deep.equal(open);
    expect(answer({ webAclId: "", origins: [{ vpcOriginConfig: { vpcOriginId: unknown } }] })).to.deep.equal(open);
  });

  it("a distribution of buckets, or of their websites, needs none", () => {
    expect(answer({ origins: [bucket] })).to.deep.equal([]);
    expect(answer({ origins: [server("docs.s3-website-us-east-1.amazonaws.com")] })).to.deep.equal([]);
    expect(answer({ origins: [server("docs.s3-website.eu-central-1.amazonaws.com")] })).to.deep.equal([]);
  });

  it("a distribution of many tenants is asked the same", () => {
    const tenants = "aws:cloudfront/multitenantDistribution:MultitenantDistribution";
    const origin = { domainName: "api.example.com", customOriginConfigs: [{ originProtocolPolicy: "https-only" }] };
    expect(answer({ origins: [origin] }, tenants)).to.deep.equal(open);
    expect(answer({ origins: [{ domainName: "docs.s3.amazonaws.com" }] }, tenants)).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    for (const origins of [unknown, [unknown], [server(unknown)]]) {
      expect(answer({ origins })[0]).to.match(/^unknown origins: whether an application answers/);
    }
  });
});
