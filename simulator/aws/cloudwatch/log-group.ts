import type { Law } from "../../law";
import { arnOf } from "../arn";
import { mustText } from "../reading";
import { refusal } from "../refusal";
import { logGroupType } from "../types";

/** A log group; its name is unique in an account's region. */
export const logGroupLaw: Law = {
  create(inputs, context) {
    const name = mustText(inputs, "name");
    if (context.inventory.get(logGroupType, name) !== undefined)
      throw refusal("ResourceAlreadyExistsException", "The specified log group already exists");
    return { id: name, outputs: { arn: arnOf(context, "logs", `log-group:${name}`) } };
  },
};
