import type { Service } from "../../registry";
import { trailType } from "../types";
import { trailLaw } from "./trail";

/** CloudTrail. */
export const cloudTrailService: Service = {
  laws: { [trailType]: trailLaw },
  functions: {},
};
