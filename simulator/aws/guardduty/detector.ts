import type { Law } from "../../law";
import { arnOf } from "../arn";
import { refusal } from "../refusal";
import { detectorType } from "../types";

/** A detector: one in an account's region. */
export const detectorLaw: Law = {
  create(_inputs, context) {
    if (context.inventory.list(detectorType).length > 0)
      throw refusal(
        "BadRequestException",
        "The request is rejected because a detector already exists for the current account.",
        "exists",
      );
    const id = context.mint.hex(32);
    return {
      id,
      outputs: { arn: arnOf(context, "guardduty", `detector/${id}`), accountId: context.place.account },
    };
  },
};
