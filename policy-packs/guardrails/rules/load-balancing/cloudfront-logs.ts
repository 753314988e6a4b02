import { companionOf } from "../../facts/companions";
import { valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";
import { DISTRIBUTION } from "../../services/distributions";

const SOURCE = "aws:cloudwatch/logDeliverySource:LogDeliverySource";

/** Where a distribution itself says that its requests are written down, at once or in a bucket. What is not known is there. */
const OWN_LOGS = ["loggingConfig.bucket", "defaultCacheBehavior.realtimeLogConfigArn"];

function verdictsOf(stack: Stack, resource: PolicyResource): readonly StackVerdict[] {
  if (OWN_LOGS.some((path) => (valueAt(resource.props, path) ?? "") !== "")) return [];
  const source = companionOf(stack, resource, { type: SOURCE, property: "resourceArn" });
  if (source === true) return [];
  if (source === false) return [{ ...violation("loggingConfig", "no access log is written"), resource }];
  const what = `whether ${source.perhaps.name} delivers the logs of this distribution is not known`;
  return [{ ...undetermined("loggingConfig", what), resource }];
}

/** Most requests end at a distribution: nothing behind it knows of them. */
export const cloudfrontLogs: Rule = {
  id: "cloudfront-logs",
  title: "Distributions write access logs",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["CloudFront.5"], checkov: ["CKV_AWS_86"] }),
  requirements: ["K-17"],
  remedy:
    "set loggingConfig: { bucket }, or add aws.cloudwatch.LogDeliverySource with resourceArn: distribution.arn and logType: ACCESS_LOGS",
  checkStack: (stack) => stack.ofType(DISTRIBUTION).flatMap((resource) => verdictsOf(stack, resource)),
};
