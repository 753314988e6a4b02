import type { Rule } from "../../rule";
import { s3NoPublic } from "./s3-no-public";

/** Buckets, file systems and tables. */
export const storageRules: readonly Rule[] = [s3NoPublic];
