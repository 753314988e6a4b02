import { expect } from "chai";
import { cloudfrontLogs } from "../../../../../policy-packs/guardrails/rules/load-balancing/cloudfront-logs";
import { resource, together, unknown } from "../../decide";

const distribution = (props: object) =>
  resource("aws:cloudfront/distribution:Distribution", { ...props }, { name: "cdn" });
const source = (props: object, urn: string) =>
  resource(
    "aws:cloudwatch/logDeliverySource:LogDeliverySource",
    { logType: "ACCESS_LOGS", ...props },
    { name: "logs", propertyDependencies: { resourceArn: [urn] } },
  );

describe("cloudfront-logs (K-17)", () => {
  it("with a bucket, a stream of its own or a delivery it is accepted, without one refused", () => {
    const answer = (props: object) => together(cloudfrontLogs, [distribution(props)]);
    expect(answer({ loggingConfig: { bucket: unknown } })).to.deep.equal([]);
    expect(
      answer({ defaultCacheBehavior: { realtimeLogConfigArn: "arn:aws:cloudfront::1:realtime/x" } }),
    ).to.deep.equal([]);
    for (const props of [{}, { loggingConfig: { includeCookies: true } }]) {
      expect(answer(props)).to.deep.equal(["violation cdn loggingConfig: no access log is written"]);
    }
  });

  it("a delivery counts for the distribution that it names", () => {
    const cdn = distribution({ arn: "arn:aws:cloudfront::1:distribution/A" });
    expect(together(cloudfrontLogs, [cdn, source({ resourceArn: unknown }, cdn.urn)])).to.deep.equal([]);
    expect(
      together(cloudfrontLogs, [cdn, source({ resourceArn: "arn:aws:cloudfront::1:distribution/B" }, "")]),
    ).to.have.length(1);
  });
});
