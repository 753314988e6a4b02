import { expect } from "chai";
import { regionAllowed } from "../../../../../policy-packs/guardrails/rules/governance/region-allowed";
import { alone, resource, together, unknown } from "../../decide";

const BUCKET = "aws:s3/bucket:Bucket";
const config = { regions: ["us-east-1"] };
const provider = (props: object) => ({ provider: { type: "pulumi:providers:aws", props: { ...props } } });
const own = (props: object, type = BUCKET) => alone(regionAllowed, resource(type, { ...props }), "dev", config);
const all = (...facts: Parameters<typeof together>[1]) => together(regionAllowed, facts, "dev", config);
const refused = (path = "region", region = "eu-west-1") =>
  `violation ${path}: the region is ${region}; expected us-east-1`;

describe("region-allowed (K-20, A-003, E-003, D-029)", () => {
  it("a resource's own region, which its provider cannot know, has to be allowed", () => {
    expect(own({ region: "eu-west-1" })).to.deep.equal([refused()]);
    expect(own({ region: "us-east-1" })).to.deep.equal([]);
    const there = resource(BUCKET, { region: "eu-west-1" }, provider({ region: "us-east-1" }));
    expect(alone(regionAllowed, there, "dev", config)).to.deep.equal([refused()]);
    expect(own({ region: "eu-west-1" }, "aws-native:s3:Bucket")).to.deep.equal([refused()]);
  });

  it("a provider's region has to be allowed", () => {
    for (const type of ["pulumi:providers:aws", "pulumi:providers:aws-native"]) {
      expect(own({ region: "eu-west-1" }, type)).to.deep.equal([refused()]);
      expect(own({ region: "us-east-1" }, type)).to.deep.equal([]);
    }
    expect(own({ region: "eu-west-1" }, "pulumi:providers:gcp")).to.deep.equal([]);
    expect(own({ region: "eu-west-1" }, "gcp:storage/bucket:Bucket")).to.deep.equal([]);
  });

  it("the region of a provider outside of the stack is told once", () => {
    const [one, other] = ["a", "b"].map((name) => resource(BUCKET, {}, { name, ...provider({ region: "eu-west-1" }) }));
    const told = "violation a region: the region is eu-west-1; expected us-east-1";
    if (one === undefined || other === undefined) throw new Error("two");
    expect(all(one, other)).to.deep.equal([told]);
    const itself = resource("pulumi:providers:aws", { region: "eu-west-1" }, { name: "aws" });
    expect(all(itself, one, other)).to.deep.equal([told.replace(" a ", " aws ")]);
    expect(all(resource(BUCKET, {}, provider({ region: "us-east-1" })))).to.deep.equal([]);
  });

  it("copies stay in allowed regions too", () => {
    const table = "aws:dynamodb/table:Table";
    expect(own({ replicas: [{ regionName: "us-east-1" }, { regionName: "eu-west-1" }] }, table)).to.deep.equal([
      refused("replicas[1].regionName"),
    ]);
    expect(own({ replicas: [{ region: "eu-west-1" }] }, "aws:secretsmanager/secret:Secret")).to.deep.equal([
      refused("replicas[0].region"),
    ]);
    expect(own({ replicas: unknown }, table)).to.have.length(1);
    expect(own({ replicas: [unknown] }, table)).to.have.length(1);
  });

  const copies: readonly [what: string, path: string, props: (region: string) => object][] = [
    ["dynamodb/globalTable:GlobalTable", "replicas[0].regionName", (regionName) => ({ replicas: [{ regionName }] })],
    [
      "ecr/replicationConfiguration:ReplicationConfiguration",
      "replicationConfiguration.rules[0].destinations[0].region",
      (region) => ({ replicationConfiguration: { rules: [{ destinations: [{ region }] }] } }),
    ],
    [
      "efs/replicationConfiguration:ReplicationConfiguration",
      "destination.region",
      (region) => ({ destination: { region } }),
    ],
    [
      "efs/replicationConfiguration:ReplicationConfiguration",
      "destination.availabilityZoneName",
      (region) => ({ destination: { availabilityZoneName: `${region}a` } }),
    ],
    ["redshift/snapshotCopy:SnapshotCopy", "destinationRegion", (destinationRegion) => ({ destinationRegion })],
    ["rds/snapshotCopy:SnapshotCopy", "destinationRegion", (destinationRegion) => ({ destinationRegion })],
    [
      "dlm/lifecyclePolicy:LifecyclePolicy",
      "policyDetails.schedules[0].crossRegionCopyRules[0].target",
      (target) => ({ policyDetails: { schedules: [{ crossRegionCopyRules: [{ target }] }] } }),
    ],
    [
      "imagebuilder/distributionConfiguration:DistributionConfiguration",
      "distributions[0].region",
      (region) => ({ distributions: [{ region }] }),
    ],
    [
      "backup/plan:Plan",
      "rules[0].copyActions[0].destinationVaultArn",
      (region) => ({
        rules: [{ copyActions: [{ destinationVaultArn: `arn:aws:backup:${region}:1:backup-vault:v` }] }],
      }),
    ],
  ];
  for (const [what, path, props] of copies) {
    it(`copies of ${what} by ${path} stay there too`, () => {
      expect(own(props("eu-west-1"), `aws:${what}`)).to.deep.equal([refused(path)]);
      expect(own(props("us-east-1"), `aws:${what}`)).to.deep.equal([]);
      const [top = ""] = path.split(/[.[]/);
      expect(own({ [top]: unknown }, `aws:${what}`)).to.have.length(1);
    });
  }

  it("a vault that is being made is judged by its own region, one that nobody knows is no pass", () => {
    const vault = resource("aws:backup/vault:Vault", { region: "us-east-1" }, { name: "vault" });
    const plan = (on: string[]) =>
      resource(
        "aws:backup/plan:Plan",
        { region: "us-east-1", rules: [{ copyActions: [{ destinationVaultArn: unknown }] }] },
        { name: "plan", propertyDependencies: { rules: on } },
      );
    expect(all(vault, plan([vault.urn]))).to.deep.equal([]);
    expect(alone(regionAllowed, plan([]), "dev", config)).to.deep.equal([]);
    expect(all(vault, plan([]))).to.deep.equal([
      "unknown plan rules[0].copyActions[0].destinationVaultArn: the region is not known; decided at the update",
    ]);
  });

  it("takes the region of providers that name none from its configuration", () => {
    const named = (providerRegion?: string) =>
      together(regionAllowed, [resource(BUCKET, {}, provider({}))], "dev", { ...config, providerRegion });
    expect(named("eu-west-1")).to.deep.equal(["violation it region: the region is eu-west-1; expected us-east-1"]);
    expect(named("us-east-1")).to.deep.equal([]);
    expect(named()).to.deep.equal([
      "unknown it region: neither the resource nor its provider names a region, and providerRegion is not configured",
    ]);
  });

  it("allows the platform's regions unless others are configured", () => {
    const facts = resource(BUCKET, { region: "eu-west-1" });
    expect(alone(regionAllowed, facts)).to.deep.equal([
      "violation region: the region is eu-west-1; expected us-east-1, us-west-2, ap-south-1",
    ]);
    expect(alone(regionAllowed, facts, "dev", { regions: ["eu-west-1"] })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(own({ region: unknown })).to.deep.equal(["unknown region: the region is not known; decided at the update"]);
    expect(all(resource(BUCKET, {}, provider({ region: unknown })))).to.have.length(1);
  });
});
