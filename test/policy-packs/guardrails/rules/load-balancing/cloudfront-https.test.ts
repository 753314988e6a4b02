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
      "violation origins[1].customOriginConfig.originProtocolPolicy: requests go on to the origin without TLS",
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
});
