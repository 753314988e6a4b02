import type { EnvironmentKind } from "../../../../lib/guardrail-pack";
import { type Answer, anyOf } from "../../facts/answers";
import { valueAt } from "../../facts/must-be";
import { hasTag } from "../../facts/tags";
import {
  booleanOf,
  isProperties,
  listOf,
  numberOf,
  type Properties,
  textOf,
  UNKNOWN,
  type Value,
} from "../../facts/value";
import { configuredText } from "../../pack/configuration";
import type { Rule } from "../../pack/rule";
import { BUCKET, type BucketSetting, firstAt, settingVerdicts } from "../../services/buckets";

const LAKE_TAG = "Purpose=lake";

/** Days that data is kept in a lake, by environment. */
const DAYS: Partial<Readonly<Record<EnvironmentKind, number>>> = { dev: 30, staging: 90, prod: 2555, "prod-pci": 2555 };

/** Whether a rule deletes every object after so many days; one that is for some objects only says nothing of the rest. */
function deletesAfter(rule: Value, days: number): Answer {
  if (!isProperties(rule)) return rule === UNKNOWN ? UNKNOWN : false;
  const on = isEnabled(rule);
  const after = numberOf(firstAt(rule, "expiration.days", "expirations.days"));
  if (on === false || after === undefined || isFiltered(rule)) return false;
  return on === UNKNOWN || after === UNKNOWN ? UNKNOWN : after === days;
}

/** `status` of a resource of its own, `enabled` at the bucket. */
function isEnabled(rule: Properties): Answer {
  const status = textOf(rule["status"]);
  if (status === UNKNOWN) return UNKNOWN;
  return status === undefined ? (booleanOf(rule["enabled"]) ?? false) : status.toLowerCase() === "enabled";
}

function isFiltered(rule: Properties): boolean {
  const filter = valueAt(rule, "filter");
  const parts = isProperties(filter) ? Object.values(filter) : [];
  return [rule["prefix"], ...parts].some((part) => part !== undefined && part !== null && part !== "");
}

function lifecycleOf(days: number): BucketSetting {
  const says = (rules: Value | undefined): Answer => {
    const list = listOf(rules);
    if (list === UNKNOWN) return UNKNOWN;
    const answers = list.map((rule) => deletesAfter(rule, days));
    return anyOf(answers);
  };
  return {
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    says: ({ props }) => says(props["rules"]),
    inline: ({ props }) => says(props["lifecycleRules"]),
  };
}

/** A lake keeps data as long as its environment needs it, and not longer. Not set means for ever. */
export const lakeRetention: Rule = {
  id: "lake-retention",
  title: "Data lakes keep their data as long as the environment says",
  severity: "low",
  tier: "standard",
  frameworks: [],
  requirements: ["K-18", "C-043"],
  remedy: "add aws.s3.BucketLifecycleConfiguration with a rule for every object: expiration.days 30 (dev), 90 or 2555",
  configSchema: {
    lakeTag: { type: "string", description: "the tag of a lake's buckets, as name=value", default: LAKE_TAG },
  },
  checkStack(stack, context) {
    const days = DAYS[context.environment.kind];
    if (days === undefined) return [];
    const tag = configuredText(context.config["lakeTag"], LAKE_TAG);
    const message = `the lake does not delete its data after ${days} days`;
    return stack
      .ofType(BUCKET)
      .filter((bucket) => hasTag(bucket, tag) === true)
      .flatMap((bucket) => settingVerdicts(stack, bucket, lifecycleOf(days), message));
  },
};
