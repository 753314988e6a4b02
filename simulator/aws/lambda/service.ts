import type { Service } from "../../registry";
import { functionType } from "../types";
import { functionLaw } from "./function";

/** Lambda. */
export const lambdaService: Service = { laws: { [functionType]: functionLaw }, functions: {} };
