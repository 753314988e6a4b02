import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { parseArn } from "../arn";
import { idWhere, importParts } from "../import-name";
import { misshapen, notArn, notJson, notOne, outside } from "../input-problems";
import { sameJson } from "../json-text";
import { withinQuota } from "../quotas";
import { isGiven, mustText, objectOf } from "../reading";
import { refusal } from "../refusal";
import { eventRuleType } from "../types";
import { busOf, targetsOf } from "./event-rule";

/** Services that EventBridge reaches only by assuming a role. */
const byRole: readonly string[] = ["ecs", "batch", "states", "kinesis", "firehose", "codebuild", "codepipeline", "ssm"];

/** Whom a rule tells; five to a rule. */
export const eventTargetLaw: Law = {
  check: (inputs) => [
    ...misshapen(inputs, "targetId", /^[\w.-]{1,64}$/, "1 to 64 letters, digits and . _ -"),
    ...notArn(inputs, "arn"),
    ...notOne(inputs, ["input", "inputPath", "inputTransformer"], "at most one"),
    ...notJson(inputs, "input"),
    ...outside(objectOf(inputs, "retryPolicy"), "maximumEventAgeInSeconds", {
      least: 60,
      most: 86_400,
      unit: "seconds",
      at: "retryPolicy.maximumEventAgeInSeconds",
    }),
    ...outside(objectOf(inputs, "retryPolicy"), "maximumRetryAttempts", {
      least: 0,
      most: 185,
      unit: "attempts",
      at: "retryPolicy.maximumRetryAttempts",
    }),
  ],

  judge: ({ path, before, after }) => (path[0] === "input" && sameJson(before, after) ? "same" : undefined),

  create(inputs, context) {
    const [rule, bus] = [mustText(inputs, "rule"), busOf(inputs)];
    mustFindRule(rule, bus, context);
    const targets = targetsOf(rule, bus, context);
    const targetId = textOf(inputs, "targetId") ?? `terraform-${context.mint.hex(26, "target")}`;
    if (targets.some((one) => one.outputs.targetId === targetId))
      throw refusal(
        "ResourceConflict",
        `The rule ${rule} has a target ${targetId} already; choose another targetId.`,
        "exists",
      );
    withinQuota("eventTargets", targets.length);
    checkRole(inputs);
    const path = bus === "default" ? rule : `${bus}-${rule}`;
    return { id: `${path}-${targetId}`, outputs: { targetId, eventBusName: bus } };
  },

  update(_resource, inputs, context) {
    mustFindRule(mustText(inputs, "rule"), busOf(inputs), context);
    checkRole(inputs);
    return {};
  },

  importedId(name, context) {
    const form = /^(?:(.+)\/)?([^/]+)\/([^/]+)$/;
    const [bus = "", rule = "", targetId = ""] = importParts(name, form, "[EVENTBUSNAME/]RULENAME/TARGETID");
    return idWhere(context, { rule, targetId, eventBusName: bus === "" ? "default" : bus });
  },
};

function mustFindRule(rule: string, bus: string, context: LawContext): void {
  const rules = context.inventory.where(eventRuleType, "name", rule);
  if (!rules.some((one) => busOf(one.outputs) === bus))
    throw refusal("ResourceNotFoundException", `Rule ${rule} does not exist on EventBus ${bus}.`);
}

function checkRole(inputs: Properties): void {
  const arn = mustText(inputs, "arn");
  if (byRole.includes(parseArn(arn)?.service ?? "") && !isGiven(inputs, "roleArn"))
    throw refusal(
      "ValidationException",
      `RoleArn is required for target ${arn}. Give a role that EventBridge may assume.`,
    );
}
