import { expect } from "chai";
import { ec2Service } from "../../../../simulator/aws/ec2/service";
import { loadBalancingService } from "../../../../simulator/aws/lb/service";
import * as types from "../../../../simulator/aws/types";
import { lawWorld, refusal } from "../../law-world";

const [balancerType] = types.loadBalancerTypes;
const groupType = "aws:lb/targetGroup:TargetGroup";
const listenerType = "aws:lb/listener:Listener";

function network() {
  const world = lawWorld({ ...ec2Service.laws, ...loadBalancingService.laws });
  const vpc = world.create(types.vpcType, { cidrBlock: "10.0.0.0/16" });
  const subnet = (at: number, zone: string) =>
    world.create(types.subnetType, {
      vpcId: vpc.id,
      cidrBlock: `10.0.${at}.0/24`,
      availabilityZone: `eu-west-1${zone}`,
    }).id;
  const [a, a2, b] = [subnet(0, "a"), subnet(1, "a"), subnet(2, "b")];
  return { world, vpc, a, a2, b };
}

describe("loadBalancerLaw", () => {
  it("is in two zones when it is an application's, once in each", () => {
    const { world, a, a2, b } = network();
    const balancer = (name: string, subnets: string[], more: object = {}) =>
      world.create(balancerType, { name, subnets, ...more });
    const twoZones = "ValidationError: At least two subnets in two different Availability Zones must be specified.";
    expect(refusal(() => balancer("web", [a]))).to.equal(twoZones);
    expect(refusal(() => balancer("web", [a, a2]))).to.equal(twoZones);
    expect(refusal(() => balancer("web", [a, a2, b]))).to.equal(
      "InvalidConfigurationRequest: A load balancer cannot be attached to multiple subnets in the same Availability Zone.",
    );
    expect(balancer("web", [a, b]).outputs.vpcId).to.match(/^vpc-/);
    expect(balancer("net", [a], { loadBalancerType: "network" }).id).to.include(":loadbalancer/net/net/");
  });

  it("is named once, with groups of its own VPC, and stays while it is protected", () => {
    const { world, a, b } = network();
    const inputs = { name: "web", subnets: [a, b] };
    const balancer = world.create(balancerType, { ...inputs, enableDeletionProtection: true });
    expect(refusal(() => world.create(balancerType, inputs))).to.match(/^DuplicateLoadBalancerName: /);
    const other = world.create(types.vpcType, { cidrBlock: "10.1.0.0/16" });
    const group = world.create(types.securityGroupType, { name: "g", vpcId: other.id });
    expect(refusal(() => world.create(balancerType, { ...inputs, name: "b", securityGroups: [group.id] }))).to.match(
      /^InvalidParameter: Security group /,
    );
    expect(refusal(() => world.remove(balancer))).to.match(/^OperationNotPermitted: Load balancer /);
    world.remove(world.update(balancer, inputs));
    expect(world.problems(balancerType, { ...inputs, name: "-web" })).to.deep.equal([
      'name: name is "-web"; expected 1 to 32 letters, digits and hyphens, none at either end and not beginning with internal-.',
    ]);
  });
});

describe("targetGroupLaw", () => {
  it("stays while a listener forwards to it", () => {
    const { world, vpc, a, b } = network();
    const balancer = world.create(balancerType, { name: "web", subnets: [a, b] });
    const inputs = { name: "web", port: 80, protocol: "HTTP", vpcId: vpc.id };
    const group = world.create(groupType, inputs);
    const listener = world.create(listenerType, {
      loadBalancerArn: balancer.id,
      port: 80,
      defaultActions: [{ type: "forward", targetGroupArn: group.id }],
    });
    expect(refusal(() => world.remove(group))).to.equal(
      `ResourceInUse: Target group '${group.id}' is currently in use by a listener or a rule (${listener.id}).`,
    );
    world.remove(listener);
    world.remove(group);
  });

  it("has port, protocol and VPC unless it is of a function, and a name of its own", () => {
    const { world, vpc } = network();
    expect(world.problems(groupType, { name: "g", port: 80, protocol: "HTTP" })).to.deep.equal([
      "vpcId: vpcId is missing; a group needs it unless its targetType is lambda.",
    ]);
    expect(world.problems(groupType, { name: "g", targetType: "lambda" })).to.deep.equal([]);
    const inputs = { name: "g", port: 80, protocol: "HTTP", vpcId: vpc.id };
    world.create(groupType, inputs);
    expect(refusal(() => world.create(groupType, { ...inputs, port: 81 }))).to.match(/^DuplicateTargetGroupName: /);
    world.create(groupType, { ...inputs, name: "h" });
  });
});
