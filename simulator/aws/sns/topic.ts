import type { Law } from "../../law";
import { arnOf } from "../arn";
import { mustText } from "../reading";

/** A topic; its id is its ARN. */
export const topicLaw: Law = {
  create(inputs, context) {
    const arn = arnOf(context, "sns", mustText(inputs, "name"));
    return { id: arn, outputs: { arn, owner: context.place.account } };
  },
};
