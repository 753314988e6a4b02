import { add, inProduction, inShared, type Mutants, set, without } from "./mutant";

/** Changes that the guardrails of an account's watchers must catch. */
export const detectionMutants: Mutants = {
  "accessanalyzer-on": [
    inShared("nobody looks for what others can reach", without("threats-analyzer")),
    inProduction("the analyzer looks for what is not used", set("threats-analyzer", { type: "ACCOUNT_UNUSED_ACCESS" })),
  ],
  "config-on": [
    inProduction("the recorder is switched off", set("config-status", { isEnabled: false })),
    inShared(
      "buckets alone are recorded",
      set("config-recorder", { recordingGroup: { allSupported: false, resourceTypes: ["AWS::S3::Bucket"] } }),
    ),
    inShared("nothing records the account", without("config-recorder", "config-status")),
  ],
  "guardduty-on": [
    inProduction("the detector is off", set("threats-detector", { enable: false })),
    inProduction("nobody looks at the cluster's audit logs", without("threats-eks-audit-logs")),
    inShared("access to buckets is not watched", set("threats-s3-data-events", { status: "DISABLED" })),
  ],
  "logs-retention": [
    inProduction("the trail's records end after a month", set("audit-log-group", { retentionInDays: 30 })),
    inShared("flow logs are kept for ever", set("flow-logs-log-group", { retentionInDays: undefined })),
    inProduction(
      "a log group without a key",
      add("aws:cloudwatch/logGroup:LogGroup", { name: "/causeway/reports", retentionInDays: 365 }),
    ),
  ],
  "securityhub-on": [
    inShared("Security Hub is gone", without("security-hub-hub")),
    inProduction(
      "the account is held to no standard",
      without(
        "security-hub-aws-foundational-security-best-practices",
        "security-hub-cis-aws-foundations-benchmark",
        "security-hub-pci-dss",
      ),
    ),
  ],
  "trail-org": [
    inProduction("the trail is off", set("audit-trail", { enableLogging: false })),
    inShared("the trail records one region", set("audit-trail", { isMultiRegionTrail: false })),
    inProduction("records can be changed unnoticed", set("audit-trail", { enableLogFileValidation: false })),
    inShared("the records have a key of AWS", set("audit-trail", { kmsKeyId: undefined })),
    inProduction("there is no trail", without("audit-trail")),
    inProduction(
      "the trail leaves one of us out",
      set("audit-trail", {
        eventSelectors: undefined,
        advancedEventSelectors: [
          {
            fieldSelectors: [
              { field: "eventCategory", equals: ["Management"] },
              { field: "userIdentity.arn", notEquals: ["arn:aws:iam::111111111111:user/somebody"] },
            ],
          },
        ],
      }),
    ),
  ],
};
