import { anyOf } from "../../facts/answers";
import { accountDefault } from "../../facts/region";
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
  type Value,
} from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";
import { onSpecified } from "../../services/fleets";
import {
  LAUNCH_CONFIGURATION,
  machineTypes,
  NODE_GROUP,
  nodeClassTypes,
  SPOT_FLEET,
  TEMPLATE,
  templateOrigin,
} from "../../services/machines";

const VOLUME = "aws:ebs/volume:Volume";
/** What makes a disk's copy; each says for itself, as a volume does. */
const COPIES = [
  "aws:ebs/snapshotCopy:SnapshotCopy",
  "aws:ebs/snapshotImport:SnapshotImport",
  "aws:ec2/amiCopy:AmiCopy",
];
const DISKS = [VOLUME, ...COPIES];
const DEFAULT = "aws:ebs/encryptionByDefault:EncryptionByDefault";
const MACHINES = [...machineTypes, LAUNCH_CONFIGURATION];

/** Names that no root disk has, which AWS calls `/dev/xvda` or `/dev/sda1`. */
const BESIDE_ROOT = /^(\/dev\/)?(sd[b-z]\d*|xvd[b-z][a-z]?)$/;

/** A disk that a resource makes, and whether it says that it is encrypted. */
interface Disk {
  readonly path: string;
  readonly encrypted: boolean | typeof UNKNOWN | undefined;
}

/** The disks that a resource names, each with its path. */
function disksOf({
  type,
  props,
}: PolicyResource): readonly (Disk | { readonly path: string; readonly encrypted: typeof UNKNOWN })[] {
  if (DISKS.includes(type)) return [{ path: "encrypted", encrypted: booleanOf(props["encrypted"]) }];
  if (nodeClassTypes.includes(type)) return classDisks(props);
  if (type === TEMPLATE) {
    return blocks(props, "blockDeviceMappings").flatMap(({ path, block }) => mappedDisk(path, block));
  }
  return [...rootDisks(props), ...blocks(props, "ebsBlockDevices").flatMap(({ path, block }) => disk(path, block))];
}

/** The disks of a cluster's machines, where their class names some. */
function classDisks(props: Properties): readonly Disk[] {
  const spec = props["spec"];
  if (!isProperties(spec)) return spec === UNKNOWN ? disk("spec", UNKNOWN) : [];
  return blocks(spec, "blockDeviceMappings").flatMap(({ path, block }) => mappedDisk(`spec.${path}`, block));
}

/** The root disk, also where nothing is said about it: there is one. */
function rootDisks(props: Properties): readonly Disk[] {
  // Of a fleet's machine it is a list.
  const properties = ["rootBlockDevice", "rootBlockDevices"];
  const named = properties.flatMap((each) => blocks(props, each)).flatMap(({ path, block }) => disk(path, block));
  return named.length > 0 ? named : [{ path: "rootBlockDevice", encrypted: undefined }];
}

/** A template's mapping; one that takes a device away, or names one of the machine's own, makes no disk. */
function mappedDisk(path: string, block: Properties | typeof UNKNOWN): readonly Disk[] {
  if (block === UNKNOWN) return disk(path, UNKNOWN);
  const ebs = block["ebs"];
  const without = (block["noDevice"] ?? undefined) !== undefined || textOf(block["virtualName"]) !== undefined;
  if (ebs === undefined || ebs === null) return without ? [] : disk(`${path}.ebs`, {});
  const one = isList(ebs) ? ebs[0] : ebs;
  return disk(`${path}.ebs`, isProperties(one) ? one : one === UNKNOWN ? UNKNOWN : {});
}

function disk(path: string, block: Properties | typeof UNKNOWN): readonly Disk[] {
  if (block === UNKNOWN) return [{ path, encrypted: UNKNOWN }];
  if (booleanOf(block["noDevice"]) === true) return [];
  return [{ path: `${path}.encrypted`, encrypted: booleanOf(block["encrypted"]) }];
}

function blocks(
  props: Properties,
  property: string,
): readonly { readonly path: string; readonly block: Properties | typeof UNKNOWN }[] {
  const value: Value | undefined = props[property];
  const list = listOf(value);
  if (list === UNKNOWN) return [{ path: property, block: UNKNOWN }];
  return list.flatMap((block, index) => {
    const path = isList(value) ? `${property}[${index}]` : property;
    return block === UNKNOWN || isProperties(block) ? [{ path, block }] : [];
  });
}

/** What a resource says of its disks itself. */
function ownVerdicts(resource: PolicyResource): readonly Verdict[] {
  return disksOf(resource).flatMap(({ path, encrypted }) => {
    if (encrypted === UNKNOWN) return [undetermined(path, "whether the disk is encrypted is not known")];
    return encrypted === false ? [violation(path, "the disk is not encrypted")] : [];
  });
}

function encryptsByDefault({ props }: PolicyResource): boolean | typeof UNKNOWN {
  return booleanOf(props["enabled"]) ?? true;
}

/** Where a disk says nothing the account's default decides, which AWS leaves off. */
function unsetVerdicts(stack: Stack, resource: PolicyResource): readonly Verdict[] {
  const silent = silentDisks(stack, resource);
  if (silent.length === 0) return [];
  // In which region a cluster lies its objects do not say.
  const encrypts = nodeClassTypes.includes(resource.type)
    ? anyOf(stack.ofType(DEFAULT).map(encryptsByDefault))
    : accountDefault(stack, resource, DEFAULT, encryptsByDefault);
  if (encrypts === true) return [];
  return silent.map((path) =>
    encrypts === UNKNOWN
      ? undetermined(path, "whether the account encrypts disks by itself is not known")
      : violation(path, "nothing says that the disk is encrypted, and the account does not do so by itself"),
  );
}

/** The paths of disks about which nothing is said. A template of the stack says it for the machines it makes. */
function silentDisks(stack: Stack, resource: PolicyResource): readonly string[] {
  const { type, props } = resource;
  const origin = templateOrigin(stack, resource);
  if (type === NODE_GROUP) return origin === "none" ? ["launchTemplate"] : [];
  const disks = disksOf(resource);
  const silent = disks
    .filter(({ path, encrypted }) => encrypted === undefined && !(path === "rootBlockDevice" && origin === "here"))
    .map(({ path }) => path);
  return type === TEMPLATE && leavesRootOut(props) ? ["blockDeviceMappings", ...silent] : silent;
}

/** Whether all that a template maps are disks beside the root disk, which is there all the same. */
function leavesRootOut(props: Properties): boolean {
  return blocks(props, "blockDeviceMappings").every(({ block }) => {
    const name = block === UNKNOWN ? UNKNOWN : textOf(block["deviceName"]);
    return typeof name === "string" && BESIDE_ROOT.test(name);
  });
}

/** Disks are encrypted from the start: one that is not stays so until it is copied. */
export const ec2EbsEncrypted: Rule = {
  id: "ec2-ebs-encrypted",
  title: "Disks are encrypted",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    cis5: ["5.1.1"],
    cis3: ["2.2.1"],
    fsbp: ["EC2.3", "EC2.7"],
    pci4: ["3.5.1", "8.3.2"],
    soc2: ["PI1.5"],
    hipaa: [
      "164.308(a)(1)(ii)(B)",
      "164.308(a)(4)(ii)(A)",
      "164.312(a)(2)(iv)",
      "164.312(c)(1)",
      "164.312(c)(2)",
      "164.312(e)(2)(ii)",
    ],
    gdpr: ["Art. 32"],
    iso27001: ["A.8.11", "A.8.24"],
    checkov: ["CKV_AWS_3", "CKV_AWS_8", "CKV_AWS_235"],
  }),
  requirements: ["D-023", "C-020", "C-017"],
  remedy:
    'set encrypted: true on every disk, the root disk too (of a StorageClass the text "true"), or aws.ebs.EncryptionByDefault for the account (components/account/account-defaults.ts)',
  types: [...DISKS, TEMPLATE, ...MACHINES, SPOT_FLEET, DEFAULT, ...nodeClassTypes],
  check: (resource) => (resource.type === DEFAULT ? defaultVerdicts(resource) : onSpecified(resource, ownVerdicts)),
  checkStack: (stack) => [
    ...stack
      .ofType(DEFAULT)
      .flatMap((resource) => defaultVerdicts(resource).map((verdict) => ({ ...verdict, resource }))),
    ...stack
      .ofType(...DISKS, TEMPLATE, ...MACHINES, SPOT_FLEET, NODE_GROUP, ...nodeClassTypes)
      .flatMap((resource): readonly StackVerdict[] =>
        onSpecified(resource, (machine) => [
          ...(machine.type === NODE_GROUP ? [] : ownVerdicts(machine)),
          ...unsetVerdicts(stack, machine),
        ]).map((verdict) => ({ ...verdict, resource })),
      ),
  ],
};

/** The account's default, switched off by hand. */
function defaultVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const enabled = booleanOf(props["enabled"]);
  return enabled === false ? [violation("enabled", "the account does not encrypt disks by itself")] : [];
}
