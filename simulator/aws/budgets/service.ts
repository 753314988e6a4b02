import type { Service } from "../../registry";
import { budgetLaw } from "./budget";
import { budgetType } from "./types";

/** AWS Budgets. */
export const budgetsService: Service = { laws: { [budgetType]: budgetLaw }, functions: {} };
