import { valueAt } from "../../facts/must-be";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const SNAPSHOT_BLOCK = "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess";
const IMAGE_BLOCK = "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess";
const SNAPSHOT_SHARE = "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission";
const IMAGE_SHARE = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";

const IMAGE_DISTRIBUTION = "aws:imagebuilder/distributionConfiguration:DistributionConfiguration";
const GROUPS = "amiDistributionConfiguration.launchPermission.userGroups";

/** A disk's copy is the disk: shared with everybody, everybody reads it. */
export const ec2SnapshotPrivate: Rule = {
  id: "ec2-snapshot-private",
  title: "Snapshots and images are shared with nobody in general",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ fsbp: ["EC2.1"], pci4: ["10.3.2", "3.5.1"] }),
  requirements: ["D-010"],
  remedy:
    'set state: "block-all-sharing" (of images "block-new-sharing"), and share with single accounts (components/account/account-defaults.ts)',
  types: [SNAPSHOT_BLOCK, IMAGE_BLOCK, SNAPSHOT_SHARE, IMAGE_SHARE, IMAGE_DISTRIBUTION],
  check({ type, props }) {
    switch (type) {
      case SNAPSHOT_BLOCK:
        return stateVerdicts(props["state"], "block-all-sharing", "snapshots");
      case IMAGE_BLOCK:
        return stateVerdicts(props["state"], "block-new-sharing", "images");
      case IMAGE_SHARE:
        return shareVerdicts("group", props["group"], "the image");
      case IMAGE_DISTRIBUTION:
        return distributionVerdicts(props);
      default:
        return shareVerdicts("accountId", props["accountId"], "the snapshot");
    }
  },
};

function stateVerdicts(value: Value | undefined, wanted: string, what: string): readonly Verdict[] {
  const state = textOf(value);
  if (state === UNKNOWN) return [undetermined("state", `whether the account's ${what} can be public is not known`)];
  if (state?.toLowerCase() === wanted) return [];
  return [violation("state", `the state is ${state ?? "not set"}: ${what} of the account can be, or stay, public`)];
}

function shareVerdicts(path: string, value: Value | undefined, what: string): readonly Verdict[] {
  const account = textOf(value);
  if (account === UNKNOWN) return [undetermined(path, `with whom ${what} is shared is not known`)];
  return account?.toLowerCase() === "all" ? [violation(path, `${what} is shared with everybody`)] : [];
}

/** With whom Image Builder shares what it has made, region by region. */
function distributionVerdicts(props: Properties): readonly Verdict[] {
  const distributions = listOf(props["distributions"]);
  if (distributions === UNKNOWN) return shareVerdicts("distributions", UNKNOWN, "the image");
  return distributions.flatMap((distribution, index) => {
    const path = `distributions[${index}].${GROUPS}`;
    const groups = listOf(isProperties(distribution) ? valueAt(distribution, GROUPS) : UNKNOWN);
    if (groups === UNKNOWN) return shareVerdicts(path, UNKNOWN, "the image");
    return groups.flatMap((group) => shareVerdicts(path, group, "the image"));
  });
}
