import { referenceOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf, UNKNOWN, type Unknown } from "../../facts/value";
import { type Rule, type RuleContext, type StackVerdict, undetermined, violation } from "../../pack/rule";

const NAT = "aws:ec2/natGateway:NatGateway";
const SUBNETS = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"];
const VPCS = ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"];

/** A gateway with the subnet that it is in, as far as that is of the stack. */
interface Gateway {
  readonly resource: PolicyResource;
  readonly subnet: PolicyResource | undefined;
  /** Of the VPC, by its resource where the stack has it; a gateway of a whole region names it itself. */
  readonly vpc: string | Unknown;
}

/** Gateways to the internet; private ones lead elsewhere. */
function gatewaysOf(stack: Stack): readonly Gateway[] {
  return stack
    .ofType(NAT)
    .filter(({ props }) => textOf(props["connectivityType"]) !== "private")
    .map((resource) => {
      const { candidates, certain } = referenceOf(stack, resource, resource.props["subnetId"], "subnetId", SUBNETS);
      const subnet = certain ? candidates[0] : undefined;
      return { resource, subnet, vpc: vpcOf(stack, subnet ?? resource) };
    });
}

function vpcOf(stack: Stack, of: PolicyResource): string | Unknown {
  const { candidates, certain, id } = referenceOf(stack, of, of.props["vpcId"], "vpcId", VPCS);
  return candidates.length === 1 && certain ? (candidates[0]?.urn ?? UNKNOWN) : (id ?? UNKNOWN);
}

/** One gateway is enough where nobody depends on it: each costs by the hour and by what goes through. */
function costVerdicts(gateways: readonly Gateway[]): readonly StackVerdict[] {
  const seen = new Set<string | Unknown>();
  return gateways.flatMap(({ resource, vpc }) => {
    if (vpc !== UNKNOWN && !seen.has(vpc)) {
      seen.add(vpc);
      return [];
    }
    if (vpc !== UNKNOWN) return [{ ...violation("", "the VPC has another NAT gateway already"), resource }];
    const what = "whether the VPC has another NAT gateway is not known";
    return gateways.length === 1 ? [] : [{ ...undetermined("subnetId", what), resource }];
  });
}

/** In production a zone that fails takes nothing of the others with it. */
function zoneVerdicts(stack: Stack, gateways: readonly Gateway[]): readonly StackVerdict[] {
  const vpcs = new Set(gateways.map(({ vpc }) => vpc));
  return [...vpcs].flatMap((vpc) => {
    const own = gateways.filter((gateway) => gateway.vpc === vpc);
    const [first] = own;
    if (first === undefined || vpc === UNKNOWN || own.some(({ resource }) => isRegional(resource))) return [];
    const zones = own.map(({ subnet }) => (subnet === undefined ? UNKNOWN : zoneOf(subnet)));
    const wanted = stack.ofType(...SUBNETS).filter((subnet) => vpcOf(stack, subnet) === vpc);
    const missing = [...new Set(wanted.map((subnet) => zoneOf(subnet)))].filter((zone) => !zones.includes(zone));
    const known = missing.filter((zone) => zone !== UNKNOWN);
    if (missing.length === 0) return [];
    const verdict =
      zones.includes(UNKNOWN) || known.length === 0
        ? undetermined("subnetId", "in which zones the NAT gateways are is not known")
        : violation("", `no NAT gateway in ${known.toSorted().join(", ")}: those zones depend on another one`);
    return [{ ...verdict, resource: first.resource }];
  });
}

function isRegional({ props }: PolicyResource): boolean {
  return textOf(props["availabilityMode"]) === "regional";
}

/** A subnet's zone, by its name or its id. */
function zoneOf({ props }: PolicyResource): string | Unknown {
  const zone = textOf(props["availabilityZone"]) ?? textOf(props["availabilityZoneId"]);
  return zone ?? UNKNOWN;
}

/** As many NAT gateways as the environment needs: one where it is for trying, one for each zone in production. */
export const costNatCount: Rule = {
  id: "cost-nat-count",
  title: "One NAT gateway in dev and staging, one for each zone in production",
  severity: "low",
  tier: "standard",
  frameworks: [],
  requirements: ["E-146", "E-006", "C-010", "C-018"],
  remedy: "set natStrategy: single or perAz (causeway:natStrategy, components/network/network.ts)",
  checkStack: (stack: Stack, { environment }: RuleContext) => {
    const gateways = gatewaysOf(stack);
    if (environment.production) return zoneVerdicts(stack, gateways);
    return environment.kind === "dev" || environment.kind === "staging" ? costVerdicts(gateways) : [];
  },
};
