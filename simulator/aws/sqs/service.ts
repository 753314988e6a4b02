import type { Service } from "../../registry";
import { queueType } from "../types";
import { queueLaw } from "./queue";

/** Simple Queue Service. */
export const queueService: Service = { laws: { [queueType]: queueLaw }, functions: {} };
