import { parseCidr } from "cidr-tools";

/** The tiers of a network, in the order in which each zone lists them. */
export const tiers = ["public", "app", "data"] as const;
export type Tier = (typeof tiers)[number];

/** The addresses of one availability zone: a quarter of the VPC. */
export interface ZonePlan {
  /** 1 to 4, in the order of the region's zone names. */
  readonly zone: number;
  readonly public: string;
  readonly app: string;
  readonly data: string;
  /** What no subnet uses, as blocks from lower to higher addresses. */
  readonly unused: readonly string[];
}

/** Bits of prefix that a zone's quarter adds to the VPC's, and that one tier adds to that. */
const bitsOfQuarter = 2;
const bitsOfTier = 4;

/** An IPv4 block as numbers: first address and length of prefix. */
interface Block {
  readonly first: number;
  readonly prefix: number;
}

function text({ first, prefix }: Block): string {
  return `${[24, 16, 8, 0].map((shift) => (first >>> shift) & 255).join(".")}/${prefix}`;
}

/** The n-th block of this prefix inside another, counted from 0. */
function part(of: Block, prefix: number, n: number): Block {
  return { first: of.first + n * 2 ** (32 - prefix), prefix };
}

/** What lies behind the last zone's quarter: for two zones the upper half of the VPC, for three its last quarter. */
function behind(vpc: Block, azCount: number): readonly Block[] {
  const upperHalf = part(vpc, vpc.prefix + 1, 1);
  switch (azCount) {
    case 1:
      return [part(vpc, vpc.prefix + bitsOfQuarter, 1), upperHalf];
    case 2:
      return [upperHalf];
    case 3:
      return [part(vpc, vpc.prefix + bitsOfQuarter, 3)];
    default:
      return [];
  }
}

/**
 * Which subnets exist and which addresses they own. Each zone owns a quarter of the VPC, whether or not the zone is
 * used, and divides it into four equal blocks: public, app, data, spare. So adding a zone moves no subnet.
 *
 * ```
 * 10.1.0.0/16, two zones:
 * zone 1  public 10.1.0.0/20   app 10.1.16.0/20  data 10.1.32.0/20   spare 10.1.48.0/20
 * zone 2  public 10.1.64.0/20  app 10.1.80.0/20  data 10.1.96.0/20   spare 10.1.112.0/20, rest 10.1.128.0/17
 * ```
 *
 * awsx checks an exact layout zone by zone, every block touching the next, and wants as many blocks in each zone. The
 * last zone therefore holds what lies behind it as unused blocks, and the others cut their spare block in as many.
 *
 * @param vpcCidr IPv4 block with a prefix of 16 to 20, so that each tier of a zone is a /24 or larger
 * @param azCount 1 to 4 zones
 * @throws RangeError for other sizes or counts
 */
export function planSubnets(vpcCidr: string, azCount: number): readonly ZonePlan[] {
  const { start, prefix: prefixText } = parseCidr(vpcCidr);
  const vpc: Block = { first: Number(start), prefix: Number(prefixText) };
  if (vpc.prefix < 16 || vpc.prefix > 20) {
    throw new RangeError(
      `vpcCidr is ${vpcCidr}; expected a prefix from /16 to /20, so that a tier has 256 addresses or more`,
    );
  }
  if (!Number.isInteger(azCount) || azCount < 1 || azCount > 4) {
    throw new RangeError(`azCount is ${azCount}; expected a whole number from 1 to 4, since each zone owns a quarter`);
  }

  const rest = behind(vpc, azCount);
  const tierPrefix = vpc.prefix + bitsOfTier;
  return Array.from({ length: azCount }, (_, index) => {
    const quarter = part(vpc, vpc.prefix + bitsOfQuarter, index);
    const spare = part(quarter, tierPrefix, 3);
    const isLast = index === azCount - 1;
    const halves = [part(spare, tierPrefix + 1, 0), part(spare, tierPrefix + 1, 1)];
    const unused = isLast ? [spare, ...rest] : rest.length === 0 ? [spare] : halves;
    return {
      zone: index + 1,
      public: text(part(quarter, tierPrefix, 0)),
      app: text(part(quarter, tierPrefix, 1)),
      data: text(part(quarter, tierPrefix, 2)),
      unused: unused.map(text),
    };
  });
}

/** The blocks of one tier, zone by zone. */
export function tierBlocks(plan: readonly ZonePlan[], tier: Tier): readonly string[] {
  return plan.map((zone) => zone[tier]);
}

/** How many NAT gateways a network has: one for all zones, or one a zone. */
export function natGatewayCount(natStrategy: NatStrategy, azCount: number): number {
  return natStrategy === "perAz" ? azCount : 1;
}

/** Whether zones share one NAT gateway (cheaper) or have their own (a lost zone takes no other with it). */
export type NatStrategy = "single" | "perAz";
