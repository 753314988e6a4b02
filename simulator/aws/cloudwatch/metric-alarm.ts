import type { Problem } from "../../errors";
import type { Law, LawContext } from "../../law";
import { isList, type Properties, textOf } from "../../values";
import { arnOf, parseArn } from "../arn";
import { misshapen, notArns, notOne, otherThan } from "../input-problems";
import { withinQuota } from "../quotas";
import { isGiven, isOn, mustText, numberOf, objectOf, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { periodProblems } from "./alarm-periods";
import { metricAlarmType } from "./types";

const bands = ["LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold"];
const comparisons = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
  ...bands,
];
const actions = ["alarmActions", "okActions", "insufficientDataActions"] as const;

/** An alarm on one metric, or on what is computed of several. */
export const metricAlarmLaw: Law = {
  check: (inputs) => [
    ...misshapen(inputs, "name", /^[\x20-\x7e]{1,255}$/, "1 to 255 printable ASCII characters"),
    ...otherThan(inputs, "comparisonOperator", comparisons),
    ...otherThan(inputs, "treatMissingData", ["missing", "ignore", "breaching", "notBreaching"]),
    ...otherThan(inputs, "statistic", ["SampleCount", "Average", "Sum", "Minimum", "Maximum"]),
    ...(isGiven(inputs, "evaluationCriteria") ? [] : metricProblems(inputs)),
    ...periodProblems(inputs),
    ...actions.flatMap((name) => actionProblems(inputs, name)),
  ],

  create(inputs, context) {
    const name = mustText(inputs, "name");
    withinQuota("metricAlarms", context.inventory.list(metricAlarmType).length);
    checkAlarm(inputs, context);
    return { id: name, outputs: { arn: arnOf(context, "cloudwatch", `alarm:${name}`) } };
  },

  update(_resource, inputs, context) {
    checkAlarm(inputs, context);
    return {};
  },
};

function metricProblems(inputs: Properties): Problem[] {
  const isSingle = isGiven(inputs, "metricName");
  const dimensions = Object.keys(objectOf(inputs, "dimensions")).length;
  const operator = textOf(inputs, "comparisonOperator") ?? "";
  return [
    ...notOne(inputs, ["metricName", "metricQueries"], "one"),
    ...notOne(inputs, ["threshold", "thresholdMetricId"], "one"),
    ...(isSingle ? notOne(inputs, ["statistic", "extendedStatistic"], "one") : []),
    ...["comparisonOperator", "evaluationPeriods", ...(isSingle ? ["namespace", "period"] : [])].flatMap((name) =>
      isGiven(inputs, name) ? [] : [{ property: name, reason: `${name} is missing; an alarm on a metric needs it.` }],
    ),
    ...misshapen(
      inputs,
      "extendedStatistic",
      /^(p(\d{1,2}(\.\d+)?|100)|IQM|(tm|tc|ts|wm|pr|TM|TC|TS|WM|PR).*)$/,
      "such as p99.9, tm90 or IQM",
    ),
    ...(bands.includes(operator) && isGiven(inputs, "threshold")
      ? [{ property: "threshold", reason: `${operator} compares with a band; give thresholdMetricId in its place.` }]
      : []),
    ...(dimensions > 30
      ? [{ property: "dimensions", reason: `there are ${dimensions} dimensions; expected at most 30.` }]
      : []),
    ...queryProblems(inputs),
  ];
}

function queryProblems(inputs: Properties): Problem[] {
  return objects(inputs.metricQueries).flatMap((query, at) => [
    ...misshapen(
      query,
      "id",
      /^[a-z][A-Za-z0-9_]{0,254}$/,
      "a small letter, then letters, digits and _",
      `metricQueries[${at}].id`,
    ),
    ...notOne(query, ["metric", "expression"], "one").map(({ property, reason }) => ({
      property: `metricQueries[${at}].${property}`,
      reason,
    })),
  ]);
}

function actionProblems(inputs: Properties, name: string): Problem[] {
  const items = inputs[name];
  const count = isList(items) ? items.length : 0;
  return [
    ...notArns(name, isList(items) ? items : []),
    ...(count > 5 ? [{ property: name, reason: `there are ${count} ${name}; expected at most 5.` }] : []),
  ];
}

function checkAlarm(inputs: Properties, context: LawContext): void {
  const queries = objects(inputs.metricQueries);
  const returning = queries.filter((query) => isOn(query, "returnData"));
  if (queries.length > 0 && !isGiven(inputs, "thresholdMetricId") && returning.length !== 1)
    throw refusal(
      "ValidationError",
      `Exactly one element of the metrics list should return data; ${returning.length} do. Set returnData on the one that is watched.`,
    );
  const ids = queries.map((query) => textOf(query, "id"));
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw refusal("ValidationError", `The values for parameter id in parameter list Metrics are not unique: ${twice}.`);
  const band = textOf(inputs, "thresholdMetricId");
  if (band !== undefined && !ids.includes(band))
    throw refusal("ValidationError", `ThresholdMetricId ${band} is none of the ids in metricQueries.`);
  const periods = numberOf(inputs, "evaluationPeriods") ?? 1;
  const wanted = numberOf(inputs, "datapointsToAlarm") ?? periods;
  if (wanted > periods)
    throw refusal(
      "ValidationError",
      `DatapointsToAlarm (${wanted}) must be less than or equal to EvaluationPeriods (${periods}).`,
    );
  for (const action of actions.flatMap((name) => texts(inputs[name]))) checkAction(action, context);
}

/** Topics are told in the alarm's own region only. */
function checkAction(action: string, context: LawContext): void {
  const arn = parseArn(action);
  if (arn?.service === "sns" && arn.region !== context.place.region)
    throw refusal(
      "ValidationError",
      `Invalid region ${arn.region} specified in ${action}. Only ${context.place.region} is supported.`,
    );
}
