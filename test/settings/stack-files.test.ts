import { expect } from "chai";
import { checkStacks } from "../../settings/check-stacks";
import { parseStackFile } from "../../settings/parse";
import type { EnvironmentSettings, Settings } from "../../settings/schema";
import { environmentNames, type StackName, stackNames } from "../../settings/stack-names";
import { committedFile, committedFiles } from "./committed-files";

function settingsOf(stack: StackName): Settings {
  const parsed = parseStackFile(committedFile(stack));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.settings;
}

function environment(stack: StackName): EnvironmentSettings {
  const settings = settingsOf(stack);
  if (settings.kind !== "environment") throw new Error(`${stack} is no environment`);
  return settings;
}

const office = { cidr: "203.0.113.0/24", label: "Office Network" };
const threeRanges = [
  office,
  { cidr: "198.51.100.0/24", label: "VPN Concentrator" },
  { cidr: "192.0.2.0/24", label: "Bastion Host" },
];

describe("the committed stack files", () => {
  it("have no problems, alone or among each other", () => {
    expect(checkStacks(committedFiles())).to.deep.equal({
      stacks: stackNames.map((name) => ({ name, ok: true, problems: [] })),
    });
  });

  it("D-001, XI-04: each stack has an account of its own", () => {
    expect(stackNames.map((stack) => settingsOf(stack).accountId)).to.deep.equal([
      "555555555555",
      "111111111111",
      "222222222222",
      "333333333333",
      "444444444444",
    ]);
  });

  it("D-004, E-004: each stack is deployed by a role of its account", () => {
    for (const stack of stackNames) {
      const { accountId, deployRoleArn } = settingsOf(stack);
      expect(deployRoleArn).to.equal(`arn:aws:iam::${accountId}:role/TerraformRole`);
    }
  });

  it("D-008, E-012, XI-05: each stack has addresses of its own", () => {
    expect(stackNames.map((stack) => settingsOf(stack).vpcCidr)).to.deep.equal([
      "10.0.0.0/16",
      "10.1.0.0/16",
      "10.2.0.0/16",
      "10.3.0.0/16",
      "10.21.0.0/16",
    ]);
  });

  it("E-003, D-029, XI-06: all are in us-east-1", () => {
    for (const stack of stackNames) expect(settingsOf(stack).region).to.equal("us-east-1");
  });

  it("E-006, E-146, D-015: production has three zones and a NAT gateway in each, the others two zones and one gateway", () => {
    expect(stackNames.map((stack) => [settingsOf(stack).azCount, settingsOf(stack).natStrategy])).to.deep.equal([
      [2, "single"],
      [2, "single"],
      [2, "single"],
      [3, "perAz"],
      [3, "perAz"],
    ]);
  });

  it("E-015, E-017: the three ranges of production hold in every stack but prod-pci", () => {
    for (const stack of ["shared", "dev", "staging", "prod"] as const) {
      expect(settingsOf(stack).devopsIpRanges).to.deep.equal(threeRanges);
    }
  });

  it("E-016: prod-pci lets the office in only", () => {
    expect(settingsOf("prod-pci").devopsIpRanges).to.deep.equal([office]);
  });

  it("D-016, XI-09: no SSH from anywhere", () => {
    for (const stack of stackNames) expect(settingsOf(stack).adminIngressEnabled).to.equal(false);
  });

  it("E-122, D-088: audit logs are kept 365 days, application logs 30", () => {
    for (const stack of stackNames) {
      expect(settingsOf(stack)).to.include({ auditRetentionDays: 365, logRetentionDays: 30 });
    }
  });

  it("E-009: the application listens on 8080", () => {
    for (const stack of environmentNames) {
      const { appName, appPort, sharedServicesStack } = environment(stack);
      expect([appName, appPort, sharedServicesStack]).to.deep.equal(["data-collection-service", 8080, "shared"]);
    }
  });

  it("D-029: each cluster is named for its environment and private", () => {
    for (const stack of environmentNames) {
      expect(environment(stack).cluster).to.include({
        eksClusterName: `data-collection-${stack}-eks`,
        eksEndpointPublicAccess: false,
      });
    }
  });

  it("E-139, E-145, E-147, E-148: nodes by environment", () => {
    const nodes = environmentNames.map((stack) => {
      const { cluster } = environment(stack);
      return [cluster?.nodeCount, cluster?.nodeInstanceType, cluster?.nodeCapacityType];
    });
    expect(nodes).to.deep.equal([
      [1, "t3.small", "SPOT"],
      [2, "t3.small", "SPOT"],
      [3, "t3.medium", "ON_DEMAND"],
      [3, "t3.medium", "ON_DEMAND"],
    ]);
  });

  it("E-115, E-140: databases are small, kept for 7 days, and doubled in production", () => {
    const databases = environmentNames.map((stack) => {
      const { database } = environment(stack);
      return [database?.rdsInstanceClass, database?.rdsMultiAz, database?.rdsBackupRetentionDays];
    });
    expect(databases).to.deep.equal([
      ["db.t3.micro", false, 7],
      ["db.t3.micro", false, 7],
      ["db.t3.micro", true, 7],
      ["db.t3.micro", true, 7],
    ]);
  });

  it("D-018: bastions by environment", () => {
    expect(environmentNames.map((stack) => environment(stack).bastion?.bastionInstanceType)).to.deep.equal([
      "t3.nano",
      "t3.small",
      "t3.medium",
      "t3.medium",
    ]);
  });

  it("C-029, C-030, E-103: shared services know every environment's account and two standards", () => {
    const shared = settingsOf("shared");
    expect(shared).to.include({ kind: "shared-services", environment: "shared" });
    expect(shared.kind === "shared-services" && shared.memberAccounts).to.deep.equal(
      environmentNames.map((name) => ({ name, accountId: settingsOf(name).accountId })),
    );
    expect(shared.kind === "shared-services" && shared.securityHubStandards).to.deep.equal([
      "aws-foundational-security-best-practices",
      "cis-aws-foundations-benchmark",
    ]);
  });

  it("stay on the embedded cloud, say so, and hold nothing but config", () => {
    for (const stack of stackNames) {
      const { text } = committedFile(stack);
      expect(settingsOf(stack).target).to.equal("embedded");
      expect(text.split("\n")[0]).to.equal(
        "# yaml-language-server: $schema=./settings/generated/stack-file.schema.json",
      );
      expect(text.match(/^\S.*$/gm)?.filter((line) => !line.startsWith("#"))).to.deep.equal(["config:"]);
    }
  });

  it("come out frozen, all the way down", () => {
    const settings = environment("dev");
    expect(Object.isFrozen(settings)).to.equal(true);
    expect(Object.isFrozen(settings.devopsIpRanges[0])).to.equal(true);
    expect(Object.isFrozen(settings.cluster)).to.equal(true);
  });
});
