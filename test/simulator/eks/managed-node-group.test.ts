import { expect } from "chai";
import { openRemoteComponents } from "../../../simulator/construct/remote-components";
import { constructRequest, type FakeMonitor, startMonitor } from "../construct/fake-monitor";
import { AWS, CLUSTER, reference } from "./fake-cluster";

const { construct } = openRemoteComponents(process);
const NODE_ROLE = { nodeRole: reference("aws:iam/role:Role", "nodes") };

describe("what belongs to an eks cluster", () => {
  let monitor: FakeMonitor;
  beforeEach(async () => {
    monitor = await startMonitor(AWS);
    await make("eks:index:Cluster", "c", {
      authenticationMode: "API",
      vpcId: "vpc-1",
      privateSubnetIds: ["subnet-1"],
      skipDefaultNodeGroup: true,
    });
  });
  afterEach(() => monitor.close());

  async function make(type: string, name: string, inputs: Record<string, unknown>): Promise<Record<string, unknown>> {
    const response = await construct(constructRequest(monitor, type, name, inputs), monitor.address);
    return response.getState()?.toJavaScript() ?? {};
  }

  async function refusal(inputs: Record<string, unknown>): Promise<string> {
    try {
      await make("eks:index:ManagedNodeGroup", "ng", { cluster: CLUSTER, ...inputs });
    } catch (error) {
      const metadata = error instanceof Error && "metadata" in error ? error.metadata : undefined;
      const details = Object(metadata).get?.("grpc-status-details-bin")?.[0];
      return `${error instanceof Error ? error.message : String(error)} ${details === undefined ? "" : String(details)}`;
    }
    return "accepted";
  }

  it("a managed node group takes version and subnets from its cluster", async () => {
    const before = monitor.registrations.length;
    await make("eks:index:ManagedNodeGroup", "ng", {
      cluster: CLUSTER,
      ...NODE_ROLE,
      instanceTypes: ["t3.medium"],
      scalingConfig: { minSize: 3, maxSize: 6, desiredSize: 3 },
      tags: { Owner: "team" },
    });
    expect(monitor.registrations.slice(before).map(({ type, name }) => `${type} ${name}`)).to.deep.equal([
      "eks:index:ManagedNodeGroup ng",
      "aws:eks/nodeGroup:NodeGroup ng",
    ]);
    expect(monitor.inputsOf("aws:eks/nodeGroup:NodeGroup", "ng")).to.deep.equal({
      clusterName: "c-eksCluster",
      nodeRoleArn: "arn:aws:iam::111111111111:role/nodes",
      instanceTypes: ["t3.medium"],
      scalingConfig: { minSize: 3, maxSize: 6, desiredSize: 3 },
      subnetIds: ["subnet-1"],
      version: "1.33",
      tags: { Owner: "team" },
    });
  });

  it("metadata and disk settings make a launch template; the image stays EKS's affair", async () => {
    await make("eks:index:ManagedNodeGroup", "ng", {
      cluster: CLUSTER,
      ...NODE_ROLE,
      enableIMDSv2: true,
      diskSize: 50,
    });
    expect(monitor.inputsOf("aws:ec2/launchTemplate:LaunchTemplate", "ng-launchTemplate")).to.deep.equal({
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2, httpEndpoint: "enabled" },
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 50 } }],
    });
    const group = monitor.inputsOf("aws:eks/nodeGroup:NodeGroup", "ng");
    expect(group.launchTemplate).to.deep.equal({ id: "ng-launchTemplate-id", version: "1" });
    expect(group.diskSize).to.equal(undefined);
  });

  it("settings of the kubelet make user data, and with it the recommended image", async () => {
    await make("eks:index:ManagedNodeGroup", "ng", {
      cluster: CLUSTER,
      ...NODE_ROLE,
      instanceTypes: ["m7g.large"],
      kubeletExtraArgs: "--max-pods=20",
      taints: [{ key: "team", value: "a", effect: "NO_SCHEDULE" }],
    });
    const template = monitor.inputsOf("aws:ec2/launchTemplate:LaunchTemplate", "ng-launchTemplate");
    expect(template.imageId).to.equal("ami-recommended");
    expect(monitor.invokes.at(-1)).to.deep.equal({
      token: "aws:ssm/getParameter:getParameter",
      args: { name: "/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/arm64/standard/recommended/image_id" },
    });
    const userData = Buffer.from(String(template.userData), "base64").toString();
    expect(userData).to.contain(
      "    flags:\n      - '--max-pods=20'\n      - '--register-with-taints=team=a:NoSchedule'\n",
    );
    expect(monitor.inputsOf("aws:eks/nodeGroup:NodeGroup", "ng").version).to.equal(undefined);
  });

  it("refuses node groups that contradict themselves, naming the property", async () => {
    expect(await refusal({})).to.contain("A managed node group needs nodeRole or nodeRoleArn");
    expect(await refusal({ ...NODE_ROLE, nodeRoleArn: "arn:aws:iam::111111111111:role/x" })).to.contain(
      "Give either nodeRole or nodeRoleArn, not both",
    );
    expect(await refusal({ ...NODE_ROLE, amiId: "ami-1", gpu: true })).to.contain("Give either amiId or gpu, not both");
    expect(
      await refusal({ ...NODE_ROLE, enableIMDSv2: true, launchTemplate: { id: "lt-1", version: "1" } }),
    ).to.contain("A launch template of your own");
    expect(
      await refusal({ ...NODE_ROLE, operatingSystem: "AL2023", instanceTypes: ["t3.medium", "m7g.large"] }),
    ).to.contain("have different processors");
    expect(await refusal({ ...NODE_ROLE, launchTemplate: { id: "lt-1", version: "1" } })).to.equal("accepted");
  });

  it("an add-on is a child of its cluster", async () => {
    await make("eks:index:Addon", "ebs", {
      cluster: CLUSTER,
      addonName: "aws-ebs-csi-driver",
      configurationValues: { controller: { replicaCount: 1 } },
    });
    const component = monitor.registrations.find((one) => one.type === "eks:index:Addon");
    expect(component?.parent).to.equal("eks:index:Cluster c");
    expect(monitor.inputsOf("aws:eks/addon:Addon", "ebs")).to.deep.equal({
      addonName: "aws-ebs-csi-driver",
      clusterName: "c-eksCluster",
      configurationValues: '{"controller":{"replicaCount":1}}',
    });
  });

  it("a security group of one's own nodes has the same rules as the cluster's", async () => {
    const before = monitor.registrations.length;
    await make("eks:index:NodeGroupSecurityGroup", "own", {
      vpcId: "vpc-1",
      clusterSecurityGroup: reference("aws:ec2/securityGroup:SecurityGroup", "sg-cluster"),
      eksCluster: { ...CLUSTER, urn: "urn:pulumi:dev::test::eks:index:Cluster$aws:eks/cluster:Cluster::c-eksCluster" },
    });
    const made = monitor.registrations.slice(before).map(({ type, name }) => `${type.split(":").at(-1)} ${name}`);
    expect(made.toSorted()).to.deep.equal([
      "NodeGroupSecurityGroup own",
      "SecurityGroup own-nodeSecurityGroup",
      "SecurityGroupRule own-eksClusterIngressRule",
      "SecurityGroupRule own-eksExtApiServerClusterIngressRule",
      "SecurityGroupRule own-eksNodeClusterIngressRule",
      "SecurityGroupRule own-eksNodeIngressRule",
      "SecurityGroupRule own-eksNodeInternetEgressRule",
    ]);
  });
});
