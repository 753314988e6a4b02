import { accountLacks, ownerSchema, TRAIL } from "../../facts/account-services";
import { type Answer, allOf, anyOf } from "../../facts/answers";
import { mustBeOn } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { booleanOf, isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type RuleContext, type StackVerdict, undetermined, violation } from "../../pack/rule";
import { mustBeCustomerKey } from "../../services/customer-keys";

/** Whether a trail records what is done to resources, read and written; selectors may leave only data in it. */
function recordsManagement({ props }: PolicyResource): Answer {
  const selectors = [...blocksOf(props["eventSelectors"]), ...blocksOf(props["advancedEventSelectors"])];
  if (selectors.length === 0) return true;
  return anyOf(
    selectors.map((selector) => {
      if (!isProperties(selector)) return UNKNOWN;
      return selector["fieldSelectors"] === undefined ? plainAnswer(selector) : fieldsAnswer(selector);
    }),
  );
}

function blocksOf(value: Value | undefined): readonly Value[] {
  const blocks = listOf(value);
  return blocks === UNKNOWN ? [UNKNOWN] : blocks;
}

function plainAnswer(selector: Properties): Answer {
  const kind = textOf(selector["readWriteType"]);
  return allOf([
    booleanOf(selector["includeManagementEvents"]) ?? true,
    kind === UNKNOWN ? UNKNOWN : kind === undefined || kind.toLowerCase() === "all",
  ]);
}

function fieldsAnswer(selector: Properties): Answer {
  const fields = blocksOf(selector["fieldSelectors"]);
  if (!fields.every((field) => isProperties(field))) return UNKNOWN;
  const category = fields.find((field) => isProperties(field) && field["field"] === "eventCategory");
  const equals = isProperties(category) ? blocksOf(category["equals"]) : [];
  const halves = fields.some((field) => isProperties(field) && field["field"] === "readOnly");
  const open = fields.some((field) => isProperties(field) && field["field"] === UNKNOWN);
  return allOf([
    !halves,
    !open || UNKNOWN,
    anyOf(equals.map((value) => (value === UNKNOWN ? UNKNOWN : value === "Management"))),
  ]);
}

/** By what a selector may leave management events out, beside whether they only read. */
const NARROWING: ReadonlySet<string> = new Set([
  "eventName",
  "eventSource",
  "eventType",
  "sessionCredentialFromConsole",
  "userIdentity.arn",
]);
/** Sources so loud that AWS lets every trail leave them out. */
const LOUD = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

/** The fields by which a trail leaves out some of what it records; none where one of its selectors does not. */
function fieldsLeftOut({ props }: PolicyResource): readonly string[] {
  const selectors = blocksOf(props["advancedEventSelectors"]).filter(
    (selector): selector is Properties => isProperties(selector) && fieldsAnswer(selector) === true,
  );
  const left = selectors.map((selector) => blocksOf(selector["fieldSelectors"]).flatMap(narrowingField));
  return left.some((fields) => fields.length === 0) ? [] : [...new Set(left.flat())];
}

function narrowingField(field: Value): readonly string[] {
  const name = isProperties(field) ? textOf(field["field"]) : undefined;
  if (!isProperties(field) || typeof name !== "string" || !NARROWING.has(name)) return [];
  const { field: _, ...conditions } = field;
  const [condition = "", ...others] = Object.keys(conditions).filter((key) => blocksOf(conditions[key]).length > 0);
  const isLoud = blocksOf(conditions[condition]).every((value) => LOUD.includes(String(textOf(value))));
  return name === "eventSource" && condition === "notEquals" && others.length === 0 && isLoud ? [] : [name];
}

const SPREAD = [
  { path: "isMultiRegionTrail", unset: false, message: "the trail records one region only" },
  {
    path: "includeGlobalServiceEvents",
    unset: true,
    message: "the trail does not record what is done to users and roles",
  },
] as const;

function coverage(trail: PolicyResource): Answer {
  const { props } = trail;
  const spread = SPREAD.map(({ path, unset }): Answer => booleanOf(props[path]) ?? unset);
  const whole = fieldsLeftOut(trail).length === 0;
  return allOf([recordsManagement(trail), booleanOf(props["enableLogging"]) ?? true, whole, ...spread]);
}

/** One trail of the stack has to record everything in all regions; what the others are for is theirs. */
function verdictsOf(stack: Stack, context: RuleContext): readonly StackVerdict[] {
  const trails = stack.ofType(TRAIL);
  const answers = trails.map((trail) => coverage(trail));
  if (answers.includes(true)) return [];
  const open = trails.filter((_, index) => answers[index] === UNKNOWN);
  if (open.length > 0) {
    const what = "whether the trail records everything in all regions is not known";
    return open.map((resource) => ({ ...undetermined("", what), resource }));
  }
  const meant = trails.filter((trail) => recordsManagement(trail) === true);
  if (meant.length === 0) return accountLacks(stack, context, "no trail records what is done in the account");
  return meant.flatMap((resource) =>
    [
      ...SPREAD.filter(({ path, unset }) => (booleanOf(resource.props[path]) ?? unset) === false).map(
        ({ path, message }) => violation(path, message),
      ),
      ...fieldsLeftOut(resource).map((field) =>
        violation("advancedEventSelectors", `the trail leaves out what is done, by ${field}`),
      ),
    ].map((verdict) => ({ ...verdict, resource })),
  );
}

/** Who did what in an account is recorded everywhere, cannot be changed afterwards and is read by few. */
export const trailOrg: Rule = {
  id: "trail-org",
  title: "A trail records every region, is validated, encrypted with a key of ours, and on",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    cis5: ["3.1", "3.2", "3.5"],
    cis3: ["3.1", "3.2", "3.5"],
    fsbp: ["CloudTrail.1", "CloudTrail.4", "CloudTrail.2"],
    pci4: ["10.2.1", "10.2.2"],
    soc2: ["CC2.1", "CC7.2", "CC7.3", "A1.1", "PI1.3"],
    hipaa: [
      "164.308(a)(1)(ii)(B)",
      "164.308(a)(1)(ii)(D)",
      "164.308(a)(3)(ii)(A)",
      "164.308(a)(4)(ii)(A)",
      "164.308(a)(6)(ii)",
      "164.312(a)(2)(iv)",
      "164.312(b)",
      "164.312(c)(1)",
      "164.312(c)(2)",
      "164.312(e)(2)(i)",
      "164.312(e)(2)(ii)",
    ],
    gdpr: ["Art. 25", "Art. 30", "Art. 32"],
    iso27001: ["A.8.11", "A.8.15", "A.8.16", "A.8.24"],
    checkov: ["CKV_AWS_67", "CKV_AWS_36", "CKV_AWS_35"],
  }),
  requirements: ["C-031", "E-122"],
  remedy: "set isMultiRegionTrail, enableLogFileValidation and kmsKeyId (components/audit/audit-trail.ts)",
  configSchema: ownerSchema,
  types: [TRAIL],
  check({ props }) {
    return [
      ...mustBeOn(props, "enableLogging", { message: "the trail is off", unset: true }),
      ...mustBeOn(props, "enableLogFileValidation", { message: "nobody would notice that a record was changed" }),
      ...mustBeCustomerKey(props, "kmsKeyId", "the records are not encrypted with a key of ours"),
    ];
  },
  checkStack: verdictsOf,
};
