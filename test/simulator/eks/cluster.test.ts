import { expect } from "chai";
import { openRemoteComponents } from "../../../simulator/construct/remote-components";
import { constructRequest, type FakeMonitor, startMonitor } from "../construct/fake-monitor";
import { AWS, reference } from "./fake-cluster";

const { construct } = openRemoteComponents(process);

/** A private cluster with API authentication, as the platform's environments have. */
const PRIVATE = {
  name: "data-eks",
  version: "1.33",
  authenticationMode: "API",
  vpcId: "vpc-1",
  privateSubnetIds: ["subnet-1", "subnet-2"],
  endpointPrivateAccess: true,
  endpointPublicAccess: false,
  skipDefaultNodeGroup: true,
  createOidcProvider: true,
  encryptionConfigKeyArn: "arn:aws:kms:us-east-1:111111111111:key/k",
  enabledClusterLogTypes: ["api", "audit"],
  tags: { Owner: "team" },
  accessEntries: {
    admin: {
      principalArn: "arn:aws:iam::111111111111:role/devops",
      accessPolicies: {
        cluster: {
          policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
          accessScope: { type: "cluster" },
        },
      },
    },
  },
};

describe("eks:index:Cluster", () => {
  let monitor: FakeMonitor;
  beforeEach(async () => {
    monitor = await startMonitor(AWS);
  });
  afterEach(() => monitor.close());

  async function make(inputs: Record<string, unknown>): Promise<Record<string, unknown>> {
    const response = await construct(constructRequest(monitor, "eks:index:Cluster", "c", inputs), monitor.address);
    return response.getState()?.toJavaScript() ?? {};
  }

  async function refusal(inputs: Record<string, unknown>): Promise<string> {
    try {
      await make(inputs);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    return "accepted";
  }

  it("a private cluster with API authentication has exactly these children", async () => {
    await make(PRIVATE);
    expect(monitor.children()).to.deep.equal([
      "aws:ec2/securityGroup:SecurityGroup c-eksClusterSecurityGroup",
      "aws:ec2/securityGroup:SecurityGroup c-nodeSecurityGroup",
      "aws:ec2/securityGroupRule:SecurityGroupRule c-eksClusterIngressRule",
      "aws:ec2/securityGroupRule:SecurityGroupRule c-eksClusterInternetEgressRule",
      "aws:ec2/securityGroupRule:SecurityGroupRule c-eksExtApiServerClusterIngressRule",
      "aws:ec2/securityGroupRule:SecurityGroupRule c-eksNodeClusterIngressRule",
      "aws:ec2/securityGroupRule:SecurityGroupRule c-eksNodeIngressRule",
      "aws:ec2/securityGroupRule:SecurityGroupRule c-eksNodeInternetEgressRule",
      "aws:eks/accessEntry:AccessEntry c-admin",
      "aws:eks/accessPolicyAssociation:AccessPolicyAssociation c-admin-cluster",
      "aws:eks/addon:Addon c-kube-proxy",
      "aws:eks/addon:Addon c-vpc-cni",
      "aws:eks/cluster:Cluster c-eksCluster",
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider c-oidcProvider",
      "aws:iam/role:Role c-eksRole-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment c-eksRole-4b490823",
      "eks:index:Cluster c",
      "eks:index:ServiceRole c-eksRole",
      "eks:index:VpcCniAddon c-vpc-cni",
      "pulumi:providers:kubernetes c-eks-k8s",
    ]);
  });

  it("gives the cluster what the program says", async () => {
    await make(PRIVATE);
    expect(monitor.inputsOf("aws:eks/cluster:Cluster", "c-eksCluster")).to.deep.equal({
      name: "data-eks",
      version: "1.33",
      roleArn: "arn:aws:iam::111111111111:role/c-eksRole-role",
      bootstrapSelfManagedAddons: true,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true },
      enabledClusterLogTypes: ["api", "audit"],
      encryptionConfig: { provider: { keyArn: PRIVATE.encryptionConfigKeyArn }, resources: ["secrets"] },
      tags: { Name: "c-eksCluster", Owner: "team" },
      vpcConfig: {
        endpointPrivateAccess: true,
        endpointPublicAccess: false,
        securityGroupIds: ["c-eksClusterSecurityGroup-id"],
        subnetIds: ["subnet-1", "subnet-2"],
      },
    });
    const cluster = monitor.registrations.find((one) => one.type === "aws:eks/cluster:Cluster");
    expect(cluster?.ignoreChanges).to.deep.equal([
      "accessConfig.bootstrapClusterCreatorAdminPermissions",
      "bootstrapSelfManagedAddons",
    ]);
    expect(monitor.inputsOf("aws:ec2/securityGroup:SecurityGroup", "c-nodeSecurityGroup").tags).to.deep.equal({
      Name: "c-nodeSecurityGroup",
      "kubernetes.io/cluster/c-eksCluster": "owned",
      Owner: "team",
    });
  });

  it("answers with a kubeconfig whose tokens come from the AWS CLI, without the profile", async () => {
    const credentials = { roleArn: "arn:aws:iam::111111111111:role/deploy", profileName: "mine" };
    const state = await make({ ...PRIVATE, providerCredentialOpts: credentials });
    const args = (text: string): unknown => JSON.parse(text).users[0].user.exec.args;
    const plain = ["--region", "us-east-1", "eks", "get-token", "--cluster-name", "c-eksCluster", "--output", "json"];
    expect(args(String(state.kubeconfigJson))).to.deep.equal([...plain, "--role", credentials.roleArn]);
    const { kubeconfig } = monitor.inputsOf("pulumi:providers:kubernetes", "c-eks-k8s");
    expect(args(String(kubeconfig))).to.deep.equal([...plain, "--role", credentials.roleArn, "--profile", "mine"]);
  });

  it("answers with the ids that programs use", async () => {
    const state = await make(PRIVATE);
    expect(state.clusterSecurityGroupId).to.equal("c-eksClusterSecurityGroup-id");
    expect(state.nodeSecurityGroupId).to.equal("c-nodeSecurityGroup-id");
    expect(state.oidcProviderUrl).to.equal("https://oidc.eks.us-east-1.amazonaws.com/id/ABC");
    expect(state.oidcIssuer).to.equal("oidc.eks.us-east-1.amazonaws.com/id/ABC");
    const core = Object(state.core);
    expect(core.vpcId).to.equal("vpc-1");
    expect(core.privateSubnetIds).to.deep.equal(["subnet-1", "subnet-2"]);
    const without = await make({ ...PRIVATE, skipDefaultSecurityGroups: true });
    expect(without.nodeSecurityGroupId).to.equal("sg-own");
  });

  it("without a mode there is an aws-auth ConfigMap with the nodes' roles, and no access entry", async () => {
    const { authenticationMode: _mode, accessEntries: _entries, ...rest } = PRIVATE;
    await make({ ...rest, instanceRoles: [reference("aws:iam/role:Role", "nodes")] });
    expect(monitor.inputsOf("kubernetes:core/v1:ConfigMap", "c-nodeAccess").data).to.deep.equal({
      mapRoles:
        "- rolearn: arn:aws:iam::111111111111:role/nodes\n  username: system:node:{{EC2PrivateDNSName}}\n" +
        "  groups:\n    - system:bootstrappers\n    - system:nodes\n",
    });
    expect(monitor.children().join()).not.to.contain("accessEntry");
  });

  it("stands in the default VPC when none is named", async () => {
    const { vpcId: _vpc, privateSubnetIds: _subnets, ...rest } = PRIVATE;
    await make(rest);
    const { vpcConfig } = monitor.inputsOf("aws:eks/cluster:Cluster", "c-eksCluster");
    expect(Object(vpcConfig).subnetIds).to.deep.equal(["subnet-a", "subnet-b"]);
    expect(monitor.inputsOf("aws:ec2/securityGroup:SecurityGroup", "c-nodeSecurityGroup").vpcId).to.equal(
      "vpc-default",
    );
  });

  it("Auto Mode brings its own roles and neither add-ons nor security groups", async () => {
    await make({ ...PRIVATE, createOidcProvider: false, autoMode: { enabled: true } });
    expect(monitor.children().filter((child) => /addon|securityGroup|VpcCni/.test(child))).to.deep.equal([
      "aws:eks/addon:Addon c-coredns",
    ]);
    const { computeConfig, storageConfig } = monitor.inputsOf("aws:eks/cluster:Cluster", "c-eksCluster");
    expect(storageConfig).to.deep.equal({ blockStorage: { enabled: true } });
    expect(computeConfig).to.deep.equal({
      enabled: true,
      nodePools: ["general-purpose", "system"],
      nodeRoleArn: "arn:aws:iam::111111111111:role/c-nodeRole-role",
    });
    expect(monitor.children().filter((child) => child.includes(" c-eksRole-"))).to.have.length(6);
  });

  it("configures the network plugin by sorted variables", async () => {
    await make({ ...PRIVATE, vpcCniOptions: { enableNetworkPolicy: true, warmIpTarget: 3 } });
    const { configurationValues, addonVersion } = monitor.inputsOf("aws:eks/addon:Addon", "c-vpc-cni");
    expect(addonVersion).to.equal("v1.0.0-eksbuild.1");
    expect(configurationValues).to.equal(
      '{"enableNetworkPolicy":"true","env":{"AWS_VPC_ENI_MTU":"9001","AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG":"false",' +
        '"AWS_VPC_K8S_CNI_EXTERNALSNAT":"false","AWS_VPC_K8S_CNI_LOGLEVEL":"DEBUG",' +
        '"AWS_VPC_K8S_CNI_LOG_FILE":"/host/var/log/aws-routed-eni/ipamd.log","AWS_VPC_K8S_CNI_VETHPREFIX":"eni",' +
        '"AWS_VPC_K8S_PLUGIN_LOG_FILE":"/var/log/aws-routed-eni/plugin.log","AWS_VPC_K8S_PLUGIN_LOG_LEVEL":"DEBUG",' +
        '"ENABLE_POD_ENI":"false","WARM_ENI_TARGET":"1","WARM_IP_TARGET":"3"},' +
        '"init":{"env":{"DISABLE_TCP_EARLY_DEMUX":"false"}}}',
    );
  });

  it("refuses what the real package refuses", async () => {
    const { authenticationMode: _mode, ...modeless } = PRIVATE;
    expect(await refusal(modeless)).to.contain("accessEntries need authenticationMode API");
    expect(await refusal({ ...PRIVATE, authenticationMode: "IAM" })).to.contain("authenticationMode is IAM");
    expect(await refusal({ ...PRIVATE, roleMappings: [{ roleArn: "a", username: "u", groups: [] }] })).to.contain(
      "roleMappings must be empty when authenticationMode is API",
    );
    expect(await refusal({ ...PRIVATE, subnetIds: ["subnet-1"] })).to.contain("either subnetIds or");
    expect(await refusal({ ...PRIVATE, publicAccessCidrs: ["203.0.113.0/24"] })).to.contain("publicAccessCidrs is set");
    expect(await refusal({ ...PRIVATE, minSize: 1, nodeGroupOptions: { maxSize: 2 } })).to.contain(
      "either nodeGroupOptions",
    );
    expect(await refusal({ ...PRIVATE, vpcCniOptions: { externalSnat: true, cniExternalSnat: true } })).to.contain(
      "not both",
    );
    expect(await refusal({ ...PRIVATE, roleMappings: [] })).to.equal("accepted");
  });

  it("says what it does not simulate", async () => {
    expect(await refusal({ ...PRIVATE, fargate: true })).to.contain("fargate of an eks.Cluster is not simulated");
  });
});
