import type { Input } from "@pulumi/pulumi";
import type { NameTagStrategy, SubnetSpec, SubnetType } from "./network-args";

/** One block of a zone: a subnet to be, or unused space. */
export interface PlannedSubnet {
  readonly cidrBlock: string;
  readonly type: SubnetType;
  /** Name of the zone, such as us-east-1a. */
  readonly zone: string;
  /** Pulumi name of the subnet and of what belongs to it; never depends on nameTag, so that a tag moves nothing. */
  readonly resourceName: string;
  /** The Name tag in AWS. */
  readonly nameTag: string;
  readonly assignIpv6AddressOnCreation?: Input<boolean>;
  readonly tags?: Record<string, Input<string>>;
}

/** What every layout needs to know beside the specs. */
export interface LayoutFrame {
  /** Name of the network; subnets' names begin with it. */
  readonly name: string;
  /** Block of the network. */
  readonly cidrBlock: string;
  readonly zones: readonly string[];
  /** Prefix length that each zone's share is aligned to; by default the network is shared evenly. */
  readonly zoneMask?: number;
  readonly nameTags: NameTagStrategy;
}

/** The region's part of a zone's name: `us-east-` of us-east-1a, `us-gov-west-` of us-gov-west-1a. */
const REGION_PART = /^[a-z]{2}(?:-[a-z]+)+-/;

/** How a zone ends a Name tag: `1a` for us-east-1a, the whole name where it has another form. */
export function zoneSuffix(zone: string): string {
  return zone.replace(REGION_PART, "");
}

/** One block of the zone with this index (from 0), with its names. */
export function plannedSubnet(
  frame: LayoutFrame,
  spec: SubnetSpec,
  zoneIndex: number,
  cidrBlock: string,
): PlannedSubnet {
  const zone = frame.zones[zoneIndex] ?? "";
  const stem = `${frame.name}-${spec.name ?? spec.type.toLowerCase()}`;
  const resourceName = `${stem}-${zoneIndex + 1}`;
  return {
    cidrBlock,
    type: spec.type,
    zone,
    resourceName,
    nameTag: frame.nameTags === "AvailabilityZone" ? `${stem}-${zoneSuffix(zone)}` : resourceName,
    assignIpv6AddressOnCreation: spec.assignIpv6AddressOnCreation,
    tags: spec.tags,
  };
}

/** Refuses zones whose Name tags would end alike. */
export function checkZoneSuffixes(zones: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const zone of zones) {
    const suffix = zoneSuffix(zone);
    const other = seen.get(suffix);
    if (other !== undefined) {
      throw new Error(
        `subnetNameTagStrategy "AvailabilityZone" needs zones that end differently, but "${other}" and "${zone}" ` +
          `both end in "${suffix}"`,
      );
    }
    seen.set(suffix, zone);
  }
}
