import type { Service } from "../../registry";
import { secretType, secretVersionType } from "../types";
import { secretsManagerFunctions, secretsManagerSecretResults } from "./functions";
import { secretLaw } from "./secret";
import { secretPolicyLaw } from "./secret-policy";
import { secretRotationLaw } from "./secret-rotation";
import { secretVersionLaw } from "./secret-version";

/** Secrets Manager. */
export const secretsManagerService: Service = {
  laws: {
    [secretType]: secretLaw,
    [secretVersionType]: secretVersionLaw,
    "aws:secretsmanager/secretPolicy:SecretPolicy": secretPolicyLaw,
    "aws:secretsmanager/secretRotation:SecretRotation": secretRotationLaw,
  },
  functions: secretsManagerFunctions,
  secretResults: secretsManagerSecretResults,
};
