import type { Rule } from "../../rule";
import { kmsRotation } from "./kms-rotation";
import { smKms } from "./sm-kms";
import { smRotation } from "./sm-rotation";
import { ssmDocPrivate } from "./ssm-doc-private";
import { ssmSecureString } from "./ssm-secure-string";

/** Keys, secrets and parameters. */
export const secretRules: readonly Rule[] = [kmsRotation, smKms, smRotation, ssmDocPrivate, ssmSecureString];
