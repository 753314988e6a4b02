import { expect } from "chai";
import { NodeGroup, type NodeGroupArgs } from "../../../components/cluster/node-group";
import { standardTags } from "../../../components/tags";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const tags = standardTags({ environment: "dev", owner: "platform-team", costCenter: "data" });
const args: NodeGroupArgs = {
  scope,
  clusterName: "c",
  eksVersion: "1.35",
  subnetIds: ["subnet-a"],
  nodeInstanceType: "t3.small",
  nodeCount: 2,
  nodeCapacityType: "SPOT",
  keyArn: "arn:key",
  securityGroupIds: ["sg-eks", "sg-app"],
  sessionHostPolicyArn: "arn:host",
  tags,
};

describe("NodeGroup", () => {
  it("has as many nodes, of the kind and bought as the settings say (E-139, E-145, D-031)", async () => {
    const { recorded } = await record(() => new NodeGroup("nodes", args));
    expect(recorded.names()).to.deep.equal([
      "nodes-group",
      "nodes-role",
      "nodes-role-AmazonEC2ContainerRegistryPullOnly",
      "nodes-role-AmazonEKSWorkerNodePolicy",
      "nodes-role-AmazonEKS_CNI_Policy",
      "nodes-role-AmazonSSMManagedInstanceCore",
      "nodes-role-sessions",
      "nodes-template",
    ]);
    expect(recorded.get("nodes-group").inputs).to.deep.include({
      amiType: "AL2023_x86_64_STANDARD",
      capacityType: "SPOT",
      instanceTypes: ["t3.small"],
      scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 4 },
      version: "1.35",
      subnetIds: ["subnet-a"],
    });
    expect(recorded.get("nodes-group").ignoreChanges).to.deep.equal([]);
  });

  it("starts machines with encrypted disks, without public addresses, with metadata by token only (D-010, D-023)", async () => {
    const { recorded } = await record(() => new NodeGroup("nodes", args));
    const { inputs } = recorded.get("nodes-template");
    expect(inputs["metadataOptions"]).to.deep.equal({
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
    });
    expect(inputs["networkInterfaces"]).to.deep.equal([
      { associatePublicIpAddress: "false", securityGroups: ["sg-eks", "sg-app"] },
    ]);
    expect(inputs["blockDeviceMappings"]).to.deep.equal([
      {
        deviceName: "/dev/xvda",
        ebs: { encrypted: "true", kmsKeyId: "arn:key", volumeType: "gp3", volumeSize: 50, deleteOnTermination: "true" },
      },
    ]);
    expect(inputs["tagSpecifications"]).to.deep.equal([
      { resourceType: "instance", tags: { ...tags, Name: "causeway-dev-node" } },
      { resourceType: "volume", tags: { ...tags, Name: "causeway-dev-node" } },
    ]);
    expect(inputs).not.to.have.property("keyName");
  });
});
