import * as aws from "@pulumi/aws";
// Straight to the class: the package as a whole loads what no network needs.
import { Vpc } from "@pulumi/awsx/ec2/vpc";
import * as pulumi from "@pulumi/pulumi";
import { type NatStrategy, natGatewayCount, planSubnets, type Tier, tierBlocks, tiers } from "./subnet-plan";
import { subnetSpecs } from "./subnet-specs";

const TYPE = "causeway:network:Network";

/** What a Network is made of. */
export interface NetworkArgs {
  /** IPv4 block of the VPC, prefix /16 to /20. A change replaces the VPC and all that is in it. Source: setting. */
  readonly vpcCidr: string;
  /** Number of availability zones, 1 to 4. Adding one moves no subnet. Source: setting. */
  readonly azCount: number;
  /** `single` NAT gateway for all zones, or one in each (`perAz`). In-place change. Source: setting. */
  readonly natStrategy: NatStrategy;
}

/**
 * One private network (D-008, E-006): public subnets for NAT gateways and load balancers only, app subnets whose way
 * out is a NAT gateway, data subnets without any way out; a default security group that lets nothing through.
 */
export class Network extends pulumi.ComponentResource {
  public readonly vpcId: pulumi.Output<string>;
  /** The block itself, as given. */
  public readonly vpcCidr: string;
  public readonly publicSubnetIds: pulumi.Output<string[]>;
  public readonly appSubnetIds: pulumi.Output<string[]>;
  public readonly dataSubnetIds: pulumi.Output<string[]>;
  /** IPv4 blocks of each tier, zone by zone. */
  public readonly blocks: Readonly<Record<Tier, readonly string[]>>;
  /** Ids of the route tables of the app and data tiers, zone by zone. */
  public readonly privateRouteTableIds: pulumi.Output<string[]>;
  /** Ids of the NAT gateways; their number is known before any of them exists. */
  public readonly natGatewayIds: readonly pulumi.Output<string>[];

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    const plan = planSubnets(args.vpcCidr, args.azCount);

    const vpc = new Vpc(
      `${name}-vpc`,
      {
        cidrBlock: args.vpcCidr,
        numberOfAvailabilityZones: args.azCount,
        enableDnsHostnames: true,
        enableDnsSupport: true,
        natGateways: { strategy: args.natStrategy === "perAz" ? "OnePerAz" : "Single" },
        subnetStrategy: "Exact",
        subnetSpecs: subnetSpecs(plan),
      },
      { parent: this, transforms: [withoutPublicAddresses] },
    );
    new aws.ec2.DefaultSecurityGroup(`${name}-default-security-group`, { vpcId: vpc.vpcId }, { parent: this });

    this.vpcId = vpc.vpcId;
    this.vpcCidr = args.vpcCidr;
    this.publicSubnetIds = vpc.publicSubnetIds;
    this.appSubnetIds = vpc.privateSubnetIds;
    this.dataSubnetIds = vpc.isolatedSubnetIds;
    this.blocks = { public: tierBlocks(plan, "public"), app: tierBlocks(plan, "app"), data: tierBlocks(plan, "data") };
    this.privateRouteTableIds = privateRouteTables(vpc);
    this.natGatewayIds = Array.from({ length: natGatewayCount(args.natStrategy, args.azCount) }, (_, index) =>
      vpc.natGateways.apply((gateways) => nth(gateways, index).id),
    );
    this.registerOutputs({
      vpcId: this.vpcId,
      vpcCidr: this.vpcCidr,
      publicSubnetIds: this.publicSubnetIds,
      appSubnetIds: this.appSubnetIds,
      dataSubnetIds: this.dataSubnetIds,
      blocks: this.blocks,
      privateRouteTableIds: this.privateRouteTableIds,
      natGatewayIds: this.natGatewayIds,
    });
  }
}

/**
 * awsx lets instances in public subnets take public addresses (D-010 forbids them), and has no switch for it.
 * NAT gateways and load balancers bring their own.
 */
export function withoutPublicAddresses(
  resource: pulumi.ResourceTransformArgs,
): pulumi.ResourceTransformResult | undefined {
  if (resource.type !== "aws:ec2/subnet:Subnet") return undefined;
  return { props: { ...resource.props, mapPublicIpOnLaunch: false }, opts: resource.opts };
}

/** awsx lists route tables zone by zone, in each zone public, app, data. */
function privateRouteTables(vpc: Vpc): pulumi.Output<string[]> {
  return vpc.routeTables.apply((tables) =>
    pulumi.all(tables.filter((_, index) => index % tiers.length !== tiers.indexOf("public")).map(({ id }) => id)),
  );
}

function nth<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`the network has ${list.length} NAT gateways, not ${index + 1}`);
  return found;
}
