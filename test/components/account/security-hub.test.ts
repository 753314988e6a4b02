import { expect } from "chai";
import { SecurityHub } from "../../../components/account/security-hub";
import { standardArn } from "../../../components/account/security-standards";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

describe("SecurityHub", () => {
  it("subscribes to the given standards and tells of grave findings (C-032)", async () => {
    const standards = ["aws-foundational-security-best-practices", "cis-aws-foundations-benchmark"] as const;
    const { recorded } = await record(
      () =>
        new SecurityHub("hub", {
          scope,
          securityHubStandards: standards,
          securityTopicArn: "arn:security",
          aggregates: true,
        }),
    );
    expect(recorded.names()).to.deep.equal([
      "hub-aws-foundational-security-best-practices",
      "hub-cis-aws-foundations-benchmark",
      "hub-findings",
      "hub-findings-notice",
      "hub-hub",
      "hub-regions",
    ]);
    expect(recorded.get("hub-hub").inputs).to.deep.include({ enableDefaultStandards: false });
    const pattern: unknown = JSON.parse(String(recorded.get("hub-findings").inputs["eventPattern"]));
    expect(pattern).to.deep.include({
      detail: { findings: { Severity: { Label: ["CRITICAL", "HIGH"] }, Workflow: { Status: ["NEW"] } } },
    });
  });

  it("brings findings of other regions together where it is told to, and nowhere else", async () => {
    const { recorded } = await record(
      () => new SecurityHub("hub", { scope, securityHubStandards: [], securityTopicArn: "arn:security" }),
    );
    expect(recorded.names()).to.deep.equal(["hub-findings", "hub-findings-notice", "hub-hub"]);
  });

  it("names each standard as Security Hub does", () => {
    expect(standardArn("cis-aws-foundations-benchmark", "us-east-1")).to.equal(
      "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
    );
    expect(standardArn("pci-dss", "eu-west-1")).to.equal("arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1");
  });
});
