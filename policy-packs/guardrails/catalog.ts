import type { Rule } from "./rule";
import { kmsRotation } from "./rules/kms-rotation";
import { rdsEncrypted } from "./rules/rds-encrypted";
import { rdsPublic } from "./rules/rds-public";

/** Every rule, by id. A test holds this list to the files in rules/. */
export const catalog: readonly Rule[] = [kmsRotation, rdsEncrypted, rdsPublic];
