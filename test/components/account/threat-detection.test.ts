import { expect } from "chai";
import { ThreatDetection } from "../../../components/account/threat-detection";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

describe("ThreatDetection", () => {
  it("is GuardDuty with its features, an analyzer, and a notice of findings (A-068)", async () => {
    const { recorded } = await record(
      () => new ThreatDetection("threats", { scope, securityTopicArn: "arn:security" }),
    );
    expect(recorded.names()).to.deep.equal([
      "threats-analyzer",
      "threats-detector",
      "threats-ebs-malware-protection",
      "threats-eks-audit-logs",
      "threats-findings",
      "threats-findings-notice",
      "threats-rds-login-events",
      "threats-s3-data-events",
    ]);
    expect(recorded.get("threats-detector").inputs).to.deep.include({ enable: true });
    expect(recorded.get("threats-s3-data-events").inputs).to.deep.equal({
      detectorId: "threats-detector-id",
      name: "S3_DATA_EVENTS",
      status: "ENABLED",
    });
    const pattern: unknown = JSON.parse(String(recorded.get("threats-findings").inputs["eventPattern"]));
    expect(pattern).to.deep.include({ detail: { severity: [{ numeric: [">=", 4] }] } });
    expect(recorded.get("threats-findings-notice").inputs["arn"]).to.equal("arn:security");
  });
});
