import type { Problem } from "../../errors";
import type { Properties } from "../../values";
import { numberOf, objectOf, objects } from "../reading";

const DAY = 86_400;
const WEEK = 7 * DAY;
const HOUR = 3600;

/** What is wrong with how often, and over how long a time, an alarm looks at its metric. */
export function periodProblems(inputs: Properties): Problem[] {
  const period = numberOf(inputs, "period");
  const evaluationPeriods = numberOf(inputs, "evaluationPeriods");
  return [
    ...seconds(inputs, "period", "period"),
    ...objects(inputs.metricQueries).flatMap((query, at) => [
      ...seconds(query, "period", `metricQueries[${at}].period`),
      ...seconds(objectOf(query, "metric"), "period", `metricQueries[${at}].metric.period`),
    ]),
    ...["evaluationPeriods", "datapointsToAlarm"].flatMap((name) => {
      const count = numberOf(inputs, name);
      return count === undefined || (Number.isInteger(count) && count >= 1)
        ? []
        : [{ property: name, reason: `${name} is ${count}; expected a whole number from 1.` }];
    }),
    ...(period === undefined || evaluationPeriods === undefined ? [] : spanProblems(period, evaluationPeriods)),
  ];
}

function seconds(inputs: Properties, name: string, at: string): Problem[] {
  const period = numberOf(inputs, name);
  if (period === undefined || [10, 20, 30].includes(period) || (period >= 60 && period % 60 === 0)) return [];
  return [{ property: at, reason: `${at} is ${period}; expected 10, 20, 30 or a multiple of 60 seconds.` }];
}

/** Periods of an hour and more may look a week back, shorter ones a day. */
function spanProblems(period: number, evaluationPeriods: number): Problem[] {
  const longest = period >= HOUR ? WEEK : DAY;
  const span = period * evaluationPeriods;
  if (span <= longest) return [];
  return [
    {
      property: "evaluationPeriods",
      reason: `Metrics cannot be checked across more than ${longest === WEEK ? "a week" : "a day"}: evaluationPeriods * period is ${span} seconds; expected at most ${longest}.`,
    },
  ];
}
