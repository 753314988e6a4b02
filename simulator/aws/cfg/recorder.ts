import type { Law } from "../../law";
import { textOf } from "../../values";
import { withinQuota } from "../quotas";
import { recorderType } from "../types";

/** What writes down how resources are configured: one in an account's region. */
export const recorderLaw: Law = {
  create(inputs, context) {
    withinQuota("recorders", context.inventory.list(recorderType).length);
    const name = textOf(inputs, "name") ?? "default";
    return { id: name, outputs: { name } };
  },
};
