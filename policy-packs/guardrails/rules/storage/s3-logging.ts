import type { Answer } from "../../facts/answers";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { hasTag } from "../../facts/tags";
import { UNKNOWN } from "../../facts/value";
import { configuredText } from "../../pack/configuration";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined } from "../../pack/rule";
import { BUCKET, firstAt, settingVerdicts } from "../../services/buckets";
import { BUCKET_LOGGING, type Destination, meansBucket, receivesLogs } from "../../services/log-buckets";

const LOG_TAG = "Purpose=logs";

/** Logs that a bucket writes to itself are logged again, without end, and lost with it. */
function writesElsewhere(stack: Stack, bucket: PolicyResource, to: Destination): Answer {
  if (to.value === undefined) return false;
  const itself = meansBucket(stack, bucket, to);
  if (itself !== UNKNOWN) return !itself;
  // What is not known comes from elsewhere, unless it may come from this bucket.
  return to.from.propertyDependencies[to.property]?.includes(bucket.urn) === true ? UNKNOWN : true;
}

function verdictsOf(stack: Stack, bucket: PolicyResource, logTag: string): readonly StackVerdict[] {
  const exempt = [hasTag(bucket, logTag), receivesLogs(stack, bucket)];
  if (exempt.includes(true)) return [];
  const verdicts = settingVerdicts(
    stack,
    bucket,
    {
      type: BUCKET_LOGGING,
      says: (from) =>
        writesElsewhere(stack, bucket, { from, property: "targetBucket", value: from.props["targetBucket"] }),
      inline: (from) =>
        writesElsewhere(stack, bucket, {
          from,
          property: "logging",
          value: firstAt(from.props, "logging.targetBucket", "loggings.targetBucket"),
        }),
    },
    "nobody can look up who has read the bucket: its accesses are not logged to another one",
  );
  if (verdicts.length === 0 || !exempt.includes(UNKNOWN)) return verdicts;
  return [{ ...undetermined("", "whether it is a bucket for logs is not known"), resource: bucket }];
}

/** Who has read what can be looked up afterwards. Buckets that hold such logs are left out. */
export const s3Logging: Rule = {
  id: "s3-logging",
  title: "Buckets log who accesses them",
  severity: "low",
  tier: "standard",
  frameworks: controls({
    fsbp: ["S3.9"],
    pci4: ["10.2.1", "10.2.2"],
    soc2: ["CC7.2", "CC7.3", "A1.1"],
    hipaa: ["164.308(a)(1)(ii)(D)", "164.308(a)(3)(ii)(A)", "164.308(a)(6)(ii)", "164.312(b)", "164.312(e)(2)(i)"],
    iso27001: ["A.8.15"],
    checkov: ["CKV_AWS_18"],
  }),
  requirements: ["C-031"],
  remedy: "add aws.s3.BucketLogging with targetBucket; tag a bucket that holds logs with Purpose: logs",
  configSchema: {
    logTag: { type: "string", description: "the tag of buckets that hold logs, as name=value", default: LOG_TAG },
  },
  checkStack(stack, { config }) {
    const logTag = configuredText(config["logTag"], LOG_TAG);
    return stack.ofType(BUCKET).flatMap((bucket) => verdictsOf(stack, bucket, logTag));
  },
};
