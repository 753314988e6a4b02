import { expect } from "chai";
import * as types from "../../../../simulator/aws/types";
import { refusal } from "../../law-world";
import { arnOf, awsWorld } from "../aws-world";

function cluster(more: object = {}) {
  const world = awsWorld();
  const { vpc, subnetIds } = world.network();
  const role = world.role("cluster", "eks.amazonaws.com");
  const inputs = {
    name: "dev",
    roleArn: arnOf(role),
    version: "1.33",
    vpcConfig: { subnetIds },
    accessConfig: { authenticationMode: "API" },
    ...more,
  };
  return { world, vpc, subnetIds, role, inputs, made: world.create(types.clusterType, inputs) };
}

describe("clusterLaw", () => {
  it("is active, with an endpoint, a certificate, an issuer and a security group of its own", () => {
    const { made, vpc, world } = cluster();
    expect(made.outputs).to.include({
      status: "ACTIVE",
      version: "1.33",
      arn: "arn:aws:eks:eu-west-1:111111111111:cluster/dev",
    });
    expect(made.outputs.endpoint).to.match(/^https:\/\/[0-9A-F]{32}\.gr7\.eu-west-1\.eks\.amazonaws\.com$/);
    expect(made.outputs.vpcConfig).to.deep.include({
      vpcId: vpc.id,
      endpointPublicAccess: true,
      publicAccessCidrs: ["0.0.0.0/0"],
    });
    const groups = world
      .all()
      .filter((one) => one.type === types.securityGroupType)
      .map((one) => one.outputs.name);
    expect(groups).to.have.length(2);
  });

  it("needs subnets in two zones of one VPC", () => {
    const { world, inputs, subnetIds, vpc } = cluster();
    const other = world.create(types.vpcType, { cidrBlock: "10.1.0.0/16" });
    const theirs = world.create(types.subnetType, {
      vpcId: other.id,
      cidrBlock: "10.1.0.0/24",
      availabilityZone: "eu-west-1b",
    });
    const made = (ids: readonly string[]) =>
      refusal(() => world.create(types.clusterType, { ...inputs, name: "b", vpcConfig: { subnetIds: ids } }));
    expect(made([subnetIds[0] ?? ""])).to.equal(
      "InvalidParameterException: EKS cluster: Subnets specified must be in at least two different AZs; got eu-west-1a.",
    );
    expect(made([subnetIds[0] ?? "", theirs.id])).to.equal(
      `InvalidParameterException: EKS cluster: the subnets are in 2 VPCs (${vpc.id}, ${other.id}); they have to be in one.`,
    );
    expect(made(["subnet-1"])).to.equal("InvalidParameterException: The subnet ID 'subnet-1' does not exist.");
  });

  it("needs a role that EKS may assume, and a name of its own", () => {
    const { world, inputs } = cluster();
    const wrong = world.role("wrong");
    expect(refusal(() => world.create(types.clusterType, { ...inputs, name: "b", roleArn: arnOf(wrong) }))).to.match(
      /^InvalidParameterException: Role with arn: .*role\/wrong, could not be assumed/,
    );
    expect(refusal(() => world.create(types.clusterType, inputs))).to.equal(
      "ResourceInUseException: Cluster already exists with name: dev",
    );
    expect(
      world.problems(types.clusterType, {
        ...inputs,
        name: "-",
        version: "1.0",
        vpcConfig: { subnetIds: [], endpointPublicAccess: false },
      }),
    ).to.deep.equal([
      'name: "-" is no name of a cluster; expected 1 to 100 letters, digits, - and _, the first a letter or digit.',
      'version: EKS has no version "1.0"; expected one of 1.29, 1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36.',
      "vpcConfig.endpointPrivateAccess: Private and public endpoint access cannot both be false; switch one of them on.",
    ]);
  });

  it("goes up one version at a time and never down", () => {
    const { world, inputs, made } = cluster();
    const to = (version: string) => refusal(() => world.update(made, { ...inputs, version }));
    expect(to("1.32")).to.equal(
      "InvalidParameterException: Unsupported Kubernetes minor version update from 1.33 to 1.32: a cluster does not go back.",
    );
    expect(to("1.35")).to.equal(
      "InvalidParameterException: Unsupported Kubernetes minor version update from 1.33 to 1.35: go one minor version at a time.",
    );
    expect(world.update(made, { ...inputs, version: "1.34" }).outputs.version).to.equal("1.34");
  });

  it("is replaced when its encryption changes, not when it is added", () => {
    const { world, inputs, made } = cluster();
    const encryptionConfig = { provider: { keyArn: "k" }, resources: ["secrets"] };
    expect(world.judge(made, { ...inputs, encryptionConfig }, "encryptionConfig")).to.equal("update");
    expect(world.judge({ ...made, inputs: { ...inputs, encryptionConfig } }, inputs, "encryptionConfig")).to.equal(
      "replace",
    );
  });

  it("does not go while protected or while it has nodes", () => {
    const { world, inputs, made, subnetIds } = cluster({ deletionProtection: true });
    expect(refusal(() => world.remove(made))).to.equal(
      "InvalidRequestException: Cluster dev has deletion protection enabled. Disable deletion protection (deletionProtection: false) to delete it.",
    );
    const open = world.update(made, { ...inputs, deletionProtection: false });
    const nodes = world.role("nodes");
    const group = world.create(types.nodeGroupType, {
      clusterName: "dev",
      nodeGroupName: "main",
      nodeRoleArn: arnOf(nodes),
      subnetIds,
      scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 },
    });
    expect(refusal(() => world.remove(open))).to.equal(
      "ResourceInUseException: Cluster has nodegroups attached (dev:main). Delete them first.",
    );
    world.remove(group);
    world.remove(open);
    expect(
      world
        .all()
        .filter(
          (one) => one.outputs.description !== "default VPC security group" && one.type === types.securityGroupType,
        ),
    ).to.deep.equal([]);
  });
});

describe("nodeGroupLaw", () => {
  it("has sizes in order, a role for machines and subnets of the cluster's VPC", () => {
    const { world, subnetIds } = cluster();
    const nodes = world.role("nodes");
    const group = {
      clusterName: "dev",
      nodeGroupName: "main",
      nodeRoleArn: arnOf(nodes),
      subnetIds,
      scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 },
    };
    expect(
      world.problems(types.nodeGroupType, { ...group, scalingConfig: { minSize: 3, desiredSize: 2, maxSize: 3 } }),
    ).to.deep.equal([
      "scalingConfig.desiredSize: minSize 3, desiredSize 2 and maxSize 3 are out of order; expected minSize ≤ desiredSize ≤ maxSize.",
    ]);
    expect(refusal(() => world.create(types.nodeGroupType, { ...group, clusterName: "prod" }))).to.equal(
      "ResourceNotFoundException: No cluster found for name: prod.",
    );
    const made = world.create(types.nodeGroupType, group);
    expect(made.outputs).to.include({ status: "ACTIVE", amiType: "AL2023_x86_64_STANDARD", version: "1.33" });
    expect(refusal(() => world.create(types.nodeGroupType, group))).to.equal(
      "ResourceInUseException: NodeGroup already exists with name main and cluster name dev",
    );
    expect(
      refusal(() =>
        world.create(types.nodeGroupType, {
          ...group,
          nodeGroupName: "b",
          launchTemplate: { id: "lt-1", version: "1" },
        }),
      ),
    ).to.equal("InvalidRequestException: Launch template lt-1 does not exist.");
  });
});

describe("access to clusters", () => {
  it("is an entry for an identity that exists, and policies on that entry", () => {
    const { world, role } = cluster();
    const principalArn = arnOf(role);
    const policy = {
      clusterName: "dev",
      principalArn,
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      accessScope: { type: "cluster" },
    };
    expect(refusal(() => world.create(types.accessPolicyAssociationType, policy))).to.match(
      /^ResourceNotFoundException: The specified principalArn could not be found/,
    );
    world.create(types.accessEntryType, { clusterName: "dev", principalArn });
    expect(refusal(() => world.create(types.accessEntryType, { clusterName: "dev", principalArn }))).to.equal(
      "ResourceInUseException: The specified access entry resource is already in use on this cluster.",
    );
    world.create(types.accessPolicyAssociationType, policy);
    const nobody = "arn:aws:iam::111111111111:role/nobody";
    expect(refusal(() => world.create(types.accessEntryType, { clusterName: "dev", principalArn: nobody }))).to.equal(
      `InvalidParameterException: The specified principalArn is invalid: invalid principal (${nobody}).`,
    );
    expect(world.problems(types.accessPolicyAssociationType, { ...policy, policyArn: "admin" })).to.have.length(1);
  });

  it("is refused where the cluster keeps its list inside", () => {
    const { world, role } = cluster({ accessConfig: { authenticationMode: "CONFIG_MAP" } });
    expect(
      refusal(() => world.create(types.accessEntryType, { clusterName: "dev", principalArn: arnOf(role) })),
    ).to.match(
      /^InvalidRequestException: The cluster's authentication mode must be set to one of \[API, API_AND_CONFIG_MAP\]/,
    );
  });
});

describe("addonLaw and podIdentityAssociationLaw", () => {
  it("are one of each name and service account", () => {
    const { world } = cluster();
    const addon = world.create(types.addonType, { clusterName: "dev", addonName: "vpc-cni" });
    expect(addon.outputs.addonVersion).to.match(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
    expect(refusal(() => world.create(types.addonType, { clusterName: "dev", addonName: "vpc-cni" }))).to.equal(
      "ResourceInUseException: Addon already exists.",
    );
    expect(
      refusal(() => world.create(types.addonType, { clusterName: "dev", addonName: "coredns", addonVersion: "1" })),
    ).to.match(/^InvalidParameterException: Addon version specified is not supported: coredns 1/);
    const role = world.role("pods", "pods.eks.amazonaws.com");
    const identity = {
      clusterName: "dev",
      namespace: "default",
      serviceAccount: "app",
      roleArn: arnOf(role),
    };
    const made = world.create(types.podIdentityAssociationType, identity);
    expect(refusal(() => world.create(types.podIdentityAssociationType, identity))).to.equal(
      `ResourceInUseException: Association already exists: ${made.id}`,
    );
    expect(
      refusal(() =>
        world.create(types.podIdentityAssociationType, {
          ...identity,
          serviceAccount: "b",
          roleArn: arnOf(world.role("machines")),
        }),
      ),
    ).to.match(/pods\.eks\.amazonaws\.com/);
  });
});
