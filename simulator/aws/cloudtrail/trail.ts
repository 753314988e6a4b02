import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { notOne, otherThan } from "../input-problems";
import { withinQuota } from "../quotas";
import { isOn, mustText, objects } from "../reading";
import { refusal } from "../refusal";
import { trailType } from "../types";
import { checkBucket, checkKey, checkLogGroup, topicArnOf } from "./trail-destinations";

/** A trail: one of its name in a region, five in all, into destinations that let CloudTrail write. */
export const trailLaw: Law = {
  check(inputs) {
    const name = textOf(inputs, "name");
    const isGlobal = !isOn(inputs, "isMultiRegionTrail") || isOn(inputs, "includeGlobalServiceEvents");
    const [group, role] = [inputs.cloudWatchLogsGroupArn ?? "", inputs.cloudWatchLogsRoleArn ?? ""];
    return [
      ...(name === undefined || isTrailName(name)
        ? []
        : [
            {
              property: "name",
              reason: `name is "${name}"; expected 3 to 128 letters, digits and . _ -, a letter or digit at both ends, and no two of . _ - beside each other.`,
            },
          ]),
      ...(isGlobal || inputs.includeGlobalServiceEvents === undefined
        ? []
        : [
            {
              property: "includeGlobalServiceEvents",
              reason: "Multi-Region trail must include global service events; set includeGlobalServiceEvents to true.",
            },
          ]),
      ...((group === "") === (role === "")
        ? []
        : [
            {
              property: group === "" ? "cloudWatchLogsGroupArn" : "cloudWatchLogsRoleArn",
              reason:
                "cloudWatchLogsGroupArn and cloudWatchLogsRoleArn go together; give both of them or leave both out.",
            },
          ]),
      ...notOne(inputs, ["eventSelectors", "advancedEventSelectors"], "at most one"),
      ...objects(inputs.eventSelectors).flatMap((one, at) =>
        otherThan(one, "readWriteType", ["All", "ReadOnly", "WriteOnly"], `eventSelectors[${at}].readWriteType`),
      ),
      ...objects(inputs.insightSelectors).flatMap((one, at) =>
        otherThan(
          one,
          "insightType",
          ["ApiCallRateInsight", "ApiErrorRateInsight"],
          `insightSelectors[${at}].insightType`,
        ),
      ),
    ];
  },

  create(inputs, context) {
    const name = mustText(inputs, "name");
    const arn = arnOf(context, "cloudtrail", `trail/${name}`);
    const trails = context.inventory.list(trailType);
    if (trails.some((one) => one.outputs.name === name))
      throw refusal(
        "TrailAlreadyExistsException",
        `Trail ${name} already exists for customer: ${context.place.account}`,
      );
    withinQuota("trails", trails.length);
    return { id: arn, outputs: { arn, homeRegion: context.place.region, ...checked(inputs, arn, context) } };
  },

  update: (resource, inputs, context) => checked(inputs, resource.id, context),
};

function checked(inputs: Properties, arn: string, context: LawContext): Properties {
  checkBucket(mustText(inputs, "s3BucketName"), context);
  checkKey(inputs, arn, context);
  checkLogGroup(inputs, context);
  if (objects(inputs.eventSelectors).length > 5)
    throw refusal("InvalidEventSelectorsException", "A trail has more than 5 event selectors; leave some out.");
  return { snsTopicArn: topicArnOf(inputs, context) };
}

function isTrailName(name: string): boolean {
  return name.length >= 3 && name.length <= 128 && /^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/.test(name);
}
