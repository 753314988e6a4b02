import type { Service } from "../../registry";
import { secretType } from "../types";
import { secretLaw } from "./secret";

/** Secrets Manager. */
export const secretsManagerService: Service = {
  laws: { [secretType]: secretLaw },
  functions: {},
};
