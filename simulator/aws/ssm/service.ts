import type { Service } from "../../registry";
import { documentLaw } from "./document";
import { ssmFunctions, ssmSecretResults } from "./functions";
import { parameterLaw } from "./parameter";
import { documentType, parameterType } from "./types";

/** Systems Manager. */
export const ssmService: Service = {
  laws: { [parameterType]: parameterLaw, [documentType]: documentLaw },
  functions: ssmFunctions,
  secretResults: ssmSecretResults,
};
