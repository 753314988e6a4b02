import type { Law } from "../../law";
import { arnOf } from "../arn";
import { withinQuota } from "../quotas";
import { mustText } from "../reading";
import { refusal } from "../refusal";
import { trailType } from "../types";

/** A trail: one of its name in a region, five in all. */
export const trailLaw: Law = {
  create(inputs, context) {
    const name = mustText(inputs, "name");
    const trails = context.inventory.list(trailType);
    if (trails.some((one) => one.outputs.name === name))
      throw refusal(
        "TrailAlreadyExistsException",
        `Trail ${name} already exists for customer: ${context.place.account}`,
      );
    withinQuota("trails", trails.length);
    const arn = arnOf(context, "cloudtrail", `trail/${name}`);
    return { id: arn, outputs: { arn, homeRegion: context.place.region } };
  },
};
