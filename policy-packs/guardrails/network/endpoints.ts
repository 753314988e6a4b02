import { type Reference, referenceOf, referencesOf } from "../references";
import type { PolicyResource } from "../resource";
import type { Stack } from "../stack";
import {
  booleanOf,
  isProperties,
  listOf,
  numberOf,
  type Properties,
  textOf,
  UNKNOWN,
  type Unknown,
  type Value,
} from "../value";
import { GROUPS } from "./group-rules";
import { adminServices, type Service } from "./ports";
import { SUBNETS } from "./routes";

/** Something that traffic can arrive at, with all that decides whether it does. */
export interface Endpoint {
  readonly resource: PolicyResource;
  /** What must not be reached on it. */
  readonly services: readonly Service[];
  /** Where it may be. None means a default subnet, which has a way to the internet. */
  readonly subnets: Reference & { readonly property: string };
  /** The groups that stand in front of it. */
  readonly groups: Reference & { readonly property: string };
  /** Whether it has a public IPv4 address; undefined where its subnet decides. */
  readonly publicAddress: boolean | Unknown | undefined;
  /** Whether it has an IPv6 address; undefined where its subnet decides. */
  readonly ipv6: boolean | Unknown | undefined;
}

const INSTANCE = "aws:ec2/instance:Instance";
const INTERFACE = "aws:ec2/networkInterface:NetworkInterface";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const FLEETS: Readonly<Record<string, string>> = {
  "aws:autoscaling/group:Group": "vpcZoneIdentifiers",
  "aws:eks/nodeGroup:NodeGroup": "subnetIds",
};
const DATABASES = ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"];
const ATTACHMENT = "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment";

/** Machines, network interfaces, fleets and databases of a stack. */
export function endpointsOf(stack: Stack): readonly Endpoint[] {
  return [
    ...stack.ofType(INSTANCE, INTERFACE).map((resource) => machineOf(stack, resource)),
    ...stack.ofType(...Object.keys(FLEETS)).map((resource) => fleetOf(stack, resource)),
    ...stack.ofType(...DATABASES).map((resource) => databaseOf(stack, resource)),
  ];
}

function machineOf(stack: Stack, resource: PolicyResource): Endpoint {
  const { props, type } = resource;
  const subnets = referenceOf(stack, resource, props["subnetId"], "subnetId", SUBNETS);
  const property = type === INTERFACE ? "securityGroups" : "vpcSecurityGroupIds";
  const own = referencesOf(stack, resource, props[property], property, GROUPS);
  const attached = stack.ofType(ATTACHMENT).flatMap((attachment) => {
    const to = referenceOf(stack, attachment, attachment.props["networkInterfaceId"], "networkInterfaceId", [type]);
    if (!to.candidates.includes(resource)) return [];
    return [referenceOf(stack, attachment, attachment.props["securityGroupId"], "securityGroupId", GROUPS)];
  });
  return {
    resource,
    services: adminServices,
    subnets: { ...subnets, property: "subnetId" },
    groups: { ...joined([own, ...attached]), property },
    publicAddress: hasElasticAddress(stack, resource) ? true : booleanOf(props["associatePublicIpAddress"]),
    ipv6: hasIpv6(props),
  };
}

/** Whether an elastic address is given to a machine or interface. */
function hasElasticAddress(stack: Stack, resource: PolicyResource): boolean {
  const names: Readonly<Record<string, readonly string[]>> = {
    "aws:ec2/eip:Eip": resource.type === INSTANCE ? ["instance"] : ["networkInterface"],
    "aws:ec2/eipAssociation:EipAssociation": resource.type === INSTANCE ? ["instanceId"] : ["networkInterfaceId"],
  };
  return Object.entries(names).some(([type, properties]) =>
    stack
      .ofType(type)
      .some((address) =>
        properties.some((property) =>
          referenceOf(stack, address, address.props[property], property, [resource.type]).candidates.includes(resource),
        ),
      ),
  );
}

function hasIpv6(props: Properties): boolean | Unknown | undefined {
  const count = numberOf(props["ipv6AddressCount"]);
  const listed = listOf(props["ipv6Addresses"]);
  if (count === UNKNOWN || listed === UNKNOWN) return UNKNOWN;
  return (count !== undefined && count > 0) || listed.length > 0 ? true : undefined;
}

/** Machines that are made from a template, in any of the fleet's subnets. */
function fleetOf(stack: Stack, resource: PolicyResource): Endpoint {
  const property = FLEETS[resource.type] ?? "subnetIds";
  const subnets = referencesOf(stack, resource, resource.props[property], property, SUBNETS);
  const reference = resource.props["launchTemplate"];
  const named = isProperties(reference) ? (reference["id"] ?? reference["name"]) : reference;
  const { candidates, certain } = referenceOf(stack, resource, named, "launchTemplate", [TEMPLATE]);
  const templates = candidates.map((template) => templateOf(stack, template));
  const groups = joined(templates.map((template) => template.groups));
  return {
    resource,
    services: adminServices,
    subnets: { ...subnets, property },
    groups: { ...groups, certain: groups.certain && certain, property: "launchTemplate" },
    publicAddress: templates.find((template) => template.publicAddress !== undefined)?.publicAddress,
    ipv6: undefined,
  };
}

function templateOf(
  stack: Stack,
  template: PolicyResource,
): { readonly groups: Reference; readonly publicAddress: boolean | Unknown | undefined } {
  const interfaces = listOf(template.props["networkInterfaces"]);
  const own = referencesOf(stack, template, template.props["vpcSecurityGroupIds"], "vpcSecurityGroupIds", GROUPS);
  const each = (interfaces === UNKNOWN ? [] : interfaces).filter((value) => isProperties(value));
  const more = each.map((one) => referencesOf(stack, template, one["securityGroups"], "networkInterfaces", GROUPS));
  // The flag is text in templates.
  const flags = each.map((one) => booleanOf(one["associatePublicIpAddress"]));
  const groups = joined([own, ...more]);
  if (interfaces === UNKNOWN) return { groups, publicAddress: interfaces };
  return { groups, publicAddress: flags.includes(true) ? true : flags[0] };
}

/** Ports of database engines where none is set. */
const ENGINE_PORTS: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/mysql|mariadb/, 3306],
  [/oracle/, 1521],
  [/sqlserver/, 1433],
  [/db2/, 50_000],
];

function databaseOf(stack: Stack, resource: PolicyResource): Endpoint {
  const { props } = resource;
  const clusters = referenceOf(stack, resource, props["clusterIdentifier"], "clusterIdentifier", [
    "aws:rds/cluster:Cluster",
  ]);
  const [cluster] = clusters.candidates;
  const grouped = props["dbSubnetGroupName"] === undefined && cluster !== undefined ? cluster : resource;
  const groups = cluster ?? resource;
  const subnetGroups = referenceOf(stack, grouped, grouped.props["dbSubnetGroupName"], "dbSubnetGroupName", [
    "aws:rds/subnetGroup:SubnetGroup",
  ]);
  const subnets = subnetGroups.candidates.map((group) =>
    referencesOf(stack, group, group.props["subnetIds"], "subnetIds", SUBNETS),
  );
  return {
    resource,
    services: databasePorts(props, cluster?.props["port"]),
    subnets: { ...joined(subnets), id: subnetGroups.id, property: "dbSubnetGroupName" },
    groups: {
      ...referencesOf(stack, groups, groups.props["vpcSecurityGroupIds"], "vpcSecurityGroupIds", GROUPS),
      property: "vpcSecurityGroupIds",
    },
    publicAddress: booleanOf(props["publiclyAccessible"]) ?? false,
    ipv6: false,
  };
}

function databasePorts(props: Properties, clusterPort: Value | undefined): readonly Service[] {
  const set = numberOf(props["port"]) ?? numberOf(clusterPort);
  const engine = textOf(props["engine"]);
  const known = ENGINE_PORTS.filter(([name]) => typeof engine !== "string" || name.test(engine)).map(
    ([, port]) => port,
  );
  const ports = typeof set === "number" ? [set] : known;
  return ports.map((port) => ({ protocol: "tcp", port, name: "the database" }));
}

function joined(references: readonly Reference[]): Reference {
  return {
    candidates: [...new Set(references.flatMap((reference) => reference.candidates))],
    certain: references.every(({ certain }) => certain),
    id: undefined,
  };
}
