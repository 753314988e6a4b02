import { expect } from "chai";
import * as types from "../../../../simulator/aws/types";
import { textOf } from "../../../../simulator/values";
import { refusal } from "../../law-world";
import { ec2World } from "./ec2-world";

function network() {
  const world = ec2World();
  const vpc = world.vpc();
  const subnet = world.subnet(vpc.id, "10.0.0.0/24");
  return { world, vpc, subnet };
}

describe("networkAclLaw and its rules", () => {
  it("number rules once in each direction, up to 20", () => {
    const { world, vpc } = network();
    const acl = world.create(types.networkAclType, { vpcId: vpc.id });
    const rule = (ruleNumber: number, egress = false) =>
      world.create(types.networkAclRuleType, {
        networkAclId: acl.id,
        ruleNumber,
        egress,
        protocol: "-1",
        ruleAction: "allow",
        cidrBlock: "0.0.0.0/0",
      });
    for (let n = 1; n <= 20; n++) rule(n);
    expect(refusal(() => rule(7))).to.equal(
      `NetworkAclEntryAlreadyExists: The network acl entry identified by 7 already exists in ${acl.id} (ingress).`,
    );
    expect(refusal(() => rule(21))).to.match(/^NetworkAclEntryLimitExceeded/);
    rule(7, true);
    expect(
      world.problems(types.networkAclRuleType, {
        networkAclId: acl.id,
        ruleNumber: 0,
        protocol: "-1",
        ruleAction: "accept",
      }),
    ).to.deep.equal([
      "ruleNumber: ruleNumber is 0; expected 1 to 32766.",
      'ruleAction: ruleAction is "accept"; expected "allow" or "deny".',
      "cidrBlock: A rule of a network ACL needs a range; give cidrBlock or ipv6CidrBlock.",
    ]);
  });

  it("keeps a network ACL while a subnet is under it", () => {
    const { world, vpc, subnet } = network();
    const acl = world.create(types.networkAclType, { vpcId: vpc.id });
    const association = world.create(types.networkAclAssociationType, { networkAclId: acl.id, subnetId: subnet.id });
    expect(refusal(() => world.remove(acl))).to.equal(
      `DependencyViolation: The networkAcl '${acl.id}' has dependencies and cannot be deleted (association ${association.id}).`,
    );
    world.remove(association);
    world.remove(acl);
  });

  it("adopts the default network ACL only", () => {
    const { world, vpc } = network();
    const type = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
    const own = world.create(types.networkAclType, { vpcId: vpc.id });
    expect(refusal(() => world.create(type, { defaultNetworkAclId: own.id }))).to.equal(
      `InvalidParameterValue: ${own.id} is not the default network ACL of its VPC; use NetworkAcl for it.`,
    );
    const id = vpc.outputs.defaultNetworkAclId ?? "";
    expect(world.create(type, { defaultNetworkAclId: id }).id).to.equal(id);
  });
});

describe("vpcEndpointLaw", () => {
  it("makes gateways for S3 and DynamoDB, one in a route table", () => {
    const { world, vpc } = network();
    const table = textOf(vpc.outputs, "mainRouteTableId") ?? "";
    const endpoint = { vpcId: vpc.id, serviceName: "com.amazonaws.eu-west-1.s3", routeTableIds: [table] };
    const made = world.create(types.vpcEndpointType, endpoint);
    expect(made.outputs).to.include({ state: "available", vpcEndpointType: "Gateway", prefixListId: "pl-6da54004" });
    expect(refusal(() => world.create(types.vpcEndpointType, endpoint))).to.equal(
      `RouteAlreadyExists: route table ${table} already has a route with destination-prefix-list-id pl-6da54004 (${made.id}).`,
    );
    expect(
      refusal(() => world.create(types.vpcEndpointType, { ...endpoint, serviceName: "com.amazonaws.eu-west-1.sts" })),
    ).to.equal(
      "InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.eu-west-1.sts' does not exist. Only S3 and DynamoDB have gateway endpoints; give vpcEndpointType \"Interface\" for others.",
    );
  });

  it("makes interfaces, one subnet a zone, and private names once and only where the VPC resolves them", () => {
    const { world, subnet } = network();
    const vpc = world.create(types.vpcType, { cidrBlock: "10.1.0.0/16", enableDnsHostnames: true });
    const [one, two, same] = [
      world.subnet(vpc.id, "10.1.0.0/24"),
      world.subnet(vpc.id, "10.1.1.0/24", "b"),
      world.subnet(vpc.id, "10.1.2.0/24"),
    ];
    const endpoint = {
      vpcId: vpc.id,
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.eu-west-1.sts",
      subnetIds: [one.id, two.id],
      privateDnsEnabled: true,
    };
    const made = world.create(types.vpcEndpointType, endpoint);
    expect(made.outputs.networkInterfaceIds).to.have.length(2);
    expect(refusal(() => world.create(types.vpcEndpointType, endpoint))).to.equal(
      `InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for com.amazonaws.eu-west-1.sts in the VPC ${vpc.id} (${made.id}).`,
    );
    expect(
      refusal(() =>
        world.create(types.vpcEndpointType, { ...endpoint, subnetIds: [one.id, same.id], privateDnsEnabled: false }),
      ),
    ).to.equal(
      `DuplicateSubnetsInSameZone: Found another VPC endpoint subnet in the availability zone of ${same.id}: ${one.id} in eu-west-1a. Give one subnet a zone.`,
    );
    expect(
      refusal(() =>
        world.create(types.vpcEndpointType, { ...endpoint, vpcId: subnet.outputs.vpcId ?? "", subnetIds: [subnet.id] }),
      ),
    ).to.match(/^InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames/);
    expect(
      refusal(() => world.create(types.vpcEndpointType, { ...endpoint, serviceName: "com.amazonaws.us-east-1.sts" })),
    ).to.equal(
      "InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.us-east-1.sts' does not exist. It is a service of us-east-1; this call went to eu-west-1.",
    );
  });
});

describe("flowLogLaw", () => {
  it("needs a role and a log group that exist, and is one for the same traffic", () => {
    const { world, vpc } = network();
    const arn = "arn:aws:logs:eu-west-1:111111111111:log-group:flows";
    const role = "arn:aws:iam::111111111111:role/flows";
    const log = { vpcId: vpc.id, trafficType: "ALL", logDestination: arn, iamRoleArn: role };
    expect(refusal(() => world.create(types.flowLogType, { ...log, iamRoleArn: "" }))).to.equal(
      "InvalidParameter: DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs. Give iamRoleArn.",
    );
    expect(refusal(() => world.create(types.flowLogType, log))).to.equal(
      `InvalidParameter: Access Denied for LogDestination: the role ${role} does not exist in this account.`,
    );
    world.create(types.roleType, { name: "flows", assumeRolePolicy: "{}" });
    expect(refusal(() => world.create(types.flowLogType, log))).to.equal(
      `InvalidParameter: LogDestination: ${arn} does not exist.`,
    );
    world.create(types.logGroupType, { name: "flows" });
    expect(world.create(types.flowLogType, log).id).to.match(/^fl-/);
  });

  it("goes to a bucket that exists", () => {
    const { world, vpc } = network();
    const log = {
      vpcId: vpc.id,
      trafficType: "ALL",
      logDestinationType: "s3",
      logDestination: "arn:aws:s3:::flows/dev/",
    };
    expect(refusal(() => world.create(types.flowLogType, log))).to.equal(
      "InvalidParameter: LogDestination: flows does not exist.",
    );
    world.create(types.bucketType, { bucket: "flows" });
    const made = world.create(types.flowLogType, log);
    expect(made.id).to.match(/^fl-/);
    expect(refusal(() => world.create(types.flowLogType, log))).to.equal(
      `FlowLogAlreadyExists: Error. There is an existing Flow Log with the same configuration and log destination (${made.id}).`,
    );
    world.create(types.flowLogType, { ...log, trafficType: "REJECT" });
    expect(
      world.problems(types.flowLogType, { ...log, subnetId: "subnet-1", maxAggregationInterval: 30 }),
    ).to.deep.equal([
      "vpcId: A flow log watches one thing; vpcId and subnetId are given. Give one of vpcId, subnetId, eniId, transitGatewayId, transitGatewayAttachmentId, regionalNatGatewayId.",
      "maxAggregationInterval: maxAggregationInterval is 30; expected 60 or 600 seconds.",
    ]);
  });
});

describe("launchTemplateLaw and instanceLaw", () => {
  it("take user data in base64 in a template, and plain in a machine", () => {
    const world = ec2World();
    expect(world.problems(types.launchTemplateType, { name: "x", userData: "#!/bin/sh" })).to.deep.equal([
      'userData: Invalid BASE64 encoding of user data; give Buffer.from(text).toString("base64") (instances take it plain, launch templates do not).',
    ]);
    expect(world.problems(types.launchTemplateType, { name: "x", userData: "IyEvYmluL3No" })).to.deep.equal([]);
    expect(world.problems(types.instanceType, { userData: "#!/bin/sh" })).to.deep.equal([]);
  });

  it("are reached by names of their region, public ones only where the VPC hands them out", () => {
    const names = (region: string, enableDnsHostnames: boolean) => {
      const place = { account: "111111111111", region };
      const world = ec2World();
      const vpc = world.create(types.vpcType, { cidrBlock: "10.0.0.0/16", enableDnsHostnames }, place);
      const subnet = world.create(types.subnetType, { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" }, place);
      const machine = { ami: "ami-0123456789abcdef0", subnetId: subnet.id, associatePublicIpAddress: true };
      return world.create(types.instanceType, machine, place).outputs;
    };
    expect(names("us-east-1", true).privateDns).to.match(/^ip-10-0-0-\d+\.ec2\.internal$/);
    expect(names("us-east-1", true).publicDns).to.match(/^ec2-18-\d+-\d+-\d+\.compute-1\.amazonaws\.com$/);
    expect(names("eu-west-1", true).publicDns).to.match(/^ec2-18-.*\.eu-west-1\.compute\.amazonaws\.com$/);
    expect(names("eu-west-1", false).publicDns).to.equal("");
  });

  it("count versions and keep names unique", () => {
    const { world } = network();
    const template = world.create(types.launchTemplateType, { name: "nodes", imageId: "ami-0123456789abcdef0" });
    expect(template.outputs).to.include({ latestVersion: 1, defaultVersion: 1 });
    expect(world.update(template, { name: "nodes", instanceType: "m6i.large" }).outputs).to.include({
      latestVersion: 2,
      defaultVersion: 1,
    });
    expect(world.update(world.get(template), { name: "nodes", updateDefaultVersion: true }).outputs).to.include({
      latestVersion: 3,
      defaultVersion: 3,
    });
    expect(refusal(() => world.create(types.launchTemplateType, { name: "nodes" }))).to.equal(
      "InvalidLaunchTemplateName.AlreadyExistsException: Launch template name already in use.",
    );
    expect(refusal(() => world.create(types.launchTemplateType, { name: "x", imageId: "al2023" }))).to.equal(
      'InvalidAMIID.Malformed: Invalid id: "al2023" (expecting "ami-...").',
    );
  });

  it("starts a machine in a subnet, and protects it when asked to", () => {
    const { world, subnet, vpc } = network();
    const machine = {
      ami: "ami-0123456789abcdef0",
      instanceType: "t3.micro",
      subnetId: subnet.id,
      disableApiTermination: true,
    };
    const made = world.create(types.instanceType, machine);
    expect(made.outputs).to.deep.include({
      instanceState: "running",
      vpcSecurityGroupIds: [vpc.outputs.defaultSecurityGroupId],
    });
    expect(refusal(() => world.remove(made))).to.equal(
      `OperationNotPermitted: The instance '${made.id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
    expect(refusal(() => world.create(types.instanceType, { ...machine, iamInstanceProfile: "nobody" }))).to.equal(
      "InvalidParameterValue: Value (nobody) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name.",
    );
    world.remove(world.update(made, { ...machine, disableApiTermination: false }));
  });
});

describe("peeringLaw", () => {
  it("joins networks that are apart, accepted by the other side", () => {
    const { world, vpc } = network();
    const there = { account: "222222222222", region: "us-east-1" };
    const peer = world.create(types.vpcType, { cidrBlock: "10.1.0.0/16" }, there);
    const peering = world.create(types.peeringType, {
      vpcId: vpc.id,
      peerVpcId: peer.id,
      peerOwnerId: "222222222222",
      peerRegion: "us-east-1",
    });
    expect(peering.outputs.acceptStatus).to.equal("pending-acceptance");
    const yes = { vpcPeeringConnectionId: peering.id, autoAccept: true };
    expect(refusal(() => world.create(types.peeringAccepterType, yes))).to.match(
      /^OperationNotPermitted: User 111111111111 in eu-west-1 cannot accept peering/,
    );
    world.create(types.peeringAccepterType, yes, there);
    expect(world.get(peering).outputs.acceptStatus).to.equal("active");
  });

  it("refuses networks that overlap, are the same, or are not there", () => {
    const { world, vpc } = network();
    const same = world.vpc("10.0.0.0/20");
    expect(refusal(() => world.create(types.peeringType, { vpcId: vpc.id, peerVpcId: same.id }))).to.equal(
      `InvalidParameterValue: VPCs ${vpc.id} and ${same.id} have overlapping CIDR blocks (10.0.0.0/16); such VPCs cannot be peered.`,
    );
    expect(refusal(() => world.create(types.peeringType, { vpcId: vpc.id, peerVpcId: "vpc-1" }))).to.equal(
      "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist in eu-west-1 of account 111111111111.",
    );
  });
});
