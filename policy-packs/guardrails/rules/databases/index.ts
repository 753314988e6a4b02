import type { Rule } from "../../pack/rule";
import { ddbDeleteProtect } from "./ddb-delete-protect";
import { ddbEncrypted } from "./ddb-encrypted";
import { ddbOnDemand } from "./ddb-on-demand";
import { ddbPitr } from "./ddb-pitr";
import { dmsTls } from "./dms-tls";
import { mskKms } from "./msk-kms";
import { mskPrivate } from "./msk-private";
import { osEncrypted } from "./os-encrypted";
import { osPrivate } from "./os-private";
import { rdsBackup } from "./rds-backup";
import { rdsDeleteProtect } from "./rds-delete-protect";
import { rdsEncrypted } from "./rds-encrypted";
import { rdsMasterSecret } from "./rds-master-secret";
import { rdsMinorUpgrade } from "./rds-minor-upgrade";
import { rdsMultiAz } from "./rds-multi-az";
import { rdsPublic } from "./rds-public";
import { rdsSnapshotPrivate } from "./rds-snapshot-private";
import { rdsTls } from "./rds-tls";
import { rdsVersion } from "./rds-version";
import { redisEncrypted } from "./redis-encrypted";
import { redisMultiAz } from "./redis-multi-az";
import { redshiftEncrypted } from "./redshift-encrypted";
import { redshiftLogs } from "./redshift-logs";
import { redshiftPrivate } from "./redshift-private";

/** Databases, tables, caches, search and brokers. */
export const databaseRules: readonly Rule[] = [
  ddbDeleteProtect,
  ddbEncrypted,
  ddbOnDemand,
  ddbPitr,
  dmsTls,
  mskKms,
  mskPrivate,
  osEncrypted,
  osPrivate,
  rdsBackup,
  rdsDeleteProtect,
  rdsEncrypted,
  rdsMasterSecret,
  rdsMinorUpgrade,
  rdsMultiAz,
  rdsPublic,
  rdsSnapshotPrivate,
  rdsTls,
  rdsVersion,
  redisEncrypted,
  redisMultiAz,
  redshiftEncrypted,
  redshiftLogs,
  redshiftPrivate,
];
