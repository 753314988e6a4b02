import { type Answer, anyOf } from "../facts/answers";
import { valueAt } from "../facts/must-be";
import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { booleanOf, UNKNOWN, type Value } from "../facts/value";
import { BUCKET, firstAt } from "./buckets";

export const BUCKET_LOGGING = "aws:s3/bucketLogging:BucketLogging";

/** Where a resource writes who has asked what of it. */
export interface Destination {
  readonly from: PolicyResource;
  readonly property: string;
  readonly value: Value | undefined;
}

/** Every bucket that access logs of buckets and load balancers are written to. */
function destinationsOf(stack: Stack): readonly Destination[] {
  const separate = stack.ofType(BUCKET_LOGGING).map(
    (from): Destination => ({
      from,
      property: "targetBucket",
      value: from.props["targetBucket"],
    }),
  );
  const inline = stack.ofType(BUCKET).map(
    (from): Destination => ({
      from,
      property: from.props["logging"] === undefined ? "loggings" : "logging",
      value: firstAt(from.props, "logging.targetBucket", "loggings.targetBucket"),
    }),
  );
  const balancers = stack
    .ofType("aws:lb/loadBalancer:LoadBalancer", "aws:elb/loadBalancer:LoadBalancer")
    .flatMap((from) =>
      ["accessLogs", "connectionLogs"]
        .filter((property) => booleanOf(valueAt(from.props, `${property}.enabled`)) !== false)
        .map((property): Destination => ({ from, property, value: valueAt(from.props, `${property}.bucket`) })),
    );
  return [...separate, ...inline, ...balancers];
}

/** Whether a destination is this bucket. */
export function meansBucket(stack: Stack, bucket: PolicyResource, { from, property, value }: Destination): Answer {
  const { candidates, certain } = referenceOf(stack, from, value, property, [BUCKET]);
  if (candidates.includes(bucket)) return certain || UNKNOWN;
  return value === UNKNOWN && candidates.length === 0 ? UNKNOWN : false;
}

/** Whether access logs of something else are written to a bucket; its own do not count. */
export function receivesLogs(stack: Stack, bucket: PolicyResource): Answer {
  const answers = destinationsOf(stack)
    .filter(({ from, value }) => from !== bucket && value !== undefined)
    .filter(({ from }) => from.type !== BUCKET_LOGGING || meansOwner(stack, bucket, from) !== true)
    .map((destination) => meansBucket(stack, bucket, destination));
  return anyOf(answers);
}

/** Whether a bucket's logging is this bucket's. */
function meansOwner(stack: Stack, bucket: PolicyResource, from: PolicyResource): Answer {
  return meansBucket(stack, bucket, { from, property: "bucket", value: from.props["bucket"] });
}
