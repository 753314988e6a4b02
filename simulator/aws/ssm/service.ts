import type { Service } from "../../registry";
import { parameterLaw } from "./parameter";

/** Systems Manager. */
export const ssmService: Service = {
  laws: { "aws:ssm/parameter:Parameter": parameterLaw },
  functions: {},
};
