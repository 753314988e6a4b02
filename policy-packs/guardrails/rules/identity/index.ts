import type { Rule } from "../../rule";
import { iamNoAdmin } from "./iam-no-admin";

/** Who may do what, and who may become whom. */
export const identityRules: readonly Rule[] = [iamNoAdmin];
