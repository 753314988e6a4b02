import type { Law } from "../../law";
import { textOf } from "../../values";
import { arnOf } from "../arn";
import { otherThan } from "../input-problems";
import { refusal } from "../refusal";
import { detectorType } from "../types";

/** A detector: one in an account's region. */
export const detectorLaw: Law = {
  check: (inputs) => otherThan(inputs, "findingPublishingFrequency", ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"]),

  create(inputs, context) {
    const [other] = context.inventory.list(detectorType);
    if (other !== undefined)
      throw refusal(
        "BadRequestException",
        `The request is rejected because a detector already exists for the current account (${other.id} in ${context.place.region}).`,
        "exists",
      );
    const id = context.mint.hex(32);
    return {
      id,
      outputs: {
        arn: arnOf(context, "guardduty", `detector/${id}`),
        accountId: context.place.account,
        findingPublishingFrequency: textOf(inputs, "findingPublishingFrequency") ?? "SIX_HOURS",
      },
    };
  },
};
