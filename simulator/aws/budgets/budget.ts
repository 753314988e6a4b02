import type { Problem } from "../../errors";
import type { Law } from "../../law";
import { isList, type Properties, textOf, type Value } from "../../values";
import { misshapen, notArns, otherThan } from "../input-problems";
import { objects } from "../reading";

const types = ["COST", "USAGE", "RI_UTILIZATION", "RI_COVERAGE", "SAVINGS_PLANS_UTILIZATION", "SAVINGS_PLANS_COVERAGE"];
const units = ["DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY", "CUSTOM"];

/** The most notifications of a budget, and the most mail addresses and topics of a notification. */
const most = { notifications: 10, emails: 10, topics: 1 } as const;

/** What an account may cost in a time, and who is told when it comes near. */
export const budgetLaw: Law = {
  check: (inputs) => [
    ...misshapen(inputs, "name", /^[^:\\]{1,100}$/, "1 to 100 characters without : and \\"),
    ...otherThan(inputs, "budgetType", types),
    ...otherThan(inputs, "timeUnit", units),
    ...limitProblems(inputs),
    ...objects(inputs.notifications).flatMap((notification, at) =>
      notificationProblems(notification, `notifications[${at}]`),
    ),
    ...tooMany(inputs, "notifications", most.notifications, "notifications"),
  ],
};

/** A limit that nothing can stay below is none. */
function limitProblems(inputs: Properties): Problem[] {
  const limit = textOf(inputs, "limitAmount") ?? "";
  return limit === "" || Number(limit) > 0
    ? []
    : [{ property: "limitAmount", reason: `limitAmount is "${limit}"; expected a number above 0.` }];
}

function notificationProblems(notification: Properties, at: string): Problem[] {
  const emails = listOf(notification.subscriberEmailAddresses);
  const topics = listOf(notification.subscriberSnsTopicArns);
  return [
    ...otherThan(
      notification,
      "comparisonOperator",
      ["GREATER_THAN", "LESS_THAN", "EQUAL_TO"],
      `${at}.comparisonOperator`,
    ),
    ...otherThan(notification, "notificationType", ["ACTUAL", "FORECASTED"], `${at}.notificationType`),
    ...otherThan(notification, "thresholdType", ["PERCENTAGE", "ABSOLUTE_VALUE"], `${at}.thresholdType`),
    ...(emails.length + topics.length === 0
      ? [{ property: at, reason: `${at} tells nobody; give it a subscriber.` }]
      : []),
    ...tooMany(notification, "subscriberEmailAddresses", most.emails, "addresses", at),
    ...tooMany(notification, "subscriberSnsTopicArns", most.topics, "topics", at),
    ...notArns(`${at}.subscriberSnsTopicArns`, topics),
  ];
}

function listOf(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : [];
}

function tooMany(inputs: Properties, name: string, limit: number, what: string, within = ""): Problem[] {
  const { length } = listOf(inputs[name]);
  const at = within === "" ? name : `${within}.${name}`;
  return length > limit ? [{ property: at, reason: `${at} has ${length} ${what}; expected at most ${limit}.` }] : [];
}
