import * as ec2 from "@pulumi/aws/ec2";
import { ComponentResource, type ComponentResourceOptions, log, Output, output } from "@pulumi/pulumi";
import type { Constructed } from "../construct/component";
import { notSimulated } from "../construct/refusal";
import { createEndpoints } from "./create-endpoints";
import { createSubnets } from "./create-subnets";
import { dnsSettings, planEndpoints } from "./endpoint-plan";
import { checkElasticIps } from "./nat-plan";
import type { NetworkArgs } from "./network-args";
import { planSubnets, type SubnetPlan } from "./plan-subnets";
import { checkZoneSuffixes } from "./planned-subnet";
import type { ResolvedSpec } from "./resolved-specs";
import { zonesOf } from "./zones";

const TYPE = "awsx:ec2:Vpc";

/** What was made, by the names of the package's outputs. */
interface Network {
  readonly vpc: ec2.Vpc;
  readonly vpcId: Output<string>;
  readonly subnets: ec2.Subnet[];
  readonly publicSubnets: ec2.Subnet[];
  readonly privateSubnets: ec2.Subnet[];
  readonly isolatedSubnets: ec2.Subnet[];
  readonly publicSubnetIds: Output<string>[];
  readonly privateSubnetIds: Output<string>[];
  readonly isolatedSubnetIds: Output<string>[];
  readonly subnetLayout: readonly ResolvedSpec[];
  readonly internetGateway: ec2.InternetGateway;
  readonly natGateways: ec2.NatGateway[];
  readonly eips: ec2.Eip[];
  readonly routeTables: ec2.RouteTable[];
  readonly routes: ec2.Route[];
  readonly routeTableAssociations: ec2.RouteTableAssociation[];
  readonly vpcEndpoints: ec2.VpcEndpoint[];
}

/**
 * Stands in for `awsx:ec2:Vpc` 3.9.0: the same children, refusals and outputs. Like the real one, which was built with
 * an SDK that did neither, it keeps no inputs and registers no outputs with the engine.
 */
class Vpc extends ComponentResource {
  /** What is made, once the zones, which decide how much that is, have been looked up. */
  readonly network: Promise<Network>;

  constructor(name: string, args: NetworkArgs, options: ComponentResourceOptions) {
    super(TYPE, name, {}, options);
    this.network = createNetwork(this, name, args);
    this.registerOutputs({});
  }
}

const OUTPUTS = [
  "eips",
  "internetGateway",
  "isolatedSubnetIds",
  "isolatedSubnets",
  "natGateways",
  "privateSubnetIds",
  "privateSubnets",
  "publicSubnetIds",
  "publicSubnets",
  "routeTableAssociations",
  "routeTables",
  "routes",
  "subnetLayout",
  "subnets",
  "vpc",
  "vpcEndpoints",
  "vpcId",
] as const satisfies readonly (keyof Network)[];

/** Constructs `awsx:ec2:Vpc`. */
export function makeVpc(name: string, inputs: Record<string, unknown>, options: ComponentResourceOptions): Constructed {
  const vpc = new Vpc(name, inputs, options);
  const network = output(vpc.network);
  return { urn: vpc.urn, state: Object.fromEntries(OUTPUTS.map((key) => [key, network.apply((made) => made[key])])) };
}

async function createNetwork(component: ComponentResource, name: string, args: NetworkArgs): Promise<Network> {
  checkInputs(args);
  const endpoints = planEndpoints(args);
  const dns = dnsSettings(args, endpoints);
  const zones = await zonesOf(args, component);
  const natStrategy = args.natGateways?.strategy ?? "OnePerAz";
  checkElasticIps(natStrategy, args.natGateways?.elasticIpAllocationIds?.length ?? 0, zones.length);
  const nameTags = args.subnetNameTagStrategy ?? "Legacy";
  if (nameTags === "AvailabilityZone") checkZoneSuffixes(zones);
  const cidrBlock = args.cidrBlock ?? "10.0.0.0/16";
  const frame = { name, cidrBlock, zones, zoneMask: args.availabilityZoneCidrMask, nameTags };
  const plan = planSubnets(frame, args.subnetSpecs, args.subnetStrategy, natStrategy);
  if (plan.relyOnDefault) await warnOfDefault(plan, component);

  const tags = { Name: name, ...args.tags };
  const vpc = new ec2.Vpc(name, { ...args, ...dns, cidrBlock, tags }, { parent: component });
  const igwArgs = { region: args.region, vpcId: vpc.id, tags };
  const internetGateway = new ec2.InternetGateway(name, igwArgs, { parent: vpc, dependsOn: [vpc] });
  const made = createSubnets(plan.subnets, { name, args, vpc, internetGateway, zones, natStrategy, tags });
  const vpcEndpoints = await createEndpoints(endpoints, {
    component,
    vpc,
    args,
    zones,
    tags,
    routeTables: made.routeTables,
    subnets: made.subnets.map(({ type, zone, resource }) => ({ type, zone, id: resource.id })),
  });

  const ofType = (...types: string[]): ec2.Subnet[] =>
    made.subnets.filter(({ type }) => types.includes(type.toLowerCase())).map(({ resource }) => resource);
  const [publicSubnets, privateSubnets, isolatedSubnets] = [ofType("public"), ofType("private"), ofType("isolated")];
  return {
    ...made,
    vpc,
    vpcId: vpc.id,
    subnets: made.subnets.map(({ resource }) => resource),
    publicSubnets,
    privateSubnets,
    isolatedSubnets,
    publicSubnetIds: idsOf(publicSubnets),
    privateSubnetIds: idsOf(privateSubnets),
    isolatedSubnetIds: idsOf(isolatedSubnets),
    subnetLayout: plan.layout,
    internetGateway,
    vpcEndpoints,
  };
}

function idsOf(subnets: readonly ec2.Subnet[]): Output<string>[] {
  return subnets.map((subnet) => subnet.id);
}

/** Inputs that decide how many children there are, or that are taken apart, have to be there before the deployment. */
function checkInputs(args: NetworkArgs): void {
  const plain = { ...args, region: undefined };
  const names = [
    "availabilityZoneNames",
    "cidrBlock",
    "natGateways",
    "subnetSpecs",
    "tags",
    "vpcEndpointSpecs",
  ] as const;
  for (const name of names) {
    if (Output.isInstance(plain[name])) {
      throw new Error(`${name} is known only to the deployment as a whole; expected a plain value`);
    }
  }
  if (args.ipv4IpamPoolId === undefined) return;
  if (args.cidrBlock !== undefined && args.ipv4NetmaskLength !== undefined) {
    throw new Error("Give either cidrBlock or ipv4NetmaskLength with ipv4IpamPoolId, not both");
  }
  if (args.cidrBlock !== undefined) return;
  if (args.ipv4NetmaskLength === undefined) {
    throw new Error("ipv4IpamPoolId needs ipv4NetmaskLength or cidrBlock beside it");
  }
  throw notSimulated(`A ${TYPE} whose block an IPAM pool allocates`, "Give its cidrBlock.");
}

/** Says, as the real package does, that a layout without a strategy may change. */
async function warnOfDefault(plan: SubnetPlan, component: ComponentResource): Promise<void> {
  await log.warn(
    'subnetStrategy is not set; its default will change from "Legacy" to "Auto" in the next major version of awsx. ' +
      `Set it; as "Auto" this layout is: ${JSON.stringify(plan.layout)}`,
    component,
  );
}
