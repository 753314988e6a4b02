import { UNKNOWN } from "../../facts/value";
import { exceptBoundaries } from "../../iam/boundaries";
import { allows, type Statement } from "../../iam/document";
import { standsForAllOf } from "../../iam/every-of";
import { isAdmin } from "../../iam/everything";
import { grantedStatements, grantingTypes, kindOf, type LocatedStatement } from "../../iam/grants";
import { picksResources } from "../../iam/resource-conditions";
import { actionsOf, resourcesOf, type Selection, selectsAction } from "../../iam/selection";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/** What hands out what is kept: secrets, parameters, objects and items. */
const READING = [
  "secretsmanager:GetSecretValue",
  "secretsmanager:BatchGetSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
  "s3:GetObject",
  "dynamodb:GetItem",
  "dynamodb:BatchGetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
];

/** `*` and `s3:*`, which `iam-no-admin` and `iam-no-service-star` look at. */
const WHOLE = /^([a-z0-9-]+:)?\*+$/i;

/** Whether resources are all that the service of an action keeps. */
function isEveryOwn({ patterns, excepts }: Selection, action: string): boolean | typeof UNKNOWN {
  const service = action.slice(0, action.indexOf(":"));
  const every = patterns.some((pattern) => pattern !== UNKNOWN && standsForAllOf(pattern, service));
  if (excepts) return !every;
  return every || (patterns.includes(UNKNOWN) ? UNKNOWN : false);
}

/** What a statement lets one read wherever it is kept; UNKNOWN where it may be something. */
function readsAll(statement: Statement): readonly string[] | typeof UNKNOWN {
  if (!allows(statement) || isAdmin(statement) === true || picksResources(statement)) return [];
  const { patterns, excepts } = actionsOf(statement);
  if (excepts) return [];
  const actions = { patterns: patterns.filter((each) => each === UNKNOWN || !WHOLE.test(each)), excepts };
  const resources = resourcesOf(statement);
  const answers = READING.map((action) => {
    const selected = selectsAction(actions, action);
    const every = selected === false ? false : isEveryOwn(resources, action);
    return { action, reads: every === true ? selected : every };
  });
  const read = answers.filter(({ reads }) => reads === true).map(({ action }) => action);
  return read.length === 0 && answers.some(({ reads }) => reads !== false) ? UNKNOWN : read;
}

function verdictsOf({ path, statement }: LocatedStatement): readonly Verdict[] {
  const read = statement === UNKNOWN ? UNKNOWN : readsAll(statement);
  if (read === UNKNOWN) return [undetermined(path, `what the ${kindOf(path)} lets one read everywhere is not known`)];
  if (read.length === 0) return [];
  return [violation(path, `the statement lets one read whatever is kept in the account: ${read.join(", ")}`)];
}

/** Who may read one table need not read them all, nor those that others make tomorrow. */
export const iamDataStar: Rule = {
  id: "iam-data-star",
  title: "Nobody reads every secret, parameter, object or item",
  severity: "high",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_AWS_288"] }),
  requirements: ["A-071", "X-17"],
  remedy: "name the secrets, parameters, buckets and tables by their ARNs, or pick them by tags (aws:ResourceTag/…)",
  types: grantingTypes,
  ...exceptBoundaries((resource) => grantedStatements(resource).flatMap(verdictsOf)),
};
