import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { replaceOverrides } from "../../../simulator/catalog/replace-overrides";
import { committedCatalog } from "./open-catalog";

const packageFolder = dirname(require.resolve("@pulumi/aws/package.json"));

/** Tokens in the scripts of the installed provider package, read without the generator. */
function installedTokens(pattern: RegExp): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(packageFolder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".js") || file.includes("node_modules")) continue;
    const token = pattern.exec(readFileSync(join(packageFolder, file), "utf8"))?.[1];
    if (token !== undefined) found.add(token);
  }
  return [...found].toSorted();
}

describe("openCatalog", () => {
  const catalog = committedCatalog();

  it("was made from the installed @pulumi/aws", () => {
    const manifest: { version: string } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
    expect(catalog.version).to.equal(manifest.version);
  });

  it("holds every resource type of the package and no other", () => {
    expect([...catalog.types()].toSorted()).to.deep.equal(installedTokens(/__pulumiType = '(aws:[^']+)'/));
  }).timeout(60_000);

  it("holds every function of the package and no other", () => {
    expect([...catalog.functions()].toSorted()).to.deep.equal(installedTokens(/runtime\.invoke\("(aws:[^"]+)"/));
  }).timeout(60_000);

  it("decodes every type", () => {
    for (const type of catalog.types()) expect(catalog.entry(type)?.token).to.equal(type);
  });

  it("knows no type that the package does not have", () => {
    expect(catalog.entry("aws:ec2/vpc:Vpcs")).to.equal(undefined);
    expect(catalog.entry("nonsense")).to.equal(undefined);
    expect(catalog.entry("aws:constructor/x:X")).to.equal(undefined);
  });

  it("names the nearest type and function", () => {
    expect(catalog.nearest("aws:ec2/vcp:Vpc")).to.equal("aws:ec2/vpc:Vpc");
    expect(catalog.nearest("aws:ec2/getSubnet:getSubnet2")).to.equal("aws:ec2/getSubnet:getSubnet");
    expect(catalog.nearest("gcp:compute/network:NetworkPeering")).to.equal(undefined);
  });

  it("has overrides only for types and properties that exist", () => {
    for (const type of Object.keys(replaceOverrides))
      expect(catalog.entry(type)?.replaceSource, type).to.equal("override");
  });

  const facts: readonly [type: string, replaces: readonly string[], keeps: readonly string[]][] = [
    ["aws:ec2/vpc:Vpc", ["cidrBlock", "region"], ["enableDnsHostnames", "tags"]],
    ["aws:ec2/subnet:Subnet", ["availabilityZone", "cidrBlock", "vpcId"], ["mapPublicIpOnLaunch"]],
    ["aws:ec2/natGateway:NatGateway", ["allocationId", "subnetId", "connectivityType"], ["secondaryAllocationIds"]],
    ["aws:ec2/routeTableAssociation:RouteTableAssociation", ["subnetId", "gatewayId"], ["routeTableId"]],
    ["aws:ec2/securityGroup:SecurityGroup", ["name", "description", "vpcId"], ["ingress", "egress"]],
    ["aws:ec2/securityGroupRule:SecurityGroupRule", ["cidrBlocks", "fromPort", "type"], ["description"]],
    ["aws:ec2/flowLog:FlowLog", ["vpcId", "trafficType", "logDestination"], ["tags"]],
    [
      "aws:rds/instance:Instance",
      ["engine", "dbName", "username", "kmsKeyId", "storageEncrypted", "availabilityZone"],
      ["identifier", "dbSubnetGroupName", "instanceClass", "engineVersion", "allocatedStorage", "multiAz"],
    ],
    ["aws:s3/bucket:Bucket", ["bucket", "objectLockEnabled"], ["forceDestroy"]],
    ["aws:kms/key:Key", ["customerMasterKeySpec", "keyUsage", "multiRegion"], ["policy", "deletionWindowInDays"]],
    ["aws:iam/role:Role", ["name", "path"], ["assumeRolePolicy", "maxSessionDuration"]],
    ["aws:eks/cluster:Cluster", ["name", "roleArn"], ["version", "vpcConfig"]],
    ["aws:eks/nodeGroup:NodeGroup", ["instanceTypes", "subnetIds", "amiType"], ["scalingConfig", "labels"]],
    ["aws:secretsmanager/secretVersion:SecretVersion", ["secretId", "secretString"], ["versionStages"]],
  ];
  for (const [type, replaces, keeps] of facts) {
    it(`says what replaces ${type} and what does not`, () => {
      const properties = catalog.entry(type)?.properties;
      for (const name of replaces) expect(properties?.get(name)?.replaces, name).to.equal(true);
      for (const name of keeps) expect(properties?.get(name)?.replaces, name).to.equal(false);
    });
  }

  it("says where replacement below a property is", () => {
    expect(catalog.entry("aws:eks/cluster:Cluster")?.nestedReplaces).to.deep.equal([
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "kubernetesNetworkConfig.ipFamily",
      "kubernetesNetworkConfig.serviceIpv4Cidr",
    ]);
  });

  it("knows what is required, computed and secret", () => {
    const subnet = catalog.entry("aws:ec2/subnet:Subnet")?.properties;
    expect(subnet?.get("vpcId")?.input).to.equal("required");
    expect(subnet?.get("availabilityZone")).to.include({ input: "optional", computed: true });
    expect(subnet?.get("ownerId")).to.include({ input: "none", computed: true });
    expect(catalog.entry("aws:rds/instance:Instance")?.properties.get("password")?.secret).to.equal(true);
    expect(
      catalog.entry("aws:secretsmanager/secretVersion:SecretVersion")?.properties.get("secretString")?.secret,
    ).to.equal(true);
    expect(catalog.entry("aws:s3/bucketV2:BucketV2")?.deprecated).to.equal(true);
    expect(catalog.entry("aws:s3/bucket:Bucket")?.aliases).to.deep.equal(["aws:s3/bucketV2:BucketV2"]);
  });
});
