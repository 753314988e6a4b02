import * as ec2 from "@pulumi/aws/ec2";
import { all, type Input, type Output } from "@pulumi/pulumi";
import { subnetIpv6Block } from "./ipv6-block";
import { natGatewayIndex, needsNatGateway } from "./nat-plan";
import type { NatStrategy, NetworkArgs, SubnetType } from "./network-args";
import type { PlannedSubnet } from "./planned-subnet";

/** What subnets are made in. */
export interface SubnetSurroundings {
  readonly name: string;
  readonly args: NetworkArgs;
  readonly vpc: ec2.Vpc;
  readonly internetGateway: ec2.InternetGateway;
  readonly zones: readonly string[];
  readonly natStrategy: NatStrategy;
  /** The tags of everything in the network. */
  readonly tags: Record<string, Input<string>>;
}

/** Everything that was made for the subnets, in the order of its making. */
export interface CreatedSubnets {
  readonly subnets: { readonly type: SubnetType; readonly zone: string; readonly resource: ec2.Subnet }[];
  readonly routeTables: ec2.RouteTable[];
  readonly routeTableAssociations: ec2.RouteTableAssociation[];
  readonly routes: ec2.Route[];
  readonly eips: ec2.Eip[];
  readonly natGateways: ec2.NatGateway[];
}

const ORDER = ["public", "private", "isolated"];

/** Makes the subnets zone by zone, public ones first: the private ones of a zone may use its NAT gateway. */
export function createSubnets(planned: readonly PlannedSubnet[], around: SubnetSurroundings): CreatedSubnets {
  const created: CreatedSubnets = {
    subnets: [],
    routeTables: [],
    routeTableAssociations: [],
    routes: [],
    eips: [],
    natGateways: [],
  };
  for (const [zoneIndex, zone] of around.zones.entries()) {
    const ofZone = planned
      .filter((subnet) => subnet.zone === zone && subnet.type !== "Unused")
      .toSorted((one, other) => rank(one) - rank(other));
    for (const [at, plan] of ofZone.entries()) {
      const subnet = createSubnet(plan, zoneIndex + at * around.zones.length, around);
      created.subnets.push({ type: plan.type, zone, resource: subnet });
      createRouting(plan, subnet, zoneIndex, around, created);
    }
  }
  return created;
}

function rank(subnet: PlannedSubnet): number {
  return ORDER.indexOf(subnet.type.toLowerCase());
}

function createSubnet(plan: PlannedSubnet, index: number, around: SubnetSurroundings): ec2.Subnet {
  const { vpc, args } = around;
  const assignIpv6 = all([plan.assignIpv6AddressOnCreation, args.assignGeneratedIpv6CidrBlock ?? false]).apply(
    ([ofSubnet, ofNetwork]) => ofSubnet ?? ofNetwork,
  );
  const subnetArgs = {
    region: args.region,
    vpcId: vpc.id,
    availabilityZone: plan.zone,
    mapPublicIpOnLaunch: plan.type.toLowerCase() === "public",
    cidrBlock: plan.cidrBlock,
    assignIpv6AddressOnCreation: assignIpv6,
    ipv6CidrBlock: ipv6Block(vpc, assignIpv6, index),
    tags: { ...around.tags, ...plan.tags, Name: plan.nameTag, SubnetType: plan.type },
  } as ec2.SubnetArgs;
  return new ec2.Subnet(plan.resourceName, subnetArgs, { parent: vpc, dependsOn: [vpc] });
}

function ipv6Block(vpc: ec2.Vpc, assign: Output<boolean>, index: number): Output<string | undefined> {
  return all([vpc.ipv6CidrBlock, assign]).apply(([network, wanted]) => {
    if (!wanted) return undefined;
    if (!network) {
      throw new Error(
        "assignIpv6AddressOnCreation is true, but the VPC has no IPv6 block; set assignGeneratedIpv6CidrBlock or ipv6CidrBlock",
      );
    }
    return subnetIpv6Block(network, index);
  });
}

function createRouting(
  plan: PlannedSubnet,
  subnet: ec2.Subnet,
  zoneIndex: number,
  around: SubnetSurroundings,
  created: CreatedSubnets,
): void {
  const { region } = around.args;
  const tags = { ...around.tags, Name: plan.nameTag, SubnetType: plan.type };
  const routeTable = new ec2.RouteTable(
    plan.resourceName,
    { region, vpcId: around.vpc.id, tags },
    { parent: subnet, dependsOn: [subnet] },
  );
  created.routeTables.push(routeTable);
  const below = { parent: routeTable, dependsOn: [routeTable] };
  created.routeTableAssociations.push(
    new ec2.RouteTableAssociation(
      plan.resourceName,
      { region, routeTableId: routeTable.id, subnetId: subnet.id },
      below,
    ),
  );
  const type = plan.type.toLowerCase();
  if (type === "public" && needsNatGateway(around.natStrategy, created.natGateways.length, zoneIndex)) {
    createNatGateway(subnet, zoneIndex, around, created);
  }
  const target = routeTarget(type, zoneIndex, around, created);
  if (target === undefined) return;
  const route = { region, routeTableId: routeTable.id, ...target, destinationCidrBlock: "0.0.0.0/0" };
  created.routes.push(new ec2.Route(plan.resourceName, route, below));
}

/** Where a subnet's traffic to the internet goes; isolated subnets have no such way. */
function routeTarget(
  type: string,
  zoneIndex: number,
  around: SubnetSurroundings,
  created: CreatedSubnets,
): Pick<ec2.RouteArgs, "gatewayId" | "natGatewayId"> | undefined {
  if (type === "public") return { gatewayId: around.internetGateway.id };
  const gateway = created.natGateways[natGatewayIndex(around.natStrategy, zoneIndex) ?? -1];
  return type === "private" && gateway !== undefined ? { natGatewayId: gateway.id } : undefined;
}

function createNatGateway(
  subnet: ec2.Subnet,
  zoneIndex: number,
  around: SubnetSurroundings,
  created: CreatedSubnets,
): void {
  const { region, natGateways } = around.args;
  const name = `${around.name}-${zoneIndex + 1}`;
  const tags = { ...around.args.tags, Name: name };
  const options = { parent: subnet, dependsOn: [subnet] };
  const given = natGateways?.elasticIpAllocationIds ?? [];
  if (given.length === 0) created.eips.push(new ec2.Eip(name, { region, tags }, options));
  const allocationId = given.length === 0 ? created.eips[zoneIndex]?.allocationId : given[zoneIndex];
  created.natGateways.push(new ec2.NatGateway(name, { region, subnetId: subnet.id, allocationId, tags }, options));
}
