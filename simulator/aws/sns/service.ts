import type { Service } from "../../registry";
import { topicType } from "../types";
import { topicLaw } from "./topic";

/** Simple Notification Service. */
export const snsService: Service = {
  laws: { [topicType]: topicLaw },
  functions: {},
};
