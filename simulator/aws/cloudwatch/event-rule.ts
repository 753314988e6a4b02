import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { givenName } from "../iam/names";
import { misshapen, otherThan } from "../input-problems";
import { readJson, sameJson } from "../json-text";
import { withinQuota } from "../quotas";
import { isGiven } from "../reading";
import { refusal } from "../refusal";
import { eventRuleType, eventTargetType } from "../types";
import { patternFault } from "./event-pattern";
import { isSchedule } from "./schedule";
import { eventBusType } from "./types";

const PATTERN_LONGEST = 4096;

/** What waits for events, or for its time, and tells its targets. */
export const eventRuleLaw: Law = {
  check(inputs) {
    const pattern = textOf(inputs, "eventPattern") ?? "";
    const isUsable = pattern.length <= PATTERN_LONGEST && (pattern === "" || readJson(pattern) !== undefined);
    return [
      ...misshapen(inputs, "name", /^[\w.-]{1,64}$/, "1 to 64 letters, digits and . _ -"),
      ...otherThan(inputs, "state", ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"]),
      ...(isGiven(inputs, "eventPattern") || isGiven(inputs, "scheduleExpression")
        ? []
        : [
            {
              property: "eventPattern",
              reason: "neither eventPattern nor scheduleExpression is given; a rule needs one of them.",
            },
          ]),
      ...(isUsable
        ? []
        : [
            {
              property: "eventPattern",
              reason: `eventPattern contains invalid JSON or has more than ${PATTERN_LONGEST} characters (${pattern.length}).`,
            },
          ]),
    ];
  },

  judge: ({ path, before, after }) => (path[0] === "eventPattern" && sameJson(before, after) ? "same" : undefined),

  create(inputs, context) {
    const name = givenName(inputs, context);
    const bus = busOf(inputs);
    const rules = context.inventory.list(eventRuleType).filter((one) => busOf(one.outputs) === bus);
    checkRule(inputs, context);
    if (rules.some((one) => one.outputs.name === name))
      throw refusal(
        "ResourceConflict",
        `A rule ${name} exists already on the event bus ${bus}; choose another name.`,
        "exists",
      );
    withinQuota("eventRules", rules.length);
    const path = bus === "default" ? name : `${bus}/${name}`;
    return { id: path, outputs: { name, arn: arnOf(context, "events", `rule/${path}`), eventBusName: bus } };
  },

  update(_resource, inputs, context) {
    checkRule(inputs, context);
    return {};
  },

  remove(resource, context) {
    const [target] = targetsOf(textOf(resource.outputs, "name") ?? resource.id, busOf(resource.outputs), context);
    if (target !== undefined)
      throw refusal(
        "ValidationException",
        `Rule can't be deleted since it has targets. Remove ${target.id} first.`,
        "precondition",
      );
    return "gone";
  },
};

/** The event bus that a rule or a target speaks of, by its name. */
export function busOf(properties: Properties): string {
  return (textOf(properties, "eventBusName") || "default").replace(/^arn:.*:event-bus\//, "");
}

/** The targets of a rule. */
export function targetsOf(rule: string, bus: string, context: LawContext) {
  return context.inventory.where(eventTargetType, "rule", rule).filter((one) => busOf(one.outputs) === bus);
}

function checkRule(inputs: Properties, context: LawContext): void {
  const bus = busOf(inputs);
  const buses = context.inventory.list(eventBusType);
  if (bus !== "default" && !bus.startsWith("aws.partner/") && !buses.some((one) => one.outputs.name === bus))
    throw refusal("ResourceNotFoundException", `Event bus ${bus} does not exist in ${context.place.region}.`);
  const schedule = textOf(inputs, "scheduleExpression") ?? "";
  if (schedule !== "" && bus !== "default")
    throw refusal(
      "ValidationException",
      `ScheduleExpression is supported only on the default event bus; the rule is on ${bus}.`,
    );
  if (schedule !== "" && !isSchedule(schedule))
    throw refusal(
      "ValidationException",
      `Parameter ScheduleExpression is not valid: ${schedule}. Expected such as rate(5 minutes) or cron(0 3 * * ? *).`,
    );
  if (!isGiven(inputs, "eventPattern")) return;
  const fault = patternFault(readJson(inputs.eventPattern));
  if (fault !== undefined)
    throw refusal("InvalidEventPatternException", `Event pattern is not valid. Reason: ${fault}.`);
}
