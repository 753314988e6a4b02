import type { Service } from "../../registry";
import { securityHubType } from "../types";
import { securityHubAccountLaw } from "./account";

/** Security Hub. */
export const securityHubService: Service = {
  laws: { [securityHubType]: securityHubAccountLaw },
  functions: {},
};
