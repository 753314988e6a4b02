import { expect } from "chai";
import type { EnvironmentSettings } from "../../settings/schema";
import { composeEnvironment } from "../../stacks/environment";
import { decodeEnvironmentOutputs } from "../../stacks/outputs";
import { promised, type Recorded, record } from "../support/pulumi-mocks";
import { devSettings, prodSettings } from "../support/settings";
import { sharedOutputs } from "../support/shared-outputs";

const references = { "organization/causeway/shared": { ...sharedOutputs } };
const compose = (settings: EnvironmentSettings) => record(() => composeEnvironment(settings), references);
type Composed = Awaited<ReturnType<typeof compose>>;

/** Names that AWS knows resources by, which two environments must not have in common. */
function physicalNames(recorded: Recorded): string[] {
  return recorded.resources.flatMap(({ inputs }) =>
    [inputs["name"], inputs["bucket"], inputs["identifier"]]
      .filter((name) => typeof name === "string")
      // What refers to another resource by its id.
      .filter((name) => !name.endsWith("-id")),
  );
}

describe("composeEnvironment", () => {
  let dev: Composed;
  let prod: Composed;
  before(async () => {
    dev = await compose(devSettings);
    prod = await compose(prodSettings);
  });

  it("gives outputs that its own decoder accepts (E-028)", async () => {
    const outputs = decodeEnvironmentOutputs("dev", await promised(dev.result));
    expect(outputs.vpcId).to.equal("vpc-mock");
    expect(outputs.cluster?.name).to.equal("data-collection-dev-eks");
    expect(outputs.cluster?.appNamespace).to.equal("data-collection-dev");
    expect(outputs.database?.port).to.equal(5432);
    expect(outputs.bastionInstanceId).to.equal("bastion-instance-id");
  });

  it("never uses a default provider (D-001)", () => {
    const { recorded } = dev;
    const orphans = recorded.resources.filter(
      ({ type, provider }) => /^(aws|awsx|eks|kubernetes):/.test(type) && !provider.includes("pulumi:providers:"),
    );
    expect(orphans.map(({ name }) => name)).to.deep.equal([]);
  });

  it("leaves out what the settings do not switch on", async () => {
    const bare = { ...devSettings, cluster: undefined, database: undefined, bastion: undefined };
    const { recorded, result } = await compose(bare);
    expect(recorded.resources.filter(({ type }) => /^(eks|kubernetes|aws:(rds|eks))/.test(type))).to.deep.equal([]);
    expect(recorded.ofType("aws:ec2/instance:Instance")).to.deep.equal([]);
    const outputs = decodeEnvironmentOutputs("dev", await promised(result));
    expect([outputs.cluster, outputs.database, outputs.bastionInstanceId]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("backs up production's database beside its own backups, and no other (K-15, C-069, E-115)", () => {
    const type = "aws:backup/selection:Selection";
    expect([dev, prod].map(({ recorded }) => recorded.ofType(type).length)).to.deep.equal([0, 1]);
  });

  it("keeps the database's logs as long as the audit trail's (K-17, X-32)", () => {
    const kept = ({ recorded }: Composed) => recorded.get("database-log-postgresql").inputs["retentionInDays"];
    expect([kept(dev), kept(prod)]).to.deep.equal([365, 365]);
  });

  it("holds every account to its standards (C-032, E-103)", () => {
    const hubs = (composed: Composed) => composed.recorded.ofType("aws:securityhub/account:Account").length;
    expect([hubs(dev), hubs(prod)]).to.deep.equal([1, 1]);
  });

  it("protects production's database, and retains only keys, buckets and logs", () => {
    const { recorded } = prod;
    expect(recorded.resources.filter(({ protect }) => protect).map(({ name }) => name)).to.deep.equal([
      "database-instance",
    ]);
    const retained = recorded.resources.filter(({ retainOnDelete }) => retainOnDelete).map(({ type }) => type);
    expect([...new Set(retained)].toSorted()).to.deep.equal([
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:kms/key:Key",
      "aws:s3/bucket:Bucket",
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      "aws:s3/bucketPolicy:BucketPolicy",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "aws:s3/bucketVersioning:BucketVersioning",
    ]);
  });

  it("protects and retains nothing of dev", () => {
    const { recorded } = dev;
    const held = recorded.resources.filter(({ protect, retainOnDelete }) => protect || retainOnDelete);
    expect(held.map(({ name }) => name)).to.deep.equal([]);
  });

  it("shares no name with another environment (D-002, D-003)", () => {
    const names = new Set(physicalNames(prod.recorded));
    const known = new Set(["view-only", "kube-proxy", "coredns"]);
    const features = /^[A-Z0-9_]+$/;
    expect(
      physicalNames(dev.recorded).filter((name) => names.has(name) && !known.has(name) && !features.test(name)),
    ).to.deep.equal([]);
  });

  it("is far more than a hundred resources from settings alone, besides those inside awsx and eks", () => {
    const { recorded } = prod;
    const made = recorded.resources.filter(({ type }) => !/^(causeway|pulumi):/.test(type));
    expect(made.length).to.be.greaterThan(180);
  });

  it("names every resource once", () => {
    const { recorded } = prod;
    const urns = recorded.resources.map(({ type, name, parent }) => `${parent} ${type} ${name}`);
    expect(new Set(urns).size).to.equal(urns.length);
  });
});
