import { expect } from "chai";
import { cloudfrontHttps } from "../../../../../policy-packs/guardrails/rules/load-balancing/cloudfront-https";
import { alone, resource, unknown } from "../../decide";

const safe = { viewerProtocolPolicy: "redirect-to-https" };
const ours = { acmCertificateArn: "arn:aws:acm:us-east-1:1:certificate/x", sslSupportMethod: "sni-only" };
const answer = (props: object) =>
  alone(
    cloudfrontHttps,
    resource("aws:cloudfront/distribution:Distribution", { defaultCacheBehavior: safe, ...props }),
  );

describe("cloudfront-https (D-024)", () => {
  it("a distribution that redirects or refuses, with TLS 1.2 and newer, is accepted", () => {
    const viewerCertificate = { ...ours, minimumProtocolVersion: "TLSv1.2_2021" };
    expect(answer({ viewerCertificate })).to.deep.equal([]);
    expect(answer({ orderedCacheBehaviors: [{ viewerProtocolPolicy: "https-only" }] })).to.deep.equal([]);
    // There is nothing to choose with CloudFront's own certificate.
    expect(answer({ viewerCertificate: { cloudfrontDefaultCertificate: true } })).to.deep.equal([]);
  });

  it("a behaviour that answers without TLS is refused, wherever it is", () => {
    const open = { viewerProtocolPolicy: "allow-all" };
    expect(answer({ defaultCacheBehavior: open, orderedCacheBehaviors: [safe, open] })).to.deep.equal([
      "violation defaultCacheBehavior.viewerProtocolPolicy: requests are answered without TLS",
      "violation orderedCacheBehaviors[1].viewerProtocolPolicy: requests are answered without TLS",
    ]);
  });

  it("old versions of TLS are refused, also by default", () => {
    expect(answer({ viewerCertificate: { ...ours, minimumProtocolVersion: "TLSv1.1_2016" } })).to.deep.equal([
      "violation viewerCertificate.minimumProtocolVersion: TLSv1.1_2016 is accepted; expected TLSv1.2_2021 or newer",
    ]);
    expect(answer({ viewerCertificate: ours })).to.have.length(1);
    expect(answer({ viewerCertificate: { ...ours, acmCertificateArn: unknown } })).to.have.length(1);
  });

  it("a distribution of many tenants is asked the same", () => {
    const tenants = (props: object) =>
      alone(
        cloudfrontHttps,
        resource("aws:cloudfront/multitenantDistribution:MultitenantDistribution", {
          defaultCacheBehavior: safe,
          viewerCertificate: { ...ours, minimumProtocolVersion: "TLSv1.2_2021" },
          ...props,
        }),
      );
    expect(tenants({ cacheBehaviors: [safe] })).to.deep.equal([]);
    expect(tenants({ cacheBehaviors: [safe, { viewerProtocolPolicy: "allow-all" }] })).to.deep.equal([
      "violation cacheBehaviors[1].viewerProtocolPolicy: requests are answered without TLS",
    ]);
    expect(tenants({ viewerCertificate: { ...ours, minimumProtocolVersion: "TLSv1" } })).to.have.length(1);
    expect(tenants({ cacheBehaviors: unknown })[0]).to.match(/^unknown cacheBehaviors: /);
  });

  it("an origin that is asked without TLS is refused; a bucket has no such choice", () => {
    const server = (originProtocolPolicy: unknown) => ({
      domainName: "a",
      customOriginConfig: { originProtocolPolicy },
    });
    expect(answer({ origins: [server("https-only"), server("match-viewer"), { domainName: "b" }] })).to.deep.equal([]);
    expect(answer({ origins: [server("https-only"), server("http-only")] })).to.deep.equal([
      "violation origins[1].customOriginConfig.originProtocolPolicy: who is behind is asked without TLS",
    ]);
    expect(answer({ origins: [server(unknown)] })[0]).to.match(/^unknown origins\[0\].customOriginConfig/);
    expect(answer({ origins: unknown })[0]).to.match(/^unknown origins: /);
  });

  it("what is not known is no pass", () => {
    expect(answer({ defaultCacheBehavior: unknown })[0]).to.match(
      /^unknown defaultCacheBehavior.viewerProtocolPolicy: /,
    );
    expect(answer({ orderedCacheBehaviors: unknown })[0]).to.match(/^unknown orderedCacheBehaviors: /);
    expect(answer({ orderedCacheBehaviors: [unknown] })[0]).to.match(/^unknown orderedCacheBehaviors\[0\]/);
    expect(answer({ viewerCertificate: { ...ours, minimumProtocolVersion: unknown } })[0]).to.match(/^unknown viewer/);
  });

  it("who is behind is asked by TLS 1.2 too, but for a site of S3, which knows none", () => {
    const origin = (customOriginConfig: object, domainName: unknown = "app.example.com") =>
      answer({ origins: [{ domainName, customOriginConfig }] });
    const spoken = { originSslProtocols: ["TLSv1.2"] };
    expect(origin({ ...spoken, originProtocolPolicy: "http-only" })).to.deep.equal([
      "violation origins[0].customOriginConfig.originProtocolPolicy: who is behind is asked without TLS",
    ]);
    for (const site of ["site.s3-website-us-east-1.amazonaws.com", "site.s3-website.eu-central-1.amazonaws.com"]) {
      expect(origin({ ...spoken, originProtocolPolicy: "http-only" }, site)).to.deep.equal([]);
    }
    expect(origin({ originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1", "TLSv1.2"] })).to.deep.equal([
      "violation origins[0].customOriginConfig.originSslProtocols: who is behind is asked by TLSv1",
    ]);
    expect(origin({ ...spoken, originProtocolPolicy: "https-only" })).to.deep.equal([]);
    expect(
      answer({ origins: [{ domainName: "b.s3.us-east-1.amazonaws.com", originAccessControlId: "E1" }] }),
    ).to.deep.equal([]);
    expect(origin({ ...spoken, originProtocolPolicy: "http-only" }, unknown)[0]).to.match(
      /^unknown origins\[0\]\.domainName: /,
    );
  });

  it("the domain of an API accepts no older version either", () => {
    const domain = (props: object) =>
      alone(cloudfrontHttps, resource("aws:apigateway/domainName:DomainName", { ...props }));
    for (const securityPolicy of ["TLS_1_0", "SecurityPolicy_TLS10_2021_06"]) {
      expect(domain({ securityPolicy })).to.deep.equal([
        "violation securityPolicy: versions of TLS before 1.2 are accepted",
      ]);
    }
    for (const securityPolicy of ["TLS_1_2", "SecurityPolicy_TLS13_1_3_2025_09"]) {
      expect(domain({ securityPolicy })).to.deep.equal([]);
    }
    expect(domain({})).to.deep.equal([]);
  });
});
