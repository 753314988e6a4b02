import type { Rule } from "../../rule";
import { rdsEncrypted } from "./rds-encrypted";
import { rdsPublic } from "./rds-public";

/** Databases, caches, search and brokers. */
export const databaseRules: readonly Rule[] = [rdsEncrypted, rdsPublic];
