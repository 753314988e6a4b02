import type { Service } from "../../registry";
import { logGroupType } from "../types";
import { logGroupLaw } from "./log-group";

/** Logs, metrics, alarms and events; the module `cloudwatch`. */
export const cloudWatchService: Service = {
  laws: { [logGroupType]: logGroupLaw },
  functions: {},
};
