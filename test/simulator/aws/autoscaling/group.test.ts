import { expect } from "chai";
import { autoscalingService } from "../../../../simulator/aws/autoscaling/service";
import { ec2Service } from "../../../../simulator/aws/ec2/service";
import * as types from "../../../../simulator/aws/types";
import { type Properties, UNKNOWN } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

function scaling() {
  const world = lawWorld({ ...autoscalingService.laws, ...ec2Service.laws });
  const vpc = (cidrBlock: string) => world.create(types.vpcType, { cidrBlock });
  const subnet = (vpcId: string, cidrBlock: string, zone: string) =>
    world.create(types.subnetType, { vpcId, cidrBlock, availabilityZone: `eu-west-1${zone}` }).id;
  const network = vpc("10.0.0.0/16");
  const subnets = [subnet(network.id, "10.0.1.0/24", "b"), subnet(network.id, "10.0.0.0/24", "a")];
  const template = world.create(types.launchTemplateType, { name: "node" });
  const usual: Properties = {
    name: "nodes",
    minSize: 1,
    maxSize: 3,
    vpcZoneIdentifiers: subnets,
    launchTemplate: { id: template.id, version: "$Latest" },
  };
  const group = (changes: Properties = {}) => world.create(types.autoscalingGroupType, { ...usual, ...changes });
  const problems = (changes: Properties) => world.problems(types.autoscalingGroupType, { ...usual, ...changes });
  return { world, vpc, subnet, subnets, template, usual, group, problems };
}

describe("groupLaw", () => {
  it("answers with its zones, its size and its template", () => {
    const { template, group } = scaling();
    const { outputs } = group();
    expect(outputs.arn).to.match(
      /^arn:aws:autoscaling:eu-west-1:111111111111:autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName\/nodes$/,
    );
    expect(outputs.availabilityZones).to.deep.equal(["eu-west-1a", "eu-west-1b"]);
    expect(outputs.desiredCapacity).to.equal(1);
    expect(outputs.launchTemplate).to.deep.equal({ id: template.id, name: "node", version: "$Latest" });
    expect(refusal(() => group())).to.equal(
      "AlreadyExists: AutoScalingGroup by this name already exists - A group with the name nodes already exists",
    );
  });

  it("is as large as its bounds allow", () => {
    const { problems } = scaling();
    expect(problems({ minSize: 4 })).to.deep.equal([
      "minSize: minSize is 4 and maxSize is 3; expected minSize to be no larger.",
    ]);
    for (const desiredCapacity of [0, 4])
      expect(problems({ desiredCapacity })).to.deep.equal([
        `desiredCapacity: Desired capacity:${desiredCapacity} must be between the specified min size:1 and max size:3.`,
      ]);
    for (const desiredCapacity of [1, 3]) expect(problems({ desiredCapacity })).to.deep.equal([]);
    expect(problems({ desiredCapacity: UNKNOWN })).to.deep.equal([]);
  });

  it("lies in subnets or zones that exist", () => {
    const { vpc, subnet, subnets, group, problems } = scaling();
    expect(problems({ availabilityZones: ["eu-west-1a"] })).to.deep.equal([
      "availabilityZones: vpcZoneIdentifiers and availabilityZones are both given; give at most one of them.",
    ]);
    expect(refusal(() => group({ vpcZoneIdentifiers: [] }))).to.equal(
      "ValidationError: At least one Availability Zone or VPC Subnet is required.",
    );
    expect(refusal(() => group({ vpcZoneIdentifiers: ["subnet-1"] }))).to.equal(
      "ValidationError: The subnet ID 'subnet-1' does not exist in eu-west-1.",
    );
    const elsewhere = subnet(vpc("10.1.0.0/16").id, "10.1.0.0/24", "a");
    expect(refusal(() => group({ vpcZoneIdentifiers: [subnets[0] ?? "", elsewhere] }))).to.equal(
      `ValidationError: The subnets ${subnets[0]}, ${elsewhere} belong to different VPCs; give those of one.`,
    );
    expect(refusal(() => group({ vpcZoneIdentifiers: [], availabilityZones: ["eu-west-1z"] }))).to.equal(
      "ValidationError: Invalid availability zones: [eu-west-1z]; eu-west-1 has eu-west-1a, eu-west-1b, eu-west-1c.",
    );
    group({ vpcZoneIdentifiers: [], availabilityZones: ["eu-west-1a"] });
  });

  it("starts machines from a template and version that exist", () => {
    const { template, group, problems } = scaling();
    const sentence = "ValidationError: You must use a valid fully-formed launch template.";
    expect(refusal(() => group({ launchTemplate: { id: "lt-1" } }))).to.equal(
      `${sentence} The specified launch template, with template ID lt-1, does not exist.`,
    );
    expect(refusal(() => group({ launchTemplate: { name: "node", version: "2" } }))).to.equal(
      `${sentence} The launch template ${template.id} has no version 2; its latest is 1.`,
    );
    expect(problems({ launchConfiguration: "old" })).to.deep.equal([
      "launchConfiguration: launchTemplate and launchConfiguration are both given; give one of them.",
    ]);
    group({ launchTemplate: { name: "node", version: "1" } });
  });

  it("takes a mixed policy's template the same way", () => {
    const { world, usual } = scaling();
    const { launchTemplate: _, ...rest } = usual;
    const mixed = (launchTemplateName: string) =>
      world.create(types.autoscalingGroupType, {
        ...rest,
        mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: { launchTemplateName } } },
      });
    expect(refusal(() => mixed("none"))).to.equal(
      "ValidationError: You must use a valid fully-formed launch template. The specified launch template, with name none, does not exist.",
    );
    mixed("node");
  });

  it("puts machines behind target groups that exist", () => {
    const { world, group } = scaling();
    const arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web/0123456789abcdef";
    expect(refusal(() => group({ targetGroupArns: [arn] }))).to.equal(
      `ValidationError: Target groups '${arn}' not found`,
    );
    const target = world.create("aws:lb/targetGroup:TargetGroup", { name: "web", port: 80, protocol: "HTTP" });
    group({ targetGroupArns: [target.outputs.arn ?? ""] });
  });

  it("goes after scaling to nothing, unless its machines may not be terminated", () => {
    const { world, usual, group } = scaling();
    world.remove(group());
    const kept = group({ protectFromScaleIn: true });
    expect(refusal(() => world.remove(kept))).to.equal(
      "ResourceInUse: You cannot delete the AutoScalingGroup nodes while there are instances still in the group, and they are kept from being terminated. Lift protectFromScaleIn and the suspension of Terminate, or set forceDelete.",
    );
    world.remove(world.update(kept, { ...usual, protectFromScaleIn: true, forceDelete: true }));
    world.remove(group({ protectFromScaleIn: true, minSize: 0 }));
  });
});
