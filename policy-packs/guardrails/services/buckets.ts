import { type Answer, not } from "../facts/answers";
import { type Accompanied, companionOf } from "../facts/companions";
import { valueAt } from "../facts/must-be";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { type Properties, UNKNOWN, type Value } from "../facts/value";
import type { StackVerdict } from "../pack/rule";
import { undetermined, violation } from "../pack/rule";

export const BUCKET = "aws:s3/bucket:Bucket";

/** A setting of a bucket: a resource of its own that names the bucket, or written at the bucket itself. */
export interface BucketSetting {
  readonly type: string;
  /** Whether such a resource says what is asked for. */
  readonly says: (companion: PolicyResource) => Answer;
  /** Whether the bucket says so itself. @default it cannot */
  readonly inline?: (bucket: PolicyResource) => Answer;
}

/** Whether a bucket has a setting. Where two resources set it, one of them wins, and nobody knows which. */
export function bucketHas(stack: Stack, bucket: PolicyResource, { type, says, inline }: BucketSetting): Accompanied {
  const refuses = (companion: PolicyResource): Answer => not(says(companion));
  const of = { type, property: "bucket" };
  if (companionOf(stack, bucket, { ...of, says: refuses }) === true) return false;
  const companion = companionOf(stack, bucket, { ...of, says });
  const itself = companion === true ? true : (inline?.(bucket) ?? false);
  if (itself === true) return true;
  return companion === false && itself === UNKNOWN ? { perhaps: bucket } : companion;
}

/** The answer of a rule that asks a setting of every bucket. */
export function settingVerdicts(
  stack: Stack,
  bucket: PolicyResource,
  setting: BucketSetting,
  message: string,
): readonly StackVerdict[] {
  const has = bucketHas(stack, bucket, setting);
  if (has === true) return [];
  if (has === false) return [{ ...violation("", message), resource: bucket }];
  const what = `it depends on what is not known of ${has.perhaps.name} whether ${message}`;
  return [{ ...undetermined("", what), resource: bucket }];
}

/** The first value that is set: old and new names of the provider for the same block. */
export function firstAt(props: Properties, ...paths: readonly string[]): Value | undefined {
  return paths
    .map((path) => valueAt(props, path))
    .find((value) => value !== undefined && value !== null && value !== "");
}
