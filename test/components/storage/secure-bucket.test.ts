import { expect } from "chai";
import { SecureBucket } from "../../../components/storage/secure-bucket";
import { record } from "../../support/pulumi-mocks";

const args = { bucketName: "b", keyArn: "arn:key", retentionDays: 365, purpose: "logs" } as const;

describe("SecureBucket", () => {
  it("is private, encrypted, versioned and cleared in time (C-020, D-022, E-122)", async () => {
    const { recorded } = await record(() => new SecureBucket("logs", args));
    expect(recorded.names()).to.deep.equal([
      "logs-bucket",
      "logs-encryption",
      "logs-lifecycle",
      "logs-ownership",
      "logs-policy",
      "logs-public-access-block",
      "logs-versioning",
    ]);
    expect(recorded.get("logs-public-access-block").inputs).to.deep.equal({
      bucket: "logs-bucket-id",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(recorded.get("logs-ownership").inputs["rule"]).to.deep.equal({ objectOwnership: "BucketOwnerEnforced" });
    expect(recorded.get("logs-versioning").inputs["versioningConfiguration"]).to.deep.equal({ status: "Enabled" });
    expect(recorded.get("logs-encryption").inputs["rules"]).to.deep.equal([
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "arn:key" },
        bucketKeyEnabled: true,
      },
    ]);
    expect(recorded.get("logs-lifecycle").inputs["rules"]).to.deep.equal([
      {
        id: "expire",
        status: "Enabled",
        filter: {},
        expiration: { days: 365 },
        noncurrentVersionExpiration: { noncurrentDays: 365 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ]);
  });

  it("refuses plain HTTP, old TLS and other encryption (D-024, C-020)", async () => {
    const { recorded } = await record(() => new SecureBucket("logs", args));
    const denied = recorded.json("logs-policy").Statement.filter(({ Effect }) => Effect === "Deny");
    expect(denied.map(({ Sid, Condition }) => [Sid, Condition])).to.deep.equal([
      ["DenyInsecureTransport", { Bool: { "aws:SecureTransport": "false" } }],
      ["DenyOldTls", { NumericLessThan: { "s3:TlsVersion": "1.2" } }],
      [
        "DenyOtherEncryption",
        {
          Null: { "s3:x-amz-server-side-encryption": "false" },
          StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
        },
      ],
    ]);
  });

  it("locks objects and outlives its stack in production only", async () => {
    const production = await record(() => new SecureBucket("logs", { ...args, production: true }));
    expect(production.recorded.get("logs-bucket")).to.deep.include({ retainOnDelete: true });
    expect(production.recorded.get("logs-bucket").inputs).to.deep.include({
      objectLockEnabled: true,
      forceDestroy: false,
    });
    expect(production.recorded.get("logs-object-lock").inputs["rule"]).to.deep.equal({
      defaultRetention: { mode: "GOVERNANCE", days: 365 },
    });
    const elsewhere = await record(() => new SecureBucket("logs", { ...args, disposable: true }));
    expect(elsewhere.recorded.get("logs-bucket")).to.deep.include({ retainOnDelete: false });
    expect(elsewhere.recorded.get("logs-bucket").inputs).to.deep.include({
      objectLockEnabled: false,
      forceDestroy: true,
    });
  });
});
