import type { Rule } from "../../rule";
import { kmsDeletionWindow } from "./kms-deletion-window";
import { kmsNotPublic } from "./kms-not-public";
import { kmsRotation } from "./kms-rotation";

<<<<<<< HEAD
=======
<<<<<<< HEAD
>>>>>>> e3e1b2d (Rules for secrets, functions, Glue, trails, logs and the services of an account; caps of dev, names of environments)

import { smKms } from "./sm-kms";
import { smRotation } from "./sm-rotation";
import { ssmDocPrivate } from "./ssm-doc-private";
import { ssmSecureString } from "./ssm-secure-string";

/** Keys, secrets and parameters. */
export const secretRules: readonly Rule[] = [kmsRotation, smKms, smRotation, ssmDocPrivate, ssmSecureString];
<<<<<<< HEAD
=======
=======

import { smNotPublic } from "./sm-not-public";

/** Keys, secrets and parameters. */
export const secretRules: readonly Rule[] = [kmsDeletionWindow, kmsNotPublic, kmsRotation, smNotPublic];
>>>>>>> 7610775 (Rules for who may do what: wide rights, roles handed over, trust, sessions, and resources that everybody could use)
>>>>>>> e3e1b2d (Rules for secrets, functions, Glue, trails, logs and the services of an account; caps of dev, names of environments)
