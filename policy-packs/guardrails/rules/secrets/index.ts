import type { Rule } from "../../pack/rule";
import { kmsDeletionWindow } from "./kms-deletion-window";
import { kmsNotPublic } from "./kms-not-public";
import { kmsRotation } from "./kms-rotation";
import { passwordInState } from "./password-in-state";
import { settingsNoSecret } from "./settings-no-secret";
import { smKms } from "./sm-kms";
import { smNotPublic } from "./sm-not-public";
import { smRecovery } from "./sm-recovery";
import { smRotation } from "./sm-rotation";
import { ssmDocPrivate } from "./ssm-doc-private";
import { ssmSecureString } from "./ssm-secure-string";

/** Keys, secrets and parameters. */
export const secretRules: readonly Rule[] = [
  kmsDeletionWindow,
  kmsNotPublic,
  kmsRotation,
  passwordInState,
  settingsNoSecret,
  smKms,
  smNotPublic,
  smRecovery,
  smRotation,
  ssmDocPrivate,
  ssmSecureString,
];
