import { mustBeOff } from "../../facts/must-be";
import { referencesOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import {
  booleanOf,
  isList,
  isProperties,
  listOf,
  type Properties,
  textOf,
  UNKNOWN,
  type Unknown,
} from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";
import { addressTypes, interfaceAddressVerdicts, machineAddressVerdicts } from "../../services/elastic-addresses";
import { fleetTypes, onSpecified, onSpecifiedOrMade } from "../../services/fleets";
import {
  LAUNCH_CONFIGURATION,
  machineTypes,
  NODE_GROUP,
  nodeClassTypes,
  SCALING_GROUP,
  TEMPLATE,
  templateOrigin,
  templatesOf,
} from "../../services/machines";

const SUBNETS = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"];
const SUBNET_PROPERTIES: Readonly<Record<string, string>> = {
  [SCALING_GROUP]: "vpcZoneIdentifiers",
  [NODE_GROUP]: "subnetIds",
};
const MACHINES = [...machineTypes, LAUNCH_CONFIGURATION];
const FLAG = "associatePublicIpAddress";
const PUBLIC = "the machine gets a public address";

/** The flag of a machine, and those of a template's interfaces, where it is text. */
function flagsOf({ type, props }: PolicyResource): readonly { path: string; on: boolean | Unknown | undefined }[] {
  if (type !== TEMPLATE) return [{ path: FLAG, on: booleanOf(props[FLAG]) }];
  const value = props["networkInterfaces"];
  const interfaces = listOf(value);
  if (interfaces === UNKNOWN) return [{ path: "networkInterfaces", on: UNKNOWN }];
  return interfaces.map((one, index) => ({
    path: `networkInterfaces${isList(value) ? `[${index}]` : ""}.${FLAG}`,
    on: one === UNKNOWN ? UNKNOWN : isProperties(one) ? booleanOf(one[FLAG]) : undefined,
  }));
}

function ownVerdicts(resource: PolicyResource): readonly Verdict[] {
  if (addressTypes.includes(resource.type)) return machineAddressVerdicts(resource);
  if (nodeClassTypes.includes(resource.type)) {
    return mustBeOff(resource.props, "spec.associatePublicIPAddress", { message: PUBLIC, unset: true });
  }
  return flagsOf(resource).flatMap(({ path, on }) => {
    if (on === UNKNOWN) return [undetermined(path, "whether the machine gets a public address is not known")];
    return on === true ? [violation(path, PUBLIC)] : [];
  });
}

/** Where the flag is not set a template decides, then the subnet; AWS's default subnets give public addresses. */
function unsetVerdicts(stack: Stack, resource: PolicyResource): readonly Verdict[] {
  const { type, props } = resource;
  if (type === TEMPLATE || type === LAUNCH_CONFIGURATION || hasOwnInterface(props)) return [];
  if (booleanOf(props[FLAG]) !== undefined || textOf(props["launchConfiguration"]) !== undefined) return [];
  const origin = templateOrigin(stack, resource);
  if (origin === "elsewhere" || origin === UNKNOWN) {
    return [undetermined("launchTemplate", "whether the launch template gives a public address is not known")];
  }
  const flags = templatesOf(stack, resource).templates.flatMap((template) => flagsOf(template));
  return flags.some(({ on }) => on !== undefined) ? [] : subnetVerdicts(stack, resource);
}

function subnetVerdicts(stack: Stack, resource: PolicyResource): readonly Verdict[] {
  const property = SUBNET_PROPERTIES[resource.type] ?? "subnetId";
  const { candidates, certain } = referencesOf(stack, resource, resource.props[property], property, SUBNETS);
  const open = candidates.find((subnet) => mapsAddress(subnet) === true);
  if (open !== undefined && certain) return [violation(property, `${PUBLIC} from its subnet ${open.name}`)];
  if (candidates.length > 0 && candidates.every((subnet) => mapsAddress(subnet) === false)) return [];
  const nowhere = listOf(resource.props[property]);
  const which = nowhere !== UNKNOWN && nowhere.length === 0 ? "the account's default subnet" : "its subnet";
  return [undetermined(property, `${FLAG} is not set, and whether ${which} gives a public address is not known`)];
}

function mapsAddress({ type, props }: PolicyResource): boolean | Unknown {
  return booleanOf(props["mapPublicIpOnLaunch"]) ?? type.includes("defaultSubnet");
}

/** An interface that is made apart brings its own addresses. */
function hasOwnInterface(props: Properties): boolean {
  return ["networkInterfaces", "primaryNetworkInterface"].some((property) => {
    const value = listOf(props[property]);
    return value === UNKNOWN || value.some((one) => isProperties(one) && Object.keys(one).length > 0);
  });
}

/** What is not to be reached from the internet has no address there. */
export const ec2NoPublicIp: Rule = {
  id: "ec2-no-public-ip",
  title: "Machines have no public address",
  severity: "high",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["EC2.9", "EC2.25", "AutoScaling.5"],
    pci4: ["1.4.5"],
    soc2: ["CC6.6"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)"],
    iso27001: ["A.8.1", "A.8.20", "A.8.21", "A.8.22"],
    checkov: ["CKV_AWS_88"],
  }),
  requirements: ["D-010", "D-018", "D-082"],
  remedy:
    "set associatePublicIpAddress: false and put the machine into a private subnet; sessions go through Systems Manager (components/access/bastion.ts)",
  types: [...MACHINES, TEMPLATE, ...fleetTypes, ...addressTypes, ...nodeClassTypes],
  check: (resource) => onSpecified(resource, ownVerdicts),
  checkStack: (stack): readonly StackVerdict[] => [
    ...stack
      .ofType(...MACHINES, TEMPLATE, SCALING_GROUP, NODE_GROUP, ...fleetTypes)
      .flatMap((resource) =>
        onSpecifiedOrMade(resource, (machine) => [...ownVerdicts(machine), ...unsetVerdicts(stack, machine)]).map(
          (verdict) => ({ ...verdict, resource }),
        ),
      ),
    ...stack
      .ofType(...nodeClassTypes)
      .flatMap((resource) => ownVerdicts(resource).map((verdict) => ({ ...verdict, resource }))),
    ...stack.ofType(...addressTypes).flatMap((resource) =>
      [...ownVerdicts(resource), ...interfaceAddressVerdicts(stack, resource)].map((verdict) => ({
        ...verdict,
        resource,
      })),
    ),
  ],
};
