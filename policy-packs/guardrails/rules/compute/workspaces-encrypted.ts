import { mustBeOn } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** What people keep on their desks is encrypted as what is kept elsewhere. It cannot be encrypted later. */
export const workspacesEncrypted: Rule = {
  id: "workspaces-encrypted",
  title: "Desktops encrypt their disks",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["WorkSpaces.1", "WorkSpaces.2"], checkov: ["CKV_AWS_155", "CKV_AWS_156"] }),
  requirements: ["C-020"],
  remedy: "set userVolumeEncryptionEnabled and rootVolumeEncryptionEnabled to true, and volumeEncryptionKey",
  types: ["aws:workspaces/workspace:Workspace"],
  check: ({ props }) => [
    ...mustBeOn(props, "userVolumeEncryptionEnabled", { message: "the disk with people's files is not encrypted" }),
    ...mustBeOn(props, "rootVolumeEncryptionEnabled", { message: "the system's disk is not encrypted" }),
  ],
};
