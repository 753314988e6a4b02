import { accountLacks, DETECTOR, ownerSchema } from "../../facts/account-services";
import { type Answer, allOf, anyOf } from "../../facts/answers";
import { companionOf } from "../../facts/companions";
import { mustBeOn, valueAt } from "../../facts/must-be";
import { referenceOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
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
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const ORGANIZATION_FEATURE = "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature";

/** What a detector looks at beyond its basic sources, and where the provider had it before it had features. */
const FEATURES = [
  { name: "S3_DATA_EVENTS", inline: "datasources.s3Logs.enable", what: "access to buckets" },
  { name: "EKS_AUDIT_LOGS", inline: "datasources.kubernetes.auditLogs.enable", what: "audit logs of clusters" },
  { name: "RDS_LOGIN_EVENTS", inline: undefined, what: "logins to databases" },
] as const;

const MEMBER_FEATURE = "aws:guardduty/memberDetectorFeature:MemberDetectorFeature";
const ORGANIZATION = "aws:guardduty/organizationConfiguration:OrganizationConfiguration";
const FILTER = "aws:guardduty/filter:Filter";

/** By these a finding says when, where and how bad it is, and nothing of what happened to what. */
const SAYS_NOTHING =
  /^(severity|confidence|region|accountId|updatedAt|service\.(archived|eventFirstSeen|eventLastSeen))$/;
/** The lowest of the middle ones: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
const MEDIUM = 4;

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

/** What is switched off of a detector that is made elsewhere, of members and of what joins the organisation. */
function offVerdicts(stack: Stack): readonly StackVerdict[] {
  const elsewhere = stack.ofType(FEATURE).filter((resource) => {
    const { detectorId } = resource.props;
    return referenceOf(stack, resource, detectorId, "detectorId", [DETECTOR]).candidates.length === 0;
  });
  const switches = [
    ...elsewhere.map((resource) => ({ resource, path: "status", off: "DISABLED" })),
    ...stack.ofType(MEMBER_FEATURE).map((resource) => ({ resource, path: "status", off: "DISABLED" })),
    ...stack.ofType(ORGANIZATION_FEATURE).map((resource) => ({ resource, path: "autoEnable", off: "NONE" })),
  ].filter(({ resource, path, off }) => equals(resource.props, path, off) === true);
  return [
    ...switches.flatMap(({ resource, path }) =>
      FEATURES.filter(({ name }) => equals(resource.props, "name", name) === true).map(({ what }) => ({
        ...violation(path, `GuardDuty is told not to look at ${what}`),
        resource,
      })),
    ),
    ...stack
      .ofType(ORGANIZATION)
      .filter(({ props }) => equals(props, "autoEnableOrganizationMembers", "NONE") === true)
      .map((resource) => ({
        ...violation("autoEnableOrganizationMembers", "GuardDuty does not watch the organisation's accounts"),
        resource,
      })),
    ...stack.ofType(FILTER).flatMap((resource) => filterVerdicts(resource)),
  ];
}

/** A filter that puts findings away has to say of what, or that they are of no weight. */
function filterVerdicts(resource: PolicyResource): readonly StackVerdict[] {
  if (equals(resource.props, "action", "ARCHIVE") !== true) return [];
  const criteria = listOf(valueAt(resource.props, "findingCriteria.criterions"));
  if (criteria === UNKNOWN || criteria.includes(UNKNOWN)) {
    return [{ ...undetermined("findingCriteria", "which findings are put away is not known"), resource }];
  }
  const narrows = criteria.filter((each) => isProperties(each)).some((each) => isNarrow(each));
  return narrows
    ? []
    : [{ ...violation("findingCriteria", "findings are put away whatever they are, unseen"), resource }];
}

function isLow(value: Value): boolean {
  const severity = numberOf(value);
  return typeof severity === "number" && severity < MEDIUM;
}

function isNarrow(criterion: Properties): boolean {
  const field = textOf(criterion["field"]);
  if (field === UNKNOWN || field === undefined || !SAYS_NOTHING.test(field)) return true;
  if (field !== "severity") return false;
  const least = ["lessThan", "lessThanOrEqual"].map((name) => numberOf(criterion[name]) ?? Infinity);
  const named = listOf(criterion["equals"]);
  return (
    least.some((bound, index) => bound === UNKNOWN || bound < MEDIUM + (index === 0 ? 1 : 0)) ||
    (named !== UNKNOWN && named.length > 0 && named.every(isLow))
  );
}

/** Somebody notices an attack. Not set means on, but without the features. */
export const guarddutyOn: Rule = {
  id: "guardduty-on",
  title: "GuardDuty watches the account, with buckets, clusters and databases",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    fsbp: ["GuardDuty.1", "GuardDuty.5", "GuardDuty.9", "GuardDuty.10"],
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
    const lacks = detectors.length === 0 ? accountLacks(stack, context, "GuardDuty does not watch the account") : [];
    return [...lacks, ...detectors.flatMap((detector) => featureVerdicts(stack, detector)), ...offVerdicts(stack)];
  },
};
