import { expect } from "chai";
import { accessEntries } from "../../../components/cluster/access-entries";
import { Cluster, type ClusterArgs } from "../../../components/cluster/cluster";
import { clusterTransform } from "../../../components/cluster/cluster-transform";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const args: ClusterArgs = {
  scope,
  eksClusterName: "data-collection-dev-eks",
  eksVersion: "1.35",
  eksEndpointPublicAccess: false,
  eksPublicAccessCidrs: [],
  vpcId: "vpc-1",
  subnetIds: ["subnet-a"],
  keyArn: "arn:key",
  auditRetentionDays: 365,
  devopsRoleArn: "arn:devops",
  developersRoleArn: "arn:developers",
  deployRoleArn: "arn:deploy",
  apiClientGroupIds: { bastion: "sg-bastion" },
};

describe("Cluster", () => {
  it("is private, logged, and its secrets are encrypted (D-028, D-029)", async () => {
    const { recorded } = await record(() => new Cluster("cluster", args));
    expect(recorded.names()).to.deep.equal([
      "cluster-api-from-bastion",
      "cluster-eks",
      "cluster-log-group",
      "cluster-service-role",
      "cluster-service-role-AmazonEKSClusterPolicy",
    ]);
    const { inputs } = recorded.get("cluster-eks");
    expect(inputs).to.deep.include({
      name: "data-collection-dev-eks",
      version: "1.35",
      authenticationMode: "API",
      endpointPrivateAccess: true,
      endpointPublicAccess: false,
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      encryptionConfigKeyArn: "arn:key",
      createOidcProvider: true,
      skipDefaultNodeGroup: true,
      skipDefaultSecurityGroups: true,
      deletionProtection: false,
      providerCredentialOpts: { roleArn: "arn:deploy" },
    });
    expect(inputs).not.to.have.property("publicAccessCidrs");
    expect(recorded.get("cluster-log-group").inputs).to.deep.equal({
      name: "/aws/eks/data-collection-dev-eks/cluster",
      retentionInDays: 365,
      kmsKeyId: "arn:key",
    });
  });

  it("opens its API to the given ranges only, and only when told to (E-020, XI-12)", async () => {
    const open = { ...args, eksEndpointPublicAccess: true, eksPublicAccessCidrs: ["203.0.113.0/24"] };
    const { recorded } = await record(() => new Cluster("cluster", open));
    expect(recorded.get("cluster-eks").inputs).to.deep.include({
      endpointPublicAccess: true,
      publicAccessCidrs: ["203.0.113.0/24"],
    });
  });

  it("lets the bastion reach the private API (D-020)", async () => {
    const { recorded } = await record(() => new Cluster("cluster", args));
    expect(recorded.get("cluster-api-from-bastion").inputs).to.deep.include({
      securityGroupId: "sg-eks",
      referencedSecurityGroupId: "sg-bastion",
      fromPort: 443,
      toPort: 443,
    });
  });

  it("cannot be deleted by mistake in production", async () => {
    const { recorded } = await record(() => new Cluster("cluster", { ...args, production: true }));
    expect(recorded.get("cluster-eks").inputs["deletionProtection"]).to.equal(true);
    expect(recorded.get("cluster-log-group").retainOnDelete).to.equal(true);
  });
});

describe("clusterTransform", () => {
  it("makes nobody an administrator unseen, and protects the cluster alone (E-021)", () => {
    const transform = clusterTransform({ creatorIsAdmin: false, protect: true });
    const props = { accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true } };
    const of = (type: string) => transform({ type, name: "c", custom: true, props, opts: {} });
    expect(of("aws:eks/cluster:Cluster")).to.deep.equal({
      props: { accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false } },
      opts: { protect: true },
    });
    expect(of("aws:eks/addon:Addon")).to.equal(undefined);
  });
});

describe("accessEntries", () => {
  const people = { devopsRoleArn: "arn:devops", developersRoleArn: "arn:developers" };

  it("makes DevOps and the deploy role administrators, and developers members of a group (E-021, E-022)", () => {
    const administration = {
      administration: {
        policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
        accessScope: { type: "cluster" },
      },
    };
    expect(accessEntries({ ...people, deployRoleArn: "arn:deploy" })).to.deep.equal({
      devops: { principalArn: "arn:devops", accessPolicies: administration },
      developers: { principalArn: "arn:developers", kubernetesGroups: ["causeway:developers"] },
      deployer: { principalArn: "arn:deploy", accessPolicies: administration },
    });
    expect(accessEntries({ ...people, deployRoleArn: undefined })).to.have.all.keys("devops", "developers");
  });
});
