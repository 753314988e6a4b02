import type { Problem } from "../../errors";
import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { resourceKey } from "../../world/stored";
import { parseArn } from "../arn";
import { idWhere, importParts } from "../import-name";
import { misshapen, notArn, otherThan } from "../input-problems";
import { withinQuota } from "../quotas";
import { isGiven, mustText, objectOf } from "../reading";
import { refusal } from "../refusal";
import { functionType, logGroupType } from "../types";
import { mustFindLogGroup } from "./log-group";
import { idWithin } from "./log-names";
import { metricFilterType, subscriptionFilterType } from "./types";

const PATTERN_LONGEST = 1024;

/** Counts the lines of a log group that fit a pattern. */
export const logMetricFilterLaw: Law = {
  check(inputs) {
    const metric = objectOf(inputs, "metricTransformation");
    const dimensions = Object.keys(objectOf(metric, "dimensions")).length;
    return [
      ...misshapen(inputs, "name", /^[^:*]{1,512}$/, "1 to 512 characters, none of them : or *"),
      ...patternProblems(inputs, "pattern"),
      ...misshapen(
        metric,
        "value",
        /^(-?\d+(\.\d+)?|\$.+)$/,
        "a number, or a field such as $.bytes",
        "metricTransformation.value",
      ),
      ...misshapen(
        metric,
        "name",
        /^[^:*$]{1,255}$/,
        "1 to 255 characters, none of them : * $",
        "metricTransformation.name",
      ),
      ...misshapen(
        metric,
        "namespace",
        /^[^:*$]{1,255}$/,
        "1 to 255 characters, none of them : * $",
        "metricTransformation.namespace",
      ),
      ...(dimensions > 0 && isGiven(metric, "defaultValue")
        ? [
            {
              property: "metricTransformation.defaultValue",
              reason: "defaultValue and dimensions are both given; a metric with dimensions has no default value.",
            },
          ]
        : []),
      ...(dimensions > 3
        ? [
            {
              property: "metricTransformation.dimensions",
              reason: `there are ${dimensions} dimensions; expected at most 3.`,
            },
          ]
        : []),
    ];
  },

  create(inputs, context) {
    const [group, name] = [mustText(inputs, "logGroupName"), mustText(inputs, "name")];
    mustFindLogGroup(group, context);
    withinQuota("metricFilters", context.inventory.where(metricFilterType, "logGroupName", group).length);
    return {
      id: idWithin(metricFilterType, group, name, context),
      outputs: {},
      owner: resourceKey(context.place, logGroupType, group),
    };
  },

  update(_resource, inputs, context) {
    mustFindLogGroup(mustText(inputs, "logGroupName"), context);
    return {};
  },

  importedId(name, context) {
    const [logGroupName = "", filter = ""] = importParts(name, /^([^:]+):([^:]+)$/, "LOGGROUPNAME:FILTERNAME");
    return idWhere(context, { logGroupName, name: filter });
  },
};

/** Sends the lines of a log group that fit a pattern somewhere else; two to a group. */
export const logSubscriptionFilterLaw: Law = {
  check: (inputs) => [
    ...misshapen(inputs, "name", /^[^:*]{1,512}$/, "1 to 512 characters, none of them : or *"),
    ...patternProblems(inputs, "filterPattern"),
    ...otherThan(inputs, "distribution", ["Random", "ByLogStream"]),
    ...notArn(inputs, "destinationArn"),
  ],

  create(inputs, context) {
    const [group, name] = [mustText(inputs, "logGroup"), mustText(inputs, "name")];
    mustFindLogGroup(group, context);
    withinQuota("subscriptionFilters", context.inventory.where(subscriptionFilterType, "logGroup", group).length);
    checkDestination(inputs, context);
    return {
      id: idWithin(subscriptionFilterType, group, name, context),
      outputs: {
        distribution: textOf(inputs, "distribution") ?? "ByLogStream",
        roleArn: textOf(inputs, "roleArn") ?? "",
      },
      owner: resourceKey(context.place, logGroupType, group),
    };
  },

  update(_resource, inputs, context) {
    checkDestination(inputs, context);
    return {};
  },

  importedId(name, context) {
    const [logGroup = "", filter = ""] = importParts(name, /^([^|]+)\|([^|]+)$/, "LOGGROUPNAME|FILTERNAME");
    return idWhere(context, { logGroup, name: filter });
  },
};

function patternProblems(inputs: Properties, name: string): Problem[] {
  const length = textOf(inputs, name)?.length ?? 0;
  if (length <= PATTERN_LONGEST) return [];
  return [{ property: name, reason: `${name} has ${length} characters; expected at most ${PATTERN_LONGEST}.` }];
}

function checkDestination(inputs: Properties, context: LawContext): void {
  const destination = mustText(inputs, "destinationArn");
  const arn = parseArn(destination);
  const isStream = arn?.service === "kinesis" || arn?.service === "firehose";
  if (isStream && !isGiven(inputs, "roleArn"))
    throw refusal(
      "InvalidParameterException",
      `destinationArn for vendor ${arn.service} cannot be used without roleArn; give a role that CloudWatch Logs may assume.`,
    );
  const isFunction = context.inventory.everywhere(functionType).some((one) => one.outputs.arn === destination);
  if (arn?.service === "lambda" && !isFunction)
    throw refusal(
      "InvalidParameterException",
      `Could not execute the lambda function ${destination}. Make sure it exists and you have given CloudWatch Logs permission to execute it.`,
    );
}
