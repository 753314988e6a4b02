import type { Rule } from "../../rule";
import { kmsRotation } from "./kms-rotation";

/** Keys, secrets and parameters. */
export const secretRules: readonly Rule[] = [kmsRotation];
