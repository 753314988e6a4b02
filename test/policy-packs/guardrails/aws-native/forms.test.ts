import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { typesOfForm } from "../../../../policy-packs/guardrails/aws-native/form";
import { forms } from "../../../../policy-packs/guardrails/aws-native/forms";
import { catalog } from "../../../../policy-packs/guardrails/catalog";
import { readResources } from "../../../../policy-packs/guardrails/facts/resource";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { openSession } from "../../../../policy-packs/guardrails/pack/session";
import { root } from "../../../support/sources";
import { resource, unknown } from "../decide";

/** The rules that something breaks, or does not let decide, with the path: `rds-public publiclyAccessible`. */
function told(kind: "violation" | "unknown", type: string, props: object, environment = "prod"): readonly string[] {
  const session = openSession(catalog, { environment });
  const facts = resource(type, { ...props });
  const outcomes = [...session.checkResource(facts), ...session.checkStack([facts])];
  const said = outcomes.filter((outcome) => outcome.kind === kind);
  return [...new Set(said.map(({ finding }) => `${finding.policy} ${finding.path}`.trim()))];
}

const statement = (more: object) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*", ...more }],
});
const EVERYBODY = statement({ Principal: "*", Action: "s3:GetObject" });
const trust = statement({ Principal: { AWS: "*" }, Action: "sts:AssumeRole" });

/** Of each type something that breaks a rule, and the same in order, in the words of `aws-native`. */
const PAIRS: readonly (readonly [type: string, rule: string, bad: object, good: object])[] = [
  ["rds:DbInstance", "rds-public publiclyAccessible", { publiclyAccessible: true }, { publiclyAccessible: false }],
  ["rds:DbInstance", "rds-encrypted storageEncrypted", {}, { storageEncrypted: true }],
  [
    "rds:DbInstance",
    "rds-master-secret masterUserPassword",
    { masterUsername: "a", masterUserPassword: "secret" },
    { masterUsername: "a", manageMasterUserPassword: true },
  ],
  ["rds:DbInstance", "rds-public publiclyAccessible", { dbClusterIdentifier: "c", publiclyAccessible: true }, {}],
  ["rds:DbCluster", "rds-encrypted storageEncrypted", { engine: "aurora-mysql" }, { storageEncrypted: true }],
  [
    "redshift:Cluster",
    "redshift-private publiclyAccessible",
    { publiclyAccessible: true },
    { publiclyAccessible: false },
  ],
  ["redshift:Cluster", "redshift-encrypted encrypted", { encrypted: false }, { encrypted: true }],
  [
    "elasticache:ReplicationGroup",
    "redis-encrypted atRestEncryptionEnabled",
    { atRestEncryptionEnabled: false },
    { atRestEncryptionEnabled: true, transitEncryptionEnabled: true },
  ],
  [
    "dynamodb:Table",
    "ddb-pitr pointInTimeRecoverySpecification.enabled",
    { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false } },
    { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } },
  ],
  [
    "dynamodb:Table",
    "ddb-delete-protect deletionProtectionEnabled",
    { deletionProtectionEnabled: false },
    { deletionProtectionEnabled: true },
  ],
  ["efs:FileSystem", "efs-encrypted encrypted", { encrypted: false }, { encrypted: true }],
  ["s3:Bucket", "s3-no-public accessControl", { accessControl: "PublicReadWrite" }, { accessControl: "Private" }],
  [
    "s3:Bucket",
    "s3-bpa",
    { publicAccessBlockConfiguration: { blockPublicAcls: true } },
    {
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
    },
  ],
  [
    "s3:Bucket",
    "s3-versioning",
    { versioningConfiguration: { status: "Suspended" } },
    { versioningConfiguration: { status: "Enabled" } },
  ],
  [
    "s3:BucketPolicy",
    "s3-no-public policyDocument",
    { policyDocument: EVERYBODY },
    { policyDocument: statement({ Principal: { AWS: "111111111111" } }) },
  ],
  [
    "iam:ManagedPolicy",
    "iam-no-admin policyDocument",
    { policyDocument: statement({}) },
    { policyDocument: statement({ Action: "s3:GetObject" }) },
  ],
  [
    "iam:Role",
    "iam-no-admin policies[0].policy",
    { policies: [{ policyName: "all", policyDocument: statement({}) }] },
    { policies: [{ policyName: "some", policyDocument: statement({ Action: "s3:GetObject" }) }] },
  ],
  [
    "iam:Role",
    "iam-trust assumeRolePolicyDocument",
    { assumeRolePolicyDocument: trust },
    { assumeRolePolicyDocument: statement({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }) },
  ],
  [
    "iam:RolePolicy",
    "iam-no-admin policyDocument",
    { policyDocument: statement({}) },
    { policyDocument: statement({ Action: "s3:GetObject" }) },
  ],
  ["kms:Key", "kms-rotation enableKeyRotation", { enableKeyRotation: false }, { enableKeyRotation: true }],
  ["kms:Key", "kms-deletion-window pendingWindowInDays", { pendingWindowInDays: 7 }, { pendingWindowInDays: 30 }],
  [
    "kms:Key",
    "kms-not-public keyPolicy",
    { keyPolicy: statement({ Principal: "*", Action: "kms:*" }) },
    { keyPolicy: statement({ Principal: { AWS: "arn:aws:iam::111111111111:root" }, Action: "kms:*" }) },
  ],
  [
    "secretsmanager:ResourcePolicy",
    "sm-not-public resourcePolicy",
    { resourcePolicy: statement({ Principal: "*", Action: "secretsmanager:GetSecretValue" }) },
    { resourcePolicy: statement({ Principal: { AWS: "111111111111" } }) },
  ],
  [
    "eks:Cluster",
    "eks-endpoint resourcesVpcConfig.endpointPublicAccess",
    { resourcesVpcConfig: { endpointPublicAccess: true } },
    { resourcesVpcConfig: { endpointPublicAccess: false } },
  ],
  [
    "eks:Cluster",
    "eks-logs logging",
    { logging: { clusterLogging: { enabledTypes: [{ type: "api" }] } } },
    {
      logging: {
        clusterLogging: {
          enabledTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"].map((type) => ({ type })),
        },
      },
    },
  ],
  ["lambda:Url", "lambda-not-public authType", { authType: "NONE" }, { authType: "AWS_IAM" }],
  [
    "lambda:Permission",
    "lambda-not-public principal",
    { principal: "*", action: "lambda:InvokeFunction" },
    { principal: "111111111111", action: "lambda:InvokeFunction" },
  ],
  [
    "sqs:QueueInlinePolicy",
    "sqs-closed policyDocument",
    { policyDocument: statement({ Principal: "*", Action: "sqs:*" }) },
    { policyDocument: statement({ Principal: { AWS: "111111111111" } }) },
  ],
  [
    "sns:TopicPolicy",
    "sns-closed policyDocument",
    { topics: ["t"], policyDocument: statement({ Principal: "*", Action: "sns:*" }) },
    { policyDocument: statement({ Principal: { AWS: "111111111111" } }) },
  ],
  ["ec2:Volume", "ec2-ebs-encrypted encrypted", { encrypted: false }, { encrypted: true }],
  [
    "ec2:Instance",
    "ec2-imdsv2 metadataOptions.httpTokens",
    { metadataOptions: { httpTokens: "optional" } },
    { metadataOptions: { httpTokens: "required" } },
  ],
  [
    "ec2:Instance",
    "ec2-no-public-ip networkInterfaces[0].associatePublicIpAddress",
    { networkInterfaces: [{ associatePublicIpAddress: true }] },
    { networkInterfaces: [{ associatePublicIpAddress: false }] },
  ],
  [
    "ec2:LaunchTemplate",
    "ec2-imdsv2 launchTemplateData.metadataOptions.httpTokens",
    { launchTemplateData: { metadataOptions: { httpTokens: "optional" } } },
    { launchTemplateData: { metadataOptions: { httpTokens: "required" } } },
  ],
  [
    "ec2:Subnet",
    "net-subnet-no-public-ip mapPublicIpOnLaunch",
    { mapPublicIpOnLaunch: true },
    { mapPublicIpOnLaunch: false },
  ],
  [
    "elasticloadbalancingv2:LoadBalancer",
    "elb-drop-headers",
    { type: "application" },
    {
      type: "application",
      loadBalancerAttributes: [{ key: "routing.http.drop_invalid_header_fields.enabled", value: "true" }],
    },
  ],
  ["logs:LogGroup", "logs-retention retentionInDays", {}, { retentionInDays: 400 }],
];

describe("guardrails read aws-native", () => {
  for (const [type, rule, bad, good] of PAIRS) {
    it(`${type}: ${rule} is refused and its control accepted`, () => {
      const breaks = (props: object) =>
        told("violation", `aws-native:${type}`, props).some((one) => one.startsWith(rule));
      expect([breaks(bad), breaks(good)]).to.deep.equal([true, false]);
    });
  }

  it("every type that is said in other words is one of the provider's catalog", () => {
    const folder = path.join(root, "simulator/catalog/generated");
    for (const type of Object.values(forms).flatMap(typesOfForm)) {
      const [, module, name] = /^aws:(\w+)\/(.+)$/.exec(type) ?? [];
      const { types }: { types: Record<string, unknown> } = JSON.parse(
        fs.readFileSync(path.join(folder, `${module}.module.json`), "utf8"),
      );
      expect(types, type).to.have.property(name ?? "");
    }
  });

  it("nothing of it is mended, since a rule would write its own words", () => {
    const session = openSession(catalog, { environment: "prod", mend: ["kms-rotation"] });
    const mended = (type: string) => session.mend?.(resource(type, { enableKeyRotation: false }));
    expect(mended("aws-native:kms:Key")).to.deep.equal([]);
    expect(mended("aws:kms/key:Key")).to.have.length(1);
  });

  it("interfaces that are not known leave open whether a machine is public, and the groups of all of them are its groups", () => {
    const machine = resource("aws-native:ec2:Instance", { networkInterfaces: unknown });
    expect(readResources(machine)[0]?.props).to.deep.equal({
      subnetId: UNKNOWN,
      vpcSecurityGroupIds: UNKNOWN,
      associatePublicIpAddress: UNKNOWN,
    });
    const two = [
      { subnetId: "a", groupSet: ["g1"] },
      { subnetId: "b", groupSet: ["g2", unknown] },
    ];
    const [read] = readResources(resource("aws-native:ec2:Instance", { networkInterfaces: two }));
    expect(read?.props).to.deep.equal({ subnetId: "a", vpcSecurityGroupIds: ["g1", "g2", UNKNOWN] });
    const own = readResources(resource("aws-native:ec2:Instance", { subnetId: "c", securityGroupIds: ["g3"] }));
    expect(own[0]?.props).to.deep.equal({ subnetId: "c", vpcSecurityGroupIds: ["g3"] });
  });

  it("a part whose setting is not known is no pass and no violation", () => {
    const bucket = { publicAccessBlockConfiguration: unknown };
    expect(told("unknown", "aws-native:s3:Bucket", bucket)).to.include("s3-bpa");
    expect(told("violation", "aws-native:s3:Bucket", bucket)).not.to.include("s3-bpa");
  });

  it("tags are a list of keys and values", () => {
    const tags = (props: object) =>
      told("violation", "aws-native:kms:Key", props).filter((one) => one.startsWith("tag-"));
    const all = ["Project", "Environment", "Owner", "CostCenter", "ManagedBy", "Application"];
    const listed = all.map((key) => ({ key, value: key === "Environment" ? "prod" : "a" }));
    expect(tags({})).not.to.deep.equal([]);
    expect(tags({ tags: listed })).to.deep.equal([]);
    expect(tags({ tags: listed.slice(1) })).to.deep.equal(["tag-required tags"]);
  });

  it("what is public and where it leads is proven over types of both providers", () => {
    const session = openSession(catalog, { environment: "prod" });
    const id = (type: string, name: string, props: object, depends: Readonly<Record<string, readonly string[]>> = {}) =>
      resource(type, { ...props }, { name, propertyDependencies: depends });
    const vpc = id("aws-native:ec2:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
    const gateway = id("aws:ec2/internetGateway:InternetGateway", "gateway", {}, {});
    const table = id("aws-native:ec2:RouteTable", "table", { vpcId: unknown }, { vpcId: [vpc.urn] });
    const route = id(
      "aws-native:ec2:Route",
      "route",
      { routeTableId: unknown, gatewayId: unknown, destinationCidrBlock: "0.0.0.0/0" },
      { routeTableId: [table.urn], gatewayId: [gateway.urn] },
    );
    const subnet = id(
      "aws-native:ec2:Subnet",
      "subnet",
      { vpcId: unknown, cidrBlock: "10.0.1.0/24" },
      { vpcId: [vpc.urn] },
    );
    const association = id(
      "aws-native:ec2:SubnetRouteTableAssociation",
      "association",
      { subnetId: unknown, routeTableId: unknown },
      { subnetId: [subnet.urn], routeTableId: [table.urn] },
    );
    const open = [{ ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIp: "0.0.0.0/0", description: "d" }];
    const group = id(
      "aws-native:ec2:SecurityGroup",
      "group",
      { vpcId: unknown, groupDescription: "d", securityGroupIngress: open },
      { vpcId: [vpc.urn] },
    );
    const machine = id(
      "aws-native:ec2:Instance",
      "machine",
      { networkInterfaces: [{ subnetId: unknown, groupSet: [unknown], associatePublicIpAddress: true }] },
      { networkInterfaces: [subnet.urn, group.urn] },
    );
    const all = [vpc, gateway, table, route, subnet, association, group, machine];
    for (const each of all) session.checkResource(each);
    const proven = session.checkStack(all).filter(({ finding }) => finding.policy === "net-path-internet");
    expect(proven.map(({ kind, finding }) => `${kind} ${finding.resource}`)).to.deep.equal([
      `violation ${machine.urn}`,
    ]);
  });
});
