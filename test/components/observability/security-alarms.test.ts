import { expect } from "chai";
import { SecurityAlarms } from "../../../components/observability/security-alarms";
import { securityEvents } from "../../../components/observability/security-events";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

describe("SecurityAlarms", () => {
  const args = { scope, auditLogGroupName: "/causeway/dev/audit", securityTopicArn: "arn:security" };

  it("are a filter and an alarm for each event that the CIS benchmark lists", async () => {
    const { recorded } = await record(() => new SecurityAlarms("security", args));
    const keys = [
      "root-use",
      "unauthorized-calls",
      "sign-in-without-mfa",
      "failed-sign-ins",
      "iam-policy-changes",
      "trail-changes",
      "key-deletion",
      "bucket-policy-changes",
      "config-changes",
      "security-group-changes",
      "network-acl-changes",
      "gateway-changes",
      "route-changes",
      "vpc-changes",
    ];
    const names = keys.flatMap((key) => [`security-${key}-alarm`, `security-${key}-filter`]);
    expect(recorded.names()).to.deep.equal(names.toSorted());
    expect(recorded.get("security-root-use-filter").inputs).to.deep.include({
      logGroupName: "/causeway/dev/audit",
      metricTransformation: { name: "root-use", namespace: "causeway-dev-security", value: "1", defaultValue: "0" },
    });
    expect(recorded.get("security-root-use-alarm").inputs).to.deep.include({
      namespace: "causeway-dev-security",
      metricName: "root-use",
      threshold: 1,
      alarmActions: ["arn:security"],
    });
  });

  it("look for calls of one service by name", () => {
    const deletion = securityEvents.find(({ key }) => key === "key-deletion");
    expect(deletion?.pattern).to.equal(
      '{ ($.eventSource = "kms.amazonaws.com") && (($.eventName = "DisableKey") || ($.eventName = "ScheduleKeyDeletion")) }',
    );
  });

  it("stay below the length that CloudWatch allows a pattern", () => {
    for (const { key, pattern } of securityEvents) expect(pattern.length, key).to.be.at.most(1024);
  });
});
