import type { Input } from "@pulumi/pulumi";

/** What a subnet is for. `Unused` holds space that becomes no subnet. */
export type SubnetType = "Public" | "Private" | "Isolated" | "Unused";

/** How addresses are given to subnets; see plan-subnets.ts. */
export type SubnetStrategy = "Legacy" | "Auto" | "AutoMerge" | "Exact";

/** How many NAT gateways there are. */
export type NatStrategy = "None" | "Single" | "OnePerAz";

/** How subnets' Name tags end: by the number of the zone, or by the zone. */
export type NameTagStrategy = "Legacy" | "AvailabilityZone";

/** One subnet of every zone, as the program asks for it. */
export interface SubnetSpec {
  readonly type: SubnetType;
  /** Told apart by it when several have one type; defaults to the type in lower case. */
  readonly name?: string;
  /** Prefix length of each zone's block. */
  readonly cidrMask?: number;
  /** The blocks themselves, one a zone. */
  readonly cidrBlocks?: readonly string[];
  /** Number of addresses, a power of two; says the same as cidrMask. */
  readonly size?: number;
  readonly tags?: Record<string, Input<string>>;
  readonly assignIpv6AddressOnCreation?: Input<boolean>;
}

/** An endpoint for an AWS service inside the network. */
export interface EndpointSpec {
  readonly serviceName: string;
  /** `Gateway` (default), `Interface`, … */
  readonly vpcEndpointType?: Input<string>;
  readonly autoAccept?: boolean;
  readonly dnsOptions?: Input<Record<string, Input<unknown>>>;
  readonly ipAddressType?: Input<string>;
  readonly policy?: Input<string>;
  readonly privateDnsEnabled?: Input<boolean>;
  readonly region?: Input<string>;
  readonly resourceConfigurationArn?: Input<string>;
  readonly routeTableIds?: Input<Input<string>[]>;
  readonly securityGroupIds?: Input<Input<string>[]>;
  readonly serviceNetworkArn?: Input<string>;
  readonly serviceRegion?: Input<string>;
  readonly subnetConfigurations?: Input<Input<Record<string, Input<string>>>[]>;
  readonly subnetIds?: Input<Input<string>[]>;
  readonly tags?: Record<string, Input<string>>;
}

/** The inputs of `awsx:ec2:Vpc` in the package's schema. */
export interface NetworkArgs {
  readonly assignGeneratedIpv6CidrBlock?: Input<boolean>;
  readonly availabilityZoneCidrMask?: number;
  readonly availabilityZoneNames?: readonly string[];
  /** @default 10.0.0.0/16 */
  readonly cidrBlock?: string;
  readonly enableDnsHostnames?: Input<boolean>;
  readonly enableDnsSupport?: Input<boolean>;
  readonly enableNetworkAddressUsageMetrics?: Input<boolean>;
  readonly instanceTenancy?: Input<string>;
  readonly ipv4IpamPoolId?: Input<string>;
  readonly ipv4NetmaskLength?: Input<number>;
  readonly ipv6CidrBlock?: Input<string>;
  readonly ipv6CidrBlockNetworkBorderGroup?: Input<string>;
  readonly ipv6IpamPoolId?: Input<string>;
  readonly ipv6NetmaskLength?: Input<number>;
  /** @default one a zone */
  readonly natGateways?: {
    readonly strategy?: NatStrategy;
    readonly elasticIpAllocationIds?: readonly Input<string>[];
  };
  /** @default 3 */
  readonly numberOfAvailabilityZones?: number;
  readonly region?: Input<string>;
  /** @default Legacy */
  readonly subnetNameTagStrategy?: NameTagStrategy;
  readonly subnetSpecs?: readonly SubnetSpec[];
  /** @default Legacy */
  readonly subnetStrategy?: SubnetStrategy;
  readonly tags?: Record<string, Input<string>>;
  readonly vpcEndpointSpecs?: readonly EndpointSpec[];
  /** @default Legacy */
  readonly vpcEndpointStrategy?: "Legacy" | "Auto";
}
