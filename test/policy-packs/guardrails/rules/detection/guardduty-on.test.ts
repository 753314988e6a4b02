import { expect } from "chai";
import { guarddutyOn } from "../../../../../policy-packs/guardrails/rules/detection/guardduty-on";
import { alone, resource, together, unknown } from "../../decide";

const NAMES = ["S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "RDS_LOGIN_EVENTS"];
const detector = (props: object = {}) =>
  resource("aws:guardduty/detector:Detector", { id: "d", ...props }, { name: "detector" });
const feature = (name: unknown, status: unknown = "ENABLED", detectorId: unknown = "d") =>
  resource("aws:guardduty/detectorFeature:DetectorFeature", { name, status, detectorId }, { name: "feature" });
const stack = (...facts: Parameters<typeof together>[1]) => together(guarddutyOn, facts);
const all = NAMES.map((name) => feature(name));
const missing = [
  "violation detector S3_DATA_EVENTS: the detector does not look at access to buckets",
  "violation detector EKS_AUDIT_LOGS: the detector does not look at audit logs of clusters",
  "violation detector RDS_LOGIN_EVENTS: the detector does not look at logins to databases",
];

describe("guardduty-on (A-068, E-102, E-125)", () => {
  it("a detector is on unless somebody says otherwise", () => {
    expect(alone(guarddutyOn, detector())).to.deep.equal([]);
    expect(alone(guarddutyOn, detector({ enable: "false" }))).to.deep.equal(["violation enable: the detector is off"]);
    expect(alone(guarddutyOn, detector({ enable: unknown }))).to.have.length(1);
  });

  it("it looks at buckets, clusters and databases", () => {
    expect(stack(detector(), ...all)).to.deep.equal([]);
    expect(stack(detector())).to.deep.equal(missing);
    expect(stack(detector(), ...all.slice(1))).to.deep.equal(missing.slice(0, 1));
    const off = [feature("S3_DATA_EVENTS", "DISABLED"), ...all.slice(1)];
    expect(stack(detector(), ...off)).to.deep.equal(missing.slice(0, 1));
    expect(stack(detector(), feature("S3_DATA_EVENTS", "ENABLED", "other"), ...all.slice(1))).to.have.length(1);
  });

  it("the old way of saying so, and the organization's, count", () => {
    const old = detector({ datasources: { s3Logs: { enable: true }, kubernetes: { auditLogs: { enable: true } } } });
    expect(stack(old)).to.deep.equal(missing.slice(2));
    const type = "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature";
    const organization = (autoEnable: string) =>
      resource(type, { name: "RDS_LOGIN_EVENTS", autoEnable, detectorId: "d" });
    expect(stack(old, organization("ALL"))).to.deep.equal([]);
    expect(stack(old, organization("NEW"))).to.deep.equal(missing.slice(2));
  });

  it("without a detector only whoever looks after the account is told", () => {
    const hub = resource("aws:securityhub/account:Account", {}, { name: "hub" });
    expect(stack(hub)).to.deep.equal(["violation hub : GuardDuty does not watch the account"]);
    expect(stack(resource("aws:s3/bucket:Bucket", {}))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(stack(detector(), feature("S3_DATA_EVENTS", unknown), ...all.slice(1))).to.deep.equal([
      "unknown detector S3_DATA_EVENTS: whether the detector looks at access to buckets is not known; decided at the update",
    ]);
    expect(stack(detector(), feature(unknown))).to.have.length(3);
  });

  it("a detector that is made elsewhere is not told to look away", () => {
    const told = (name: string) => [`violation feature status: GuardDuty is told not to look at ${name}`];
    expect(stack(feature("S3_DATA_EVENTS", "DISABLED", "elsewhere"))).to.deep.equal(told("access to buckets"));
    expect(stack(feature("S3_DATA_EVENTS", "ENABLED", "elsewhere"))).to.deep.equal([]);
    expect(stack(feature("LAMBDA_NETWORK_LOGS", "DISABLED", "elsewhere"))).to.deep.equal([]);
    const member = (status: string) =>
      resource(
        "aws:guardduty/memberDetectorFeature:MemberDetectorFeature",
        { name: "EKS_AUDIT_LOGS", status },
        { name: "feature" },
      );
    expect(stack(detector(), ...all, member("DISABLED"))).to.deep.equal(told("audit logs of clusters"));
    expect(stack(detector(), ...all, member("ENABLED"))).to.deep.equal([]);
    const organization = (autoEnableOrganizationMembers: string) =>
      resource("aws:guardduty/organizationConfiguration:OrganizationConfiguration", {
        autoEnableOrganizationMembers,
        detectorId: "d",
      });
    expect(stack(detector(), ...all, organization("NONE"))).to.deep.equal([
      "violation it autoEnableOrganizationMembers: GuardDuty does not watch the organisation's accounts",
    ]);
    expect(stack(detector(), ...all, organization("ALL"))).to.deep.equal([]);
  });

  it("findings are put away by what they are of, not all of them", () => {
    const filter = (criterions: unknown, action = "ARCHIVE") =>
      stack(resource("aws:guardduty/filter:Filter", { action, findingCriteria: { criterions }, detectorId: "d" }));
    const away = ["violation it findingCriteria: findings are put away whatever they are, unseen"];
    for (const criterion of [
      { field: "severity", greaterThanOrEqual: "1" },
      { field: "severity", lessThan: "9" },
      { field: "severity", equals: ["2", "8"] },
      { field: "region", equals: ["us-east-1"] },
      { field: "service.archived", equals: ["false"] },
    ]) {
      expect(filter([criterion])).to.deep.equal(away);
      expect(filter([criterion], "NOOP")).to.deep.equal([]);
      expect(filter([criterion, { field: "type", equals: ["Recon:EC2/Portscan"] }])).to.deep.equal([]);
    }
    for (const low of [{ lessThan: "4" }, { lessThanOrEqual: "3" }, { equals: ["1", "2"] }]) {
      expect(filter([{ field: "severity", ...low }])).to.deep.equal([]);
    }
    expect(filter(unknown)[0]).to.match(/^unknown it findingCriteria: /);
  });
});
