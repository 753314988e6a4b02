import type { Rule } from "../../pack/rule";
import { ec2EbsEncrypted } from "./ec2-ebs-encrypted";
import { ec2HopLimit } from "./ec2-hop-limit";
import { ec2Imdsv2 } from "./ec2-imdsv2";
import { ec2InstanceProfile } from "./ec2-instance-profile";
import { ec2NoPublicIp } from "./ec2-no-public-ip";
import { ec2NoSpot } from "./ec2-no-spot";
import { ec2SnapshotPrivate } from "./ec2-snapshot-private";
import { ec2UserdataSecrets } from "./ec2-userdata-secrets";
import { notebookClosed } from "./notebook-closed";
import { workspacesEncrypted } from "./workspaces-encrypted";

/** Machines, their templates, volumes and images. */
export const computeRules: readonly Rule[] = [
  ec2EbsEncrypted,
  ec2HopLimit,
  ec2Imdsv2,
  ec2InstanceProfile,
  ec2NoPublicIp,
  ec2NoSpot,
  ec2SnapshotPrivate,
  ec2UserdataSecrets,
  notebookClosed,
  workspacesEncrypted,
];
