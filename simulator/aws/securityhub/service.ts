import type { Service } from "../../registry";
import { securityHubType } from "../types";
import { securityHubAccountLaw } from "./account";
import { standardsSubscriptionLaw } from "./standards-subscription";

/** Security Hub. */
export const securityHubService: Service = {
  laws: {
    [securityHubType]: securityHubAccountLaw,
    "aws:securityhub/standardsSubscription:StandardsSubscription": standardsSubscriptionLaw,
  },
  functions: {},
};
