import { referenceOf, referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import {
  booleanOf,
  isProperties,
  listOf,
  numberOf,
  type Properties,
  UNKNOWN,
  type Unknown,
  type Value,
} from "../facts/value";
import { perStack } from "../pack/per-stack";
import { LAUNCH_CONFIGURATION, machineTypes, NODE_GROUP, SCALING_GROUP, templatesOf } from "../services/machines";
import { accelerationsOf } from "./accelerators";
import { type Endpoint, joinedGroups, memberGroups } from "./endpoint";
import { type GroupKeys, groupKeys } from "./group-rules";
import { adminServices, dataServices, type Service } from "./ports";
import { SUBNETS } from "./routes";

const INTERFACE = "aws:ec2/networkInterface:NetworkInterface";
const ATTACHMENT = "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment";
const TARGETS = [...machineTypes, INTERFACE];

/** What must not be reached on a machine, whatever runs there. */
const SERVICES: readonly Service[] = [...adminServices, ...dataServices];

/** Machines and network interfaces of a stack, each by itself or in a fleet. */
export const machinesOf = perStack((stack): readonly Endpoint[] => [
  ...stack.ofType(...TARGETS).map((resource) => machineOf(stack, resource)),
  ...stack.ofType(SCALING_GROUP).map((resource) => fleetOf(stack, resource, "vpcZoneIdentifiers")),
  ...stack.ofType(NODE_GROUP).map((resource) => fleetOf(stack, resource, "subnetIds")),
]);

function machineOf(stack: Stack, resource: PolicyResource): Endpoint {
  const { props, type } = resource;
  const own = ownGroups(stack, resource);
  const template = launchOf(stack, resource);
  const attached = attachments(stack).get(resource) ?? [];
  const named = own.value === undefined ? (template?.groups ?? { groups: [], certain: true }) : own.groups;
  return {
    resource,
    services: SERVICES,
    listens: undefined,
    subnets: { ...referenceOf(stack, resource, props["subnetId"], "subnetId", SUBNETS), property: "subnetId" },
    groups: { ...joinedGroups([named, ...attached]), property: own.property },
    publicAddress: addresses(stack).has(resource)
      ? true
      : // An interface that is made apart is given an address or has none.
        type === INTERFACE
        ? false
        : (booleanOf(props["associatePublicIpAddress"]) ?? template?.publicAddress),
    ipv6: hasIpv6(props) ?? template?.ipv6,
    accelerations: accelerationsOf(stack, resource),
  };
}

/** The groups that a machine names itself: by id, or by name as in the account's default VPC. */
function ownGroups(stack: Stack, resource: PolicyResource) {
  const names = resource.type === INTERFACE ? ["securityGroups"] : ["vpcSecurityGroupIds", "securityGroups"];
  const property = names.find((name) => resource.props[name] !== undefined) ?? names[0] ?? "";
  const value = resource.props[property];
  return { property, value, groups: memberGroups(stack, resource, value, property) };
}

/** The groups that are attached to a machine's interface by a resource of its own. */
const attachments = perStack((stack) => {
  const groups = new Map<PolicyResource, GroupKeys[]>();
  for (const one of stack.ofType(ATTACHMENT)) {
    const to = referenceOf(stack, one, one.props["networkInterfaceId"], "networkInterfaceId", TARGETS);
    const group = groupKeys(stack, one, one.props["securityGroupId"], "securityGroupId");
    for (const target of to.candidates) groups.set(target, [...(groups.get(target) ?? []), group]);
  }
  return groups;
});

/** How resources that give an elastic address name what they give it to. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/eip:Eip": ["instance", "networkInterface"],
  "aws:ec2/eipAssociation:EipAssociation": ["instanceId", "networkInterfaceId"],
};

/** What has an elastic address. */
const addresses = perStack((stack): ReadonlySet<PolicyResource> => {
  const given = Object.entries(ADDRESSES).flatMap(([type, properties]) =>
    stack
      .ofType(type)
      .flatMap((address) =>
        properties.flatMap((name) => referenceOf(stack, address, address.props[name], name, TARGETS).candidates),
      ),
  );
  return new Set(given);
});

function hasIpv6(props: Properties): boolean | Unknown | undefined {
  const counts: readonly (number | Unknown | undefined)[] = [
    numberOf(props["ipv6AddressCount"]),
    numberOf(props["ipv6PrefixCount"]),
  ];
  const lists = ["ipv6Addresses", "ipv6AddressLists", "ipv6Prefixes"].map((name) => listOf(props[name]));
  if (counts.some((count) => typeof count === "number" && count > 0)) return true;
  if (lists.some((list) => list !== UNKNOWN && list.length > 0)) return true;
  return counts.includes(UNKNOWN) || lists.includes(UNKNOWN) ? UNKNOWN : undefined;
}

/** What a machine takes from what it is launched by. */
interface Launch {
  readonly groups: GroupKeys;
  readonly publicAddress: boolean | Unknown | undefined;
  readonly ipv6: boolean | Unknown | undefined;
}

/** Machines that are made from a template or a launch configuration, in any of the fleet's subnets. */
function fleetOf(stack: Stack, resource: PolicyResource, property: string): Endpoint {
  const launch = launchOf(stack, resource);
  return {
    resource,
    services: SERVICES,
    listens: undefined,
    subnets: { ...referencesOf(stack, resource, resource.props[property], property, SUBNETS), property },
    groups: { ...(launch?.groups ?? { groups: [], certain: true }), property: "launchTemplate" },
    publicAddress: launch?.publicAddress,
    ipv6: launch?.ipv6,
  };
}

function launchOf(stack: Stack, resource: PolicyResource): Launch | undefined {
  const { templates, name } = templatesOf(stack, resource);
  if (name !== undefined) {
    const each = templates.map((template) => templateLaunch(stack, template));
    const groups = joinedGroups(each.map((launch) => launch.groups));
    // Of a template outside of the stack nothing can be said; it is judged where it is made.
    const certain = groups.certain && (templates.length === 1 || (templates.length === 0 && name !== UNKNOWN));
    return {
      groups: { ...groups, certain },
      publicAddress: each.find(({ publicAddress }) => publicAddress !== undefined)?.publicAddress,
      ipv6: each.find(({ ipv6 }) => ipv6 !== undefined)?.ipv6,
    };
  }
  const { candidates } = referenceOf(stack, resource, resource.props["launchConfiguration"], "launchConfiguration", [
    LAUNCH_CONFIGURATION,
  ]);
  const [launch] = candidates;
  if (launch === undefined) return undefined;
  return {
    groups: memberGroups(stack, launch, launch.props["securityGroups"], "securityGroups"),
    publicAddress: booleanOf(launch.props["associatePublicIpAddress"]),
    ipv6: undefined,
  };
}

function templateLaunch(stack: Stack, template: PolicyResource): Launch {
  const names = ["vpcSecurityGroupIds", "securityGroupNames"];
  const own = names.map((name) => memberGroups(stack, template, template.props[name], name));
  const interfaces: Value | undefined = template.props["networkInterfaces"];
  const list = listOf(interfaces);
  if (list === UNKNOWN) return { groups: { groups: [], certain: false }, publicAddress: UNKNOWN, ipv6: UNKNOWN };
  const each = list.filter((value) => isProperties(value));
  const more = each.map((one) => memberGroups(stack, template, one["securityGroups"], "networkInterfaces"));
  // The flags are text in templates.
  const flags = each.map((one) => booleanOf(one["associatePublicIpAddress"]));
  const ipv6 = each.map(hasIpv6);
  return {
    groups: joinedGroups([...own, ...more]),
    publicAddress: flags.includes(true) ? true : flags[0],
    ipv6: ipv6.includes(true) ? true : ipv6[0],
  };
}
