import type { Service } from "../../registry";
import { autoscalingGroupType } from "../types";
import { groupLaw } from "./group";

/** EC2 Auto Scaling. */
export const autoscalingService: Service = {
  laws: { [autoscalingGroupType]: groupLaw },
  functions: {},
};
