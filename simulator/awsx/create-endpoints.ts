import * as ec2 from "@pulumi/aws/ec2";
import { type Input, log, type Output, type Resource } from "@pulumi/pulumi";
import { endpointSubnets, endpointWarning, type PlannedEndpoint } from "./endpoint-plan";
import type { EndpointSpec, NetworkArgs, SubnetType } from "./network-args";

/** What endpoints are made in. */
export interface EndpointSurroundings {
  readonly component: Resource;
  readonly vpc: ec2.Vpc;
  readonly args: NetworkArgs;
  readonly zones: readonly string[];
  readonly tags: Record<string, Input<string>>;
  readonly subnets: readonly { readonly id: Output<string>; readonly type: SubnetType; readonly zone: string }[];
  readonly routeTables: readonly ec2.RouteTable[];
}

/** Makes the endpoints of a network. */
export async function createEndpoints(
  endpoints: readonly PlannedEndpoint[],
  around: EndpointSurroundings,
): Promise<ec2.VpcEndpoint[]> {
  const auto = around.args.vpcEndpointStrategy === "Auto";
  for (const endpoint of endpoints) {
    const warning = auto ? undefined : endpointWarning(endpoint);
    if (warning !== undefined) await log.warn(warning, around.component);
  }
  return endpoints.map(({ spec, kind }) => {
    const settings = { ...spec, ...(auto ? automaticSettings(spec, kind, around) : {}) };
    const { vpc } = around;
    const args = {
      ...settings,
      region: spec.region ?? around.args.region,
      tags: { ...around.tags, ...spec.tags },
      vpcId: vpc.id,
    } as ec2.VpcEndpointArgs;
    return new ec2.VpcEndpoint(spec.serviceName, args, { parent: vpc, dependsOn: [vpc] });
  });
}

/** What the strategy "Auto" fills in where the spec is silent. */
function automaticSettings(
  spec: EndpointSpec,
  kind: string | undefined,
  around: EndpointSurroundings,
): Partial<EndpointSpec> {
  if (kind === "gateway") {
    return { routeTableIds: spec.routeTableIds ?? around.routeTables.map((table) => table.id) };
  }
  if (kind !== "interface") return {};
  const ownSubnets = spec.subnetIds !== undefined || spec.subnetConfigurations !== undefined;
  return {
    subnetIds: ownSubnets ? spec.subnetIds : endpointSubnets(around.subnets, around.zones).map((subnet) => subnet.id),
    privateDnsEnabled: spec.privateDnsEnabled ?? true,
    securityGroupIds: spec.securityGroupIds ?? [createSecurityGroup(spec, around).id],
  };
}

/** Lets HTTPS in from the network. */
function createSecurityGroup(spec: EndpointSpec, { vpc, args, tags }: EndpointSurroundings): ec2.SecurityGroup {
  const region = spec.region ?? args.region;
  const group = new ec2.SecurityGroup(
    `${spec.serviceName}-sg`,
    { region, vpcId: vpc.id, tags: { ...tags, ...spec.tags } },
    { parent: vpc, dependsOn: [vpc] },
  );
  const addressType = typeof spec.ipAddressType === "string" ? spec.ipAddressType.toLowerCase() : "ipv4";
  const rule: ec2.SecurityGroupRuleArgs = {
    region,
    type: "ingress",
    securityGroupId: group.id,
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrBlocks: [vpc.cidrBlock],
    ...(["ipv6", "dualstack"].includes(addressType) ? { ipv6CidrBlocks: [vpc.ipv6CidrBlock] } : {}),
  };
  new ec2.SecurityGroupRule(`${spec.serviceName}-ingress`, rule, { parent: vpc, dependsOn: [group] });
  return group;
}
