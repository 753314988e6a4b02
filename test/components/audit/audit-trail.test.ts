import { expect } from "chai";
import { AuditTrail } from "../../../components/audit/audit-trail";
import { logDeliveryStatements } from "../../../components/audit/log-delivery";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

describe("AuditTrail", () => {
  it("is a validated trail of all regions, encrypted, in a bucket and a log group (D-022, C-030, A-070)", async () => {
    const { recorded } = await record(
      () => new AuditTrail("audit", { scope, keyArn: "arn:key", auditRetentionDays: 365 }),
    );
    expect(recorded.names()).to.deep.equal([
      "audit-bucket-bucket",
      "audit-bucket-encryption",
      "audit-bucket-lifecycle",
      "audit-bucket-ownership",
      "audit-bucket-policy",
      "audit-bucket-public-access-block",
      "audit-bucket-versioning",
      "audit-log-group",
      "audit-role",
      "audit-role-policy",
      "audit-trail",
    ]);
    expect(recorded.get("audit-trail").inputs).to.deep.equal({
      name: "causeway-dev-audit",
      s3BucketName: "audit-bucket-bucket-id",
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      kmsKeyId: "arn:key",
      cloudWatchLogsGroupArn: "arn:aws:mock:us-east-1:111111111111:audit-log-group:*",
      cloudWatchLogsRoleArn: "arn:aws:mock:us-east-1:111111111111:audit-role",
    });
    expect(recorded.get("audit-log-group").inputs).to.deep.include({
      name: "/causeway/dev/audit",
      retentionInDays: 365,
    });
  });

  it("keeps its records beyond the stack in production only", async () => {
    const kept = await record(
      () => new AuditTrail("audit", { scope, keyArn: "k", auditRetentionDays: 365, production: true }),
    );
    const notKept = await record(() => new AuditTrail("audit", { scope, keyArn: "k", auditRetentionDays: 365 }));
    for (const name of ["audit-bucket-bucket", "audit-log-group"]) {
      expect(kept.recorded.get(name).retainOnDelete, name).to.equal(true);
      expect(notKept.recorded.get(name).retainOnDelete, name).to.equal(false);
    }
  });
});

describe("logDeliveryStatements", () => {
  it("lets a service write below the prefixes of the given accounts and nowhere else (C-030)", () => {
    const trails = ["arn:aws:cloudtrail:*:111111111111:trail/*", "arn:aws:cloudtrail:*:222222222222:trail/*"];
    expect(logDeliveryStatements("logs", ["CloudTrail"], ["111111111111", "222222222222"])).to.deep.equal([
      {
        Sid: "CloudTrailLooksAtBucket",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: "arn:aws:s3:::logs",
        Condition: { ArnLike: { "aws:SourceArn": trails } },
      },
      {
        Sid: "CloudTrailWritesLogs",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: ["arn:aws:s3:::logs/AWSLogs/111111111111/*", "arn:aws:s3:::logs/AWSLogs/222222222222/*"],
        Condition: {
          ArnLike: { "aws:SourceArn": trails },
          StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
        },
      },
    ]);
  });

  it("takes flow logs and Config records of the given accounts only (C-014, C-033)", () => {
    const [looks, writes] = logDeliveryStatements("logs", ["LogDelivery"], ["111111111111"]);
    expect(looks?.Condition).to.deep.equal({ StringEquals: { "aws:SourceAccount": ["111111111111"] } });
    expect(writes?.Condition).to.deep.equal({
      StringEquals: { "aws:SourceAccount": ["111111111111"], "s3:x-amz-acl": "bucket-owner-full-control" },
    });
  });
});
