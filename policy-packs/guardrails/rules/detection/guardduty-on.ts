import { accountLacks, DETECTOR, ownerSchema } from "../../account-services";
import { type Answer, allOf, anyOf } from "../../answers";
import { companionOf } from "../../companions";
import { controls } from "../../frameworks";
import { mustBeOn, valueAt } from "../../must-be";
import type { PolicyResource } from "../../resource";
import { type Rule, type StackVerdict, undetermined, violation } from "../../rule";
import type { Stack } from "../../stack";
import { booleanOf, textOf, UNKNOWN } from "../../value";

const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const ORGANIZATION_FEATURE = "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature";

/** What a detector looks at beyond its basic sources, and where the provider had it before it had features. */
const FEATURES = [
  { name: "S3_DATA_EVENTS", inline: "datasources.s3Logs.enable", what: "access to buckets" },
  { name: "EKS_AUDIT_LOGS", inline: "datasources.kubernetes.auditLogs.enable", what: "audit logs of clusters" },
  { name: "RDS_LOGIN_EVENTS", inline: undefined, what: "logins to databases" },
] as const;

function equals(props: PolicyResource["props"], property: string, expected: string): Answer {
  const text = textOf(props[property]);
  return text === UNKNOWN ? UNKNOWN : text?.toUpperCase() === expected;
}

function featureVerdicts(stack: Stack, detector: PolicyResource): readonly StackVerdict[] {
  return FEATURES.flatMap(({ name, inline, what }): StackVerdict[] => {
    const says =
      (property: string, expected: string) =>
      ({ props }: PolicyResource) =>
        allOf([equals(props, "name", name), equals(props, property, expected)]);
    const of = { property: "detectorId" };
    const ways = [
      companionOf(stack, detector, { ...of, type: FEATURE, says: says("status", "ENABLED") }),
      companionOf(stack, detector, { ...of, type: ORGANIZATION_FEATURE, says: says("autoEnable", "ALL") }),
    ];
    const itself = inline === undefined ? false : (booleanOf(valueAt(detector.props, inline)) ?? false);
    const answer = anyOf([...ways.map((way): Answer => (typeof way === "object" ? UNKNOWN : way)), itself]);
    if (answer === true) return [];
    if (answer === UNKNOWN) {
      return [{ ...undetermined(name, `whether the detector looks at ${what} is not known`), resource: detector }];
    }
    return [{ ...violation(name, `the detector does not look at ${what}`), resource: detector }];
  });
}

/** Somebody notices an attack. Not set means on, but without the features. */
export const guarddutyOn: Rule = {
  id: "guardduty-on",
  title: "GuardDuty watches the account, with buckets, clusters and databases",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    fsbp: ["GuardDuty.1", "GuardDuty.10"],
    pci4: ["11.5.1"],
    soc2: ["CC3.1", "CC3.2", "CC4.2", "CC6.8", "CC7.1", "CC7.2", "CC7.3", "CC7.4"],
    hipaa: [
      "164.308(a)(1)(ii)(A)",
      "164.308(a)(1)(ii)(D)",
      "164.308(a)(3)(ii)(A)",
      "164.308(a)(5)(ii)(C)",
      "164.308(a)(6)(i)",
      "164.308(a)(6)(ii)",
      "164.308(a)(8)",
      "164.312(b)",
      "164.312(e)(2)(i)",
    ],
    iso27001: ["A.5.19", "A.5.21", "A.5.25", "A.5.28", "A.5.29", "A.8.7", "A.8.9"],
    checkov: ["CKV_AWS_238"],
  }),
  requirements: ["A-068", "E-102", "E-125"],
  remedy:
    "add aws.guardduty.Detector with aws.guardduty.DetectorFeature S3_DATA_EVENTS, EKS_AUDIT_LOGS and RDS_LOGIN_EVENTS (components/account/threat-detection.ts)",
  configSchema: ownerSchema,
  types: [DETECTOR],
  check: ({ props }) => mustBeOn(props, "enable", { message: "the detector is off", unset: true }),
  checkStack(stack, context) {
    const detectors = stack.ofType(DETECTOR);
    if (detectors.length === 0) return accountLacks(stack, context, "GuardDuty does not watch the account");
    return detectors.flatMap((detector) => featureVerdicts(stack, detector));
  },
};
