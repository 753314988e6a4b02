import { expect } from "chai";
import { openRemoteComponents } from "../../../simulator/construct/remote-components";
import { type Answers, constructRequest, type FakeMonitor, startMonitor } from "../construct/fake-monitor";
import { AWS, reference } from "./fake-cluster";

const { construct } = openRemoteComponents(process);
const BASE = { authenticationMode: "API", vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"] };

describe("the default node group of an eks cluster", () => {
  const monitors: FakeMonitor[] = [];
  afterEach(() => {
    for (const monitor of monitors.splice(0)) monitor.close();
  });

  async function make(inputs: Record<string, unknown>, answers: Partial<Answers> = {}) {
    const monitor = await startMonitor({ ...AWS, ...answers });
    monitors.push(monitor);
    const response = await construct(constructRequest(monitor, "eks:index:Cluster", "c", inputs), monitor.address);
    return {
      monitor,
      state: response.getState()?.toJavaScript() ?? {},
      template: () => monitor.inputsOf("aws:ec2/launchTemplate:LaunchTemplate", "c-launchTemplate"),
      group: () => monitor.inputsOf("aws:autoscaling/group:Group", "c"),
    };
  }

  async function refusal(inputs: Record<string, unknown>): Promise<string> {
    try {
      await make({ ...BASE, ...inputs });
    } catch (error) {
      const metadata = error instanceof Error && "metadata" in error ? error.metadata : undefined;
      const details = Object(metadata).get?.("grpc-status-details-bin")?.[0];
      return `${error instanceof Error ? error.message : String(error)} ${details === undefined ? "" : String(details)}`;
    }
    return "accepted";
  }

  const userData = (text: unknown): string => Buffer.from(String(text), "base64").toString();

  it("is made unless the program skips it: a role, a profile, a template, a scaling group, and coredns to run on it", async () => {
    const { monitor } = await make(BASE);
    const { monitor: without } = await make({ ...BASE, skipDefaultNodeGroup: true });
    const more = monitor.children().filter((child) => !without.children().includes(child));
    expect(more).to.deep.equal([
      "aws:autoscaling/group:Group c",
      "aws:ec2/launchTemplate:LaunchTemplate c-launchTemplate",
      "aws:eks/accessEntry:AccessEntry c-defaultNodeGroupInstanceRole",
      "aws:eks/addon:Addon c-coredns",
      "aws:iam/instanceProfile:InstanceProfile c-instanceProfile",
      "aws:iam/role:Role c-instanceRole-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment c-instanceRole-03516f97",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment c-instanceRole-3eb088f2",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment c-instanceRole-e1b295bd",
      "eks:index:ServiceRole c-instanceRole",
    ]);
  });

  it("has two machines of the recommended image behind the nodes' security group", async () => {
    const { group, template, monitor } = await make(BASE);
    expect(group()).to.deep.equal({
      minSize: 1,
      maxSize: 2,
      desiredCapacity: 2,
      launchTemplate: { name: "c-launchTemplate", version: "1" },
      vpcZoneIdentifiers: ["subnet-1", "subnet-2"],
      instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 50 } },
      tags: [
        { key: "kubernetes.io/cluster/c-eksCluster", value: "owned", propagateAtLaunch: true },
        { key: "Name", value: "c-eksCluster-worker", propagateAtLaunch: true },
      ],
    });
    const { userData: script, ...rest } = template();
    expect(rest).to.deep.equal({
      imageId: "ami-recommended",
      instanceType: "t3.medium",
      iamInstanceProfile: { name: "c-instanceProfile" },
      blockDeviceMappings: [],
      networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: ["c-nodeSecurityGroup-id"] }],
    });
    expect(userData(script)).to.contain("    name: c-eksCluster\n").and.to.contain("    cidr: 172.20.0.0/16\n");
    expect(monitor.invokes.filter(({ token }) => token.includes("getParameter"))).to.deep.equal([
      {
        token: "aws:ssm/getParameter:getParameter",
        args: { name: "/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/x86_64/standard/recommended/image_id" },
      },
    ]);
  });

  it("answers with the group and its name", async () => {
    const { state } = await make(BASE);
    expect(state.defaultNodeGroupAsgName).to.equal("c");
    expect(Object(state.defaultNodeGroup).nodeSecurityGroupId).to.equal("c-nodeSecurityGroup-id");
    const { state: without } = await make({ ...BASE, skipDefaultNodeGroup: true });
    expect(without.defaultNodeGroupAsgName).to.equal("");
    expect(without.defaultNodeGroup).to.equal(undefined);
  });

  it("follows the cluster's options, be they one by one or together", async () => {
    const single = await make({ ...BASE, instanceType: "m7g.large", minSize: 3, maxSize: 5, desiredCapacity: 4 });
    expect(single.group()).to.include({ minSize: 3, maxSize: 5, desiredCapacity: 4 });
    expect(single.template().instanceType).to.equal("m7g.large");
    expect(single.monitor.invokes.some(({ args }) => String(args.name).includes("/arm64/"))).to.equal(true);
    const { group, template, monitor } = await make({
      ...BASE,
      nodeGroupOptions: {
        amiId: "ami-own",
        keyName: "ops",
        spotPrice: "0.1",
        nodeAssociatePublicIpAddress: false,
        nodeRootVolumeSize: 50,
        nodeRootVolumeEncrypted: true,
        nodeSubnetIds: ["subnet-9"],
        extraNodeSecurityGroups: [reference("aws:ec2/securityGroup:SecurityGroup", "extra")],
        kubeletExtraArgs: "--max-pods=20",
        nodeUserData: "#!/bin/sh\ntrue",
        taints: { team: { value: "a", effect: "NoSchedule" } },
        autoScalingGroupTags: { Owner: "team" },
        ignoreScalingChanges: true,
      },
    });
    const { userData: script, ...rest } = template();
    expect(rest).to.deep.equal({
      imageId: "ami-own",
      instanceType: "t3.medium",
      iamInstanceProfile: { name: "c-instanceProfile" },
      keyName: "ops",
      instanceMarketOptions: { marketType: "spot", spotOptions: { maxPrice: "0.1" } },
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", volumeSize: 50 } }],
      networkInterfaces: [
        { associatePublicIpAddress: "false", securityGroups: ["c-nodeSecurityGroup-id", "extra-id"] },
      ],
    });
    expect(userData(script))
      .to.contain("    flags:\n      - '--max-pods=20'\n      - '--register-with-taints=team=a:NoSchedule'\n")
      .and.to.contain('Content-Type: text/x-shellscript; charset="us-ascii"\n\n#!/bin/sh\ntrue\n--BOUNDARY--');
    expect(group().vpcZoneIdentifiers).to.deep.equal(["subnet-9"]);
    expect(group().tags).to.deep.include({ key: "Owner", value: "team", propagateAtLaunch: true });
    expect(monitor.registrations.find(({ type }) => type.startsWith("aws:autoscaling"))?.ignoreChanges).to.deep.equal([
      "desiredCapacity",
    ]);
  });

  it("makes a key pair of a public key, and a group of its own where the cluster has none", async () => {
    const { template } = await make(
      { ...BASE, nodePublicKey: "ssh-ed25519 AAAA" },
      {
        outputs: (type, name, inputs) =>
          type === "aws:ec2/keyPair:KeyPair" ? { keyName: name } : (AWS.outputs?.(type, name, inputs) ?? {}),
      },
    );
    expect(template().keyName).to.equal("c-keyPair");
    const { monitor } = await make({ ...BASE, skipDefaultSecurityGroups: true });
    const rule = monitor.inputsOf("aws:ec2/securityGroupRule:SecurityGroupRule", "c-eksClusterIngressRule");
    expect(rule.securityGroupId).to.equal("sg-own");
  });

  it("goes to the private ones of subnets that the program does not tell apart, else to the public ones", async () => {
    const tables: Record<string, object[]> = {
      open: [{ gatewayId: "igw-1", cidrBlock: "0.0.0.0/0" }],
      closed: [{ gatewayId: "", cidrBlock: "0.0.0.0/0" }],
      office: [{ gatewayId: "vgw-1", cidrBlock: "10.0.0.0/8" }],
    };
    const answers: Partial<Answers> = {
      invoke(token, args) {
        if (token === "aws:ec2/getRouteTable:getRouteTable") return { routes: tables[String(args.subnetId)] ?? [] };
        return AWS.invoke?.(token, args) ?? {};
      },
    };
    const { privateSubnetIds: _, ...rest } = BASE;
    const goesTo = async (...subnetIds: string[]) =>
      (await make({ ...rest, subnetIds }, answers)).group().vpcZoneIdentifiers;
    expect(await goesTo("open", "closed", "office")).to.deep.equal(["closed", "office"]);
    expect(await goesTo("open")).to.deep.equal(["open"]);
  });

  it("refuses options that contradict each other, naming the property", async () => {
    const options = (nodeGroupOptions: object) => refusal({ nodeGroupOptions });
    expect(await options({ amiId: "ami-1", gpu: true })).to.contain("amiId and gpu are mutually exclusive");
    expect(await options({ nodePublicKey: "k", keyName: "k" })).to.contain("nodePublicKey and keyName are mutually");
    expect(await options({ nodeUserDataOverride: "x", labels: { a: "b" } })).to.contain(
      "nodeUserDataOverride excludes",
    );
    expect(await options({ nodeRootVolumeIops: 100, nodeRootVolumeType: "gp3" })).to.contain(
      "is for volumes of type io1",
    );
    expect(await options({ nodeRootVolumeThroughput: 200 })).to.contain("is for volumes of type gp3");
    expect(await options({ nodeRootVolumeIops: 100, nodeRootVolumeType: "io1" })).to.equal("accepted");
    const roles = { authenticationMode: "CONFIG_MAP", instanceRoles: [reference("aws:iam/role:Role", "nodes")] };
    expect(await refusal(roles)).to.contain("an instanceProfile or instanceProfileName is required");
    expect(await refusal({ ...roles, nodeGroupOptions: { instanceProfileName: "own" } })).to.equal("accepted");
  });

  it("says which nodes it does not set up", async () => {
    expect(await refusal({ nodeGroupOptions: { operatingSystem: "Bottlerocket" } })).to.contain(
      "Set-up of nodes with Bottlerocket is not simulated",
    );
    expect(
      await refusal({ nodeGroupOptions: { operatingSystem: "Bottlerocket", nodeUserDataOverride: "x" } }),
    ).to.equal("accepted");
  });
});
