import type { Rule } from "../../pack/rule";
import { backupPlan } from "./backup-plan";
import { efsEncrypted } from "./efs-encrypted";
import { efsTls } from "./efs-tls";
import { lakeRetention } from "./lake-retention";
import { s3AclOff } from "./s3-acl-off";
import { s3Bpa } from "./s3-bpa";
import { s3Kms } from "./s3-kms";
import { s3Logging } from "./s3-logging";
import { s3NoPublic } from "./s3-no-public";
import { s3TlsOnly } from "./s3-tls-only";
import { s3Versioning } from "./s3-versioning";

/** Buckets, file systems and backups. */
export const storageRules: readonly Rule[] = [
  backupPlan,
  efsEncrypted,
  efsTls,
  lakeRetention,
  s3AclOff,
  s3Bpa,
  s3Kms,
  s3Logging,
  s3NoPublic,
  s3TlsOnly,
  s3Versioning,
];
