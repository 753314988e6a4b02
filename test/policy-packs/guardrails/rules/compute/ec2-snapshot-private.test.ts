import { expect } from "chai";
import { ec2SnapshotPrivate } from "../../../../../policy-packs/guardrails/rules/compute/ec2-snapshot-private";
import { alone, resource, unknown } from "../../decide";

const answer = (type: string, props: object) => alone(ec2SnapshotPrivate, resource(type, { ...props }));
const SNAPSHOTS = "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess";
const IMAGES = "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess";
const SNAPSHOT_SHARE = "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission";
const IMAGE_SHARE = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";

describe("ec2-snapshot-private (D-010)", () => {
  it("snapshots must be blocked from all sharing, images from new sharing", () => {
    for (const state of ["unblocked", "block-new-sharing"]) {
      expect(answer(SNAPSHOTS, { state })).to.deep.equal([
        `violation state: the state is ${state}: snapshots of the account can be, or stay, public`,
      ]);
    }
    expect(answer(SNAPSHOTS, { state: "block-all-sharing" })).to.deep.equal([]);
    expect(answer(IMAGES, { state: "block-new-sharing" })).to.deep.equal([]);
    expect(answer(IMAGES, { state: "unblocked" })).to.deep.equal([
      "violation state: the state is unblocked: images of the account can be, or stay, public",
    ]);
    expect(answer(SNAPSHOTS, {})).to.deep.equal([
      "violation state: the state is not set: snapshots of the account can be, or stay, public",
    ]);
  });

  it("neither is shared with everybody; a single account may have them", () => {
    expect(answer(SNAPSHOT_SHARE, { accountId: "all" })).to.deep.equal([
      "violation accountId: the snapshot is shared with everybody",
    ]);
    expect(answer(IMAGE_SHARE, { group: "ALL" })).to.deep.equal([
      "violation group: the image is shared with everybody",
    ]);
    expect(answer(SNAPSHOT_SHARE, { accountId: "111111111111" })).to.deep.equal([]);
    expect(answer(IMAGE_SHARE, { accountId: "111111111111" })).to.deep.equal([]);
  });

  it("Image Builder shares what it makes with nobody in general, wherever it puts it", () => {
    const BUILDER = "aws:imagebuilder/distributionConfiguration:DistributionConfiguration";
    const distribution = (launchPermission: unknown) => ({ amiDistributionConfiguration: { launchPermission } });
    const path = "distributions[1].amiDistributionConfiguration.launchPermission.userGroups";
    const to = (launchPermission: unknown) =>
      answer(BUILDER, { distributions: [distribution(undefined), distribution(launchPermission)] });
    expect(to({ userIds: ["111111111111"] })).to.deep.equal([]);
    expect(to({ userGroups: ["all"] })).to.deep.equal([`violation ${path}: the image is shared with everybody`]);
    for (const open of [unknown, { userGroups: unknown }, { userGroups: [unknown] }]) {
      expect(to(open)).to.deep.equal([
        `unknown ${path}: with whom the image is shared is not known; decided at the update`,
      ]);
    }
    expect(answer(BUILDER, { distributions: unknown })).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    expect(answer(SNAPSHOTS, { state: unknown })).to.deep.equal([
      "unknown state: whether the account's snapshots can be public is not known; decided at the update",
    ]);
    expect(answer(IMAGE_SHARE, { group: unknown })).to.deep.equal([
      "unknown group: with whom the image is shared is not known; decided at the update",
    ]);
  });
});
