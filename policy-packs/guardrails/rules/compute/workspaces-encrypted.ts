import { mustBeOn } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** Of each disk of a desktop, the property that says whether it is encrypted. */
const DISKS = ["rootVolumeEncryptionEnabled", "userVolumeEncryptionEnabled"];

/** A desktop's disks hold what its user works on. They are encrypted when it is made, or never; not set means not. */
export const workspacesEncrypted: Rule = {
  id: "workspaces-encrypted",
  title: "Desktops encrypt their disks",
  severity: "high",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_AWS_155", "CKV_AWS_156"] }),
  requirements: ["D-023"],
  remedy: "set rootVolumeEncryptionEnabled and userVolumeEncryptionEnabled to true, and volumeEncryptionKey",
  types: ["aws:workspaces/workspace:Workspace"],
  check: ({ props }) => DISKS.flatMap((disk) => mustBeOn(props, disk, { message: "the disk is not encrypted" })),
};
