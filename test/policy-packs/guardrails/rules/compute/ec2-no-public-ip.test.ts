import { expect } from "chai";
import { ec2NoPublicIp } from "../../../../../policy-packs/guardrails/rules/compute/ec2-no-public-ip";
import { alone, resource, together, unknown } from "../../decide";

const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const GROUP = "aws:autoscaling/group:Group";
const SPOT_FLEET = "aws:ec2/spotFleetRequest:SpotFleetRequest";
const NODES = "aws:eks/nodeGroup:NodeGroup";
const EIP = "aws:ec2/eip:Eip";
const FLAG = "associatePublicIpAddress";
const subnet = (props: object, name = "subnet") =>
  resource("aws:ec2/subnet:Subnet", { id: `${name}-1`, ...props }, { name });
const whole = (type: string, props: object, ...more: Parameters<typeof together>[1]) =>
  together(ec2NoPublicIp, [resource(type, { ...props }), ...more]);
const open = subnet({ mapPublicIpOnLaunch: true });
const inside = { subnetId: "subnet-1" };

describe("ec2-no-public-ip (D-010, D-018, D-082)", () => {
  for (const type of [
    INSTANCE,
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
  ]) {
    it(`${type}: a public address is refused, none accepted`, () => {
      const refused = [`violation ${FLAG}: the machine gets a public address`];
      expect(alone(ec2NoPublicIp, resource(type, { [FLAG]: true }))).to.deep.equal(refused);
      expect(alone(ec2NoPublicIp, resource(type, { [FLAG]: "true" }))).to.deep.equal(refused);
      expect(alone(ec2NoPublicIp, resource(type, { [FLAG]: false }))).to.deep.equal([]);
      expect(whole(type, { [FLAG]: false, subnetId: "subnet-1" }, open)).to.deep.equal([]);
    });
  }

  it("a launch template has the flag at its interfaces, as text", () => {
    const interfaces = [{ [FLAG]: "false" }, { [FLAG]: "true" }];
    expect(alone(ec2NoPublicIp, resource(TEMPLATE, { networkInterfaces: interfaces }))).to.deep.equal([
      `violation networkInterfaces[1].${FLAG}: the machine gets a public address`,
    ]);
    expect(alone(ec2NoPublicIp, resource(TEMPLATE, { networkInterfaces: { [FLAG]: true } }))).to.have.length(1);
    expect(whole(TEMPLATE, { networkInterfaces: [{ [FLAG]: "false" }] })).to.deep.equal([]);
    expect(whole(TEMPLATE, {})).to.deep.equal([]);
  });

  it("where the flag is not set the subnet decides", () => {
    expect(whole(INSTANCE, inside, open)).to.deep.equal([
      "violation it subnetId: the machine gets a public address from its subnet subnet",
    ]);
    expect(whole(INSTANCE, inside, subnet({ mapPublicIpOnLaunch: false }))).to.deep.equal([]);
    expect(whole(INSTANCE, inside, subnet({}))).to.deep.equal([]);
    const standard = resource("aws:ec2/defaultSubnet:DefaultSubnet", { id: "subnet-1" }, { name: "standard" });
    expect(whole(INSTANCE, inside, standard)).to.have.length(1);
  });

  it("fleets are asked the same, unless their launch template answers", () => {
    const template = (flag?: string) =>
      resource(
        TEMPLATE,
        { id: "lt-1", ...(flag === undefined ? {} : { networkInterfaces: [{ [FLAG]: flag }] }) },
        { name: "t" },
      );
    const from = { launchTemplate: { id: "lt-1" } };
    expect(whole(NODES, { ...from, subnetIds: ["subnet-1"] }, template(), open)).to.deep.equal([
      "violation it subnetIds: the machine gets a public address from its subnet subnet",
    ]);
    expect(whole(NODES, { subnetIds: ["subnet-1"] }, open)).to.have.length(1);
    expect(whole(GROUP, { ...from, vpcZoneIdentifiers: ["subnet-1"] }, template(), open)).to.deep.equal([
      "violation it vpcZoneIdentifiers: the machine gets a public address from its subnet subnet",
    ]);
    const mixed = {
      mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-1" } } },
    };
    expect(whole(GROUP, { ...mixed, vpcZoneIdentifiers: ["subnet-1"] }, template("false"), open)).to.deep.equal([]);
    expect(whole(NODES, { ...from, subnetIds: ["subnet-1"] }, template("false"), open)).to.deep.equal([]);
    expect(whole(GROUP, { launchConfiguration: "lc", vpcZoneIdentifiers: ["subnet-1"] }, open)).to.deep.equal([]);
  });

  it("a spot fleet: the machines that it specifies, each in its subnet", () => {
    const fleet = (specification: unknown, ...more: Parameters<typeof together>[1]) =>
      whole(SPOT_FLEET, { launchSpecifications: [specification] }, ...more);
    const at = "violation it launchSpecifications[0]";
    expect(fleet({ [FLAG]: false })).to.deep.equal([]);
    expect(fleet({ [FLAG]: true })).to.deep.equal([`${at}.${FLAG}: the machine gets a public address`]);
    expect(alone(ec2NoPublicIp, resource(SPOT_FLEET, { launchSpecifications: [{ [FLAG]: true }] }))).to.have.length(1);
    expect(fleet(inside, subnet({ mapPublicIpOnLaunch: false }))).to.deep.equal([]);
    expect(fleet(inside, open)).to.deep.equal([
      `${at}.subnetId: the machine gets a public address from its subnet subnet`,
    ]);
    expect(fleet(unknown)[0]).to.match(/^unknown it launchSpecifications\[0\]: /);
  });

  it("fleets that are made from launch templates are asked in every subnet", () => {
    const template = (flag?: string) =>
      resource(
        TEMPLATE,
        { id: "lt-1", ...(flag === undefined ? {} : { networkInterfaces: [{ [FLAG]: flag }] }) },
        { name: "t" },
      );
    for (const [type, id] of [
      [SPOT_FLEET, "id"],
      ["aws:ec2/fleet:Fleet", "launchTemplateId"],
    ] as const) {
      const fleet = (...overrides: object[]) => ({
        launchTemplateConfigs: [{ launchTemplateSpecification: { [id]: "lt-1" }, overrides }],
      });
      expect(whole(type, fleet(inside), template("false"), open)).to.deep.equal([]);
      expect(
        whole(type, fleet({ subnetId: "subnet-2" }, inside), template(), open, subnet({}, "subnet-2"))[1],
      ).to.equal(
        "violation it launchTemplateConfigs[0].overrides[1].subnetId: the machine gets a public address from its subnet subnet",
      );
      expect(whole(type, fleet(inside), open)).to.deep.equal([
        "unknown it launchTemplateConfigs[0].overrides[0].launchTemplate: whether the launch template gives a public address is not known; decided at the update",
      ]);
    }
  });

  it("an interface that is made apart brings its own addresses", () => {
    expect(whole(INSTANCE, { networkInterfaces: [{ networkInterfaceId: "eni-1" }] })).to.deep.equal([]);
    expect(whole(INSTANCE, { primaryNetworkInterface: { networkInterfaceId: "eni-1" } })).to.deep.equal([]);
    expect(whole(INSTANCE, { networkInterfaces: [], ...inside }, open)).to.have.length(1);
  });

  it("an elastic address of a machine or of an interface is refused", () => {
    const refused = (property: string) => `violation it ${property}: an elastic address makes the machine public`;
    expect(whole(EIP, { instance: "i-1" })).to.deep.equal([refused("instance")]);
    expect(whole(EIP, { instance: unknown })).to.deep.equal([refused("instance")]);
    expect(whole(EIP, { networkInterface: "eni-1" })).to.deep.equal([refused("networkInterface")]);
    expect(whole("aws:ec2/eipAssociation:EipAssociation", { instanceId: "i-1" })).to.deep.equal([
      refused("instanceId"),
    ]);
    expect(whole("aws:ec2/eipAssociation:EipAssociation", { networkInterfaceId: unknown })).to.deep.equal([
      refused("networkInterfaceId"),
    ]);
    expect(alone(ec2NoPublicIp, resource(EIP, { instance: "i-1" }))).to.have.length(1);
  });

  it("an elastic address of a NAT gateway or a load balancer is meant", () => {
    const made = { id: "eipalloc-1", networkInterface: "eni-1" };
    const nat = resource("aws:ec2/natGateway:NatGateway", { allocationId: "eipalloc-1" }, { name: "nat" });
    const mappings = { subnetMappings: [{ subnetId: "subnet-1", allocationId: "eipalloc-1" }] };
    const balancer = resource("aws:lb/loadBalancer:LoadBalancer", mappings, { name: "lb" });
    expect(whole(EIP, made, nat)).to.deep.equal([]);
    expect(whole(EIP, made, balancer)).to.deep.equal([]);
    expect(whole(EIP, made)).to.have.length(1);
    expect(whole(EIP, { domain: "vpc" })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    const asked = "whether the machine gets a public address is not known; decided at the update";
    expect(alone(ec2NoPublicIp, resource(INSTANCE, { [FLAG]: unknown }))).to.deep.equal([`unknown ${FLAG}: ${asked}`]);
    for (const networkInterfaces of [unknown, [unknown], [{ [FLAG]: unknown }]]) {
      expect(alone(ec2NoPublicIp, resource(TEMPLATE, { networkInterfaces }))).to.have.length(1);
    }
    const unset = `${FLAG} is not set, and whether`;
    expect(whole(INSTANCE, {})).to.deep.equal([
      `unknown it subnetId: ${unset} the account's default subnet gives a public address is not known; decided at the update`,
    ]);
    for (const [props, ...more] of [
      [{ subnetId: "subnet-9" }],
      [inside, subnet({ mapPublicIpOnLaunch: unknown })],
    ] as const) {
      expect(whole(INSTANCE, props, ...more)).to.deep.equal([
        `unknown it subnetId: ${unset} its subnet gives a public address is not known; decided at the update`,
      ]);
    }
    for (const launchTemplate of [unknown, { id: "lt-9" }]) {
      expect(whole(INSTANCE, { launchTemplate, ...inside }, open)).to.deep.equal([
        "unknown it launchTemplate: whether the launch template gives a public address is not known; decided at the update",
      ]);
    }
  });

  it("Karpenter's machines have none unless their class says so", () => {
    const nodeClass = (spec: unknown) => resource("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", { spec });
    const refused = "spec.associatePublicIPAddress: the machine gets a public address";
    expect(alone(ec2NoPublicIp, nodeClass({ associatePublicIPAddress: true }))).to.deep.equal([`violation ${refused}`]);
    expect(together(ec2NoPublicIp, [nodeClass({ associatePublicIPAddress: true })])).to.deep.equal([
      `violation it ${refused}`,
    ]);
    expect(alone(ec2NoPublicIp, nodeClass({ associatePublicIPAddress: false }))).to.deep.equal([]);
    expect(together(ec2NoPublicIp, [nodeClass({})])).to.deep.equal([]);
    expect(alone(ec2NoPublicIp, nodeClass(unknown))[0]).to.match(/^unknown spec\.associatePublicIPAddress: /);
  });
});
