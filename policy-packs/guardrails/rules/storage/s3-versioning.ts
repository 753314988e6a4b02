import { type Answer, anyOf } from "../../facts/answers";
import { valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import { booleanOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";
import { BUCKET, type BucketSetting, firstAt, settingVerdicts } from "../../services/buckets";

const VERSIONING: BucketSetting = {
  type: "aws:s3/bucketVersioning:BucketVersioning",
  says({ props }) {
    const status = textOf(valueAt(props, "versioningConfiguration.status"));
    return status === UNKNOWN ? UNKNOWN : status?.toLowerCase() === "enabled";
  },
  inline: isVersioned,
};

/** Said at the bucket itself; a bucket whose objects can be locked is versioned as well. */
function isVersioned({ props }: PolicyResource): Answer {
  const lock = textOf(valueAt(props, "objectLockConfiguration.objectLockEnabled"));
  const answers: readonly Answer[] = [
    booleanOf(firstAt(props, "versioning.enabled", "versionings.enabled")) ?? false,
    booleanOf(props["objectLockEnabled"]) ?? false,
    lock === UNKNOWN ? UNKNOWN : lock?.toLowerCase() === "enabled",
  ];
  return anyOf(answers);
}

/** What is overwritten or deleted, by mistake or by an attacker, is still there. Not set means that it is gone. */
export const s3Versioning: Rule = {
  id: "s3-versioning",
  title: "Buckets keep the versions of their objects",
  severity: "medium",
  tier: "baseline",
  frameworks: controls({
    securityHub: ["S3.14"],
    pci4: ["10.3.4"],
    soc2: ["CC7.4", "A1.1", "C1.2", "PI1.5"],
    hipaa: [
      "164.308(a)(1)(ii)(B)",
      "164.308(a)(7)(i)",
      "164.308(a)(7)(ii)(A)",
      "164.308(a)(7)(ii)(B)",
      "164.308(a)(7)(ii)(C)",
      "164.312(a)(2)(ii)",
      "164.312(c)(1)",
      "164.312(c)(2)",
    ],
    iso27001: ["A.8.3", "A.8.10"],
    checkov: ["CKV_AWS_21"],
  }),
  requirements: ["K-01", "C-020"],
  remedy: 'add aws.s3.BucketVersioning with status: "Enabled" (components/storage/secure-bucket.ts)',
  checkStack: (stack) =>
    stack
      .ofType(BUCKET)
      .flatMap((bucket) => settingVerdicts(stack, bucket, VERSIONING, "the bucket keeps no versions of its objects")),
};
