import type { Service } from "../../registry";
import { detectorType } from "../types";
import { detectorLaw } from "./detector";

/** GuardDuty. */
export const guardDutyService: Service = {
  laws: { [detectorType]: detectorLaw },
  functions: {},
};
