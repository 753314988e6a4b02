import { expect } from "chai";
import { ec2EbsEncrypted } from "../../../../../policy-packs/guardrails/rules/compute/ec2-ebs-encrypted";
import { alone, resource, together, unknown } from "../../decide";

const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const SPOT_FLEET = "aws:ec2/spotFleetRequest:SpotFleetRequest";
const VOLUME = "aws:ebs/volume:Volume";
const NODES = "aws:eks/nodeGroup:NodeGroup";
const account = (props: object = {}) =>
  resource("aws:ebs/encryptionByDefault:EncryptionByDefault", { ...props }, { name: "all" });
const silent = "nothing says that the disk is encrypted, and the account does not do so by itself";
const encrypted = { encrypted: true };
const whole = (type: string, props: object, ...more: Parameters<typeof together>[1]) =>
  together(ec2EbsEncrypted, [resource(type, { ...props }), ...more]);

describe("ec2-ebs-encrypted (D-023, C-020, C-017)", () => {
  it("a copy of a disk or an image likewise", () => {
    for (const type of [
      "aws:ebs/snapshotCopy:SnapshotCopy",
      "aws:ebs/snapshotImport:SnapshotImport",
      "aws:ec2/amiCopy:AmiCopy",
    ]) {
      expect(alone(ec2EbsEncrypted, resource(type, { encrypted: false }))).to.deep.equal([
        "violation encrypted: the disk is not encrypted",
      ]);
      expect(whole(type, encrypted)).to.deep.equal([]);
      expect(whole(type, {})).to.deep.equal([`violation it encrypted: ${silent}`]);
    }
  });

  it("a volume: unencrypted is refused, encrypted accepted, and nothing set is not encrypted", () => {
    expect(alone(ec2EbsEncrypted, resource(VOLUME, { encrypted: false }))).to.deep.equal([
      "violation encrypted: the disk is not encrypted",
    ]);
    expect(whole(VOLUME, { encrypted: "false" })).to.deep.equal(["violation it encrypted: the disk is not encrypted"]);
    expect(whole(VOLUME, encrypted)).to.deep.equal([]);
    expect(whole(VOLUME, {})).to.deep.equal([`violation it encrypted: ${silent}`]);
  });

  for (const type of [
    "aws:ec2/amiCopy:AmiCopy",
    "aws:ebs/snapshotCopy:SnapshotCopy",
    "aws:ebs/snapshotImport:SnapshotImport",
  ]) {
    it(`${type}: what is copied or brought in is a disk as well`, () => {
      expect(whole(type, { encrypted: false })).to.deep.equal(["violation it encrypted: the disk is not encrypted"]);
      expect(whole(type, encrypted)).to.deep.equal([]);
      expect(whole(type, {})).to.deep.equal([`violation it encrypted: ${silent}`]);
    });
  }

  for (const type of [
    INSTANCE,
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
  ]) {
    it(`${type}: every disk counts, and the root disk also where nothing is said of it`, () => {
      expect(whole(type, { rootBlockDevice: encrypted })).to.deep.equal([]);
      expect(whole(type, { rootBlockDevice: [encrypted] })).to.deep.equal([]);
      expect(whole(type, {})).to.deep.equal([`violation it rootBlockDevice: ${silent}`]);
      expect(whole(type, { rootBlockDevice: { volumeSize: 8 } })).to.deep.equal([
        `violation it rootBlockDevice.encrypted: ${silent}`,
      ]);
      const disks = { rootBlockDevice: encrypted, ebsBlockDevices: [encrypted, { encrypted: false }, {}] };
      expect(whole(type, disks)).to.deep.equal([
        "violation it ebsBlockDevices[1].encrypted: the disk is not encrypted",
        `violation it ebsBlockDevices[2].encrypted: ${silent}`,
      ]);
      expect(alone(ec2EbsEncrypted, resource(type, disks))).to.have.length(1);
    });
  }

  it("a launch template: the flag is text there; no mapping leaves the root disk as it is", () => {
    const mapping = (ebs: object) => ({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs }] });
    expect(whole(TEMPLATE, mapping({ encrypted: "true" }))).to.deep.equal([]);
    expect(whole(TEMPLATE, mapping({ encrypted: "false" }))).to.deep.equal([
      "violation it blockDeviceMappings[0].ebs.encrypted: the disk is not encrypted",
    ]);
    expect(whole(TEMPLATE, mapping({ volumeSize: 8 }))).to.deep.equal([
      `violation it blockDeviceMappings[0].ebs.encrypted: ${silent}`,
    ]);
    expect(whole(TEMPLATE, {})).to.deep.equal([`violation it blockDeviceMappings: ${silent}`]);
    expect(whole(TEMPLATE, { blockDeviceMappings: [{ deviceName: "/dev/xvda" }] })).to.deep.equal([
      `violation it blockDeviceMappings[0].ebs.encrypted: ${silent}`,
    ]);
  });

  it("a launch template that maps other disks only leaves the root disk as it is, too", () => {
    const mapped = (...names: (string | undefined)[]) =>
      whole(TEMPLATE, { blockDeviceMappings: names.map((deviceName) => ({ deviceName, ebs: { encrypted: "true" } })) });
    expect(mapped("/dev/sdf")).to.deep.equal([`violation it blockDeviceMappings: ${silent}`]);
    expect(mapped("/dev/xvdb", "sdg")).to.have.length(1);
    expect(mapped("/dev/sdf", "/dev/xvda")).to.deep.equal([]);
    expect(mapped("/dev/sda1")).to.deep.equal([]);
    expect(mapped(undefined)).to.deep.equal([]);
    const other = { blockDeviceMappings: [{ deviceName: "/dev/sdf", ebs: { encrypted: "true" } }] };
    expect(whole(TEMPLATE, other, account())).to.deep.equal([]);
  });

  it("a device that is taken away or the machine's own is no disk", () => {
    const own = [
      { deviceName: "/dev/sdb", virtualName: "ephemeral0" },
      { deviceName: "/dev/sdc", noDevice: "" },
      { deviceName: "/dev/sdd", noDevice: "true" },
    ];
    expect(whole(TEMPLATE, { blockDeviceMappings: [...own, { ebs: { encrypted: "true" } }] })).to.deep.equal([]);
    const configuration = { rootBlockDevice: encrypted, ebsBlockDevices: [{ deviceName: "/dev/sdb", noDevice: true }] };
    expect(whole("aws:ec2/launchConfiguration:LaunchConfiguration", configuration)).to.deep.equal([]);
  });

  it("the account's default answers for what says nothing, and for nothing else", () => {
    for (const [type, props] of [
      [VOLUME, {}],
      [INSTANCE, {}],
      [TEMPLATE, {}],
      [NODES, {}],
    ] as const) {
      expect(whole(type, props, account())).to.deep.equal([]);
      expect(whole(type, props, account({ enabled: true }))).to.deep.equal([]);
      expect(whole(type, { ...props, region: "eu-west-1" }, account({ region: "us-east-1" }))).to.have.length(1);
    }
    expect(whole(VOLUME, { encrypted: false }, account())).to.have.length(1);
    expect(whole(VOLUME, {}, account({ enabled: false }))).to.deep.equal([
      "violation all enabled: the account does not encrypt disks by itself",
      `violation it encrypted: ${silent}`,
    ]);
    expect(whole(VOLUME, {}, account({ enabled: unknown }))).to.deep.equal([
      "unknown it encrypted: whether the account encrypts disks by itself is not known; decided at the update",
    ]);
  });

  it("a machine takes its root disk from its launch template, nodes too", () => {
    const template = resource(TEMPLATE, { id: "lt-1", blockDeviceMappings: [{ ebs: encrypted }] }, { name: "t" });
    expect(whole(INSTANCE, { launchTemplate: { id: "lt-1" } }, template)).to.deep.equal([]);
    expect(whole(INSTANCE, { launchTemplate: { id: "lt-2" } })).to.have.length(1);
    expect(whole(NODES, { launchTemplate: { id: "lt-1" } }, template)).to.deep.equal([]);
    expect(whole(NODES, {})).to.deep.equal([`violation it launchTemplate: ${silent}`]);
  });

  it("a spot fleet: every disk of every machine that it specifies counts", () => {
    const fleet = (...launchSpecifications: unknown[]) => whole(SPOT_FLEET, { launchSpecifications });
    expect(fleet({ rootBlockDevices: [encrypted], ebsBlockDevices: [encrypted] })).to.deep.equal([]);
    expect(fleet({ rootBlockDevices: [encrypted] }, { rootBlockDevices: [{ encrypted: false }] })).to.deep.equal([
      "violation it launchSpecifications[1].rootBlockDevices[0].encrypted: the disk is not encrypted",
    ]);
    expect(fleet({})).to.deep.equal([`violation it launchSpecifications[0].rootBlockDevice: ${silent}`]);
    expect(whole(SPOT_FLEET, { launchSpecifications: [{}] }, account())).to.deep.equal([]);
    expect(whole(SPOT_FLEET, { launchTemplateConfigs: [{}] })).to.deep.equal([]);
    const open = "which machines the fleet asks for is not known; decided at the update";
    expect(fleet(unknown)).to.deep.equal([`unknown it launchSpecifications[0]: ${open}`]);
    expect(whole(SPOT_FLEET, { launchSpecifications: unknown })).to.deep.equal([
      `unknown it launchSpecifications: ${open}`,
    ]);
  });

  it("what is not known is no pass, and the rest is decided", () => {
    const what = "whether the disk is encrypted is not known; decided at the update";
    expect(alone(ec2EbsEncrypted, resource(VOLUME, { encrypted: unknown }))).to.deep.equal([
      `unknown encrypted: ${what}`,
    ]);
    expect(whole(INSTANCE, { rootBlockDevice: unknown, ebsBlockDevices: [{ encrypted: false }] })).to.deep.equal([
      `unknown it rootBlockDevice: ${what}`,
      "violation it ebsBlockDevices[0].encrypted: the disk is not encrypted",
    ]);
    for (const blockDeviceMappings of [unknown, [unknown], [{ ebs: unknown }], [{ ebs: { encrypted: unknown } }]]) {
      expect(whole(TEMPLATE, { blockDeviceMappings }).map((said) => said.slice(0, 7))).to.deep.equal(["unknown"]);
    }
  });

  it("the disks of Karpenter's machines, where their class names some", () => {
    const type = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    const spec = (...ebs: object[]) => ({ spec: { blockDeviceMappings: ebs.map((each) => ({ ebs: each })) } });
    expect(whole(type, spec({ encrypted: true }, { encrypted: false }))).to.deep.equal([
      "violation it spec.blockDeviceMappings[1].ebs.encrypted: the disk is not encrypted",
    ]);
    expect(whole(type, spec({ encrypted: true }))).to.deep.equal([]);
    expect(whole(type, spec({}))).to.deep.equal([`violation it spec.blockDeviceMappings[0].ebs.encrypted: ${silent}`]);
    expect(whole(type, spec({}), account())).to.deep.equal([]);
    // Karpenter encrypts those that it thinks of itself.
    expect(whole(type, { spec: {} })).to.deep.equal([]);
  });
});
