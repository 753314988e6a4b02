import type { Law } from "../../law";
import { arnOf } from "../arn";
import { mustText } from "../reading";
import { refusal } from "../refusal";
import { secretType } from "../types";

/** A secret without its value; the name stays taken while its deletion is scheduled. */
export const secretLaw: Law = {
  create(inputs, context) {
    const name = mustText(inputs, "name");
    if (context.inventory.where(secretType, "name", name).length > 0)
      throw refusal(
        "ResourceExistsException",
        `The operation failed because the secret ${name} already exists.`,
        "exists",
      );
    const arn = arnOf(context, "secretsmanager", `secret:${name}-${context.mint.hex(6)}`);
    return { id: arn, outputs: { arn } };
  },
};
