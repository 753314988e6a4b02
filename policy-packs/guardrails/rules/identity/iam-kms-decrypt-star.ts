import { isProperties, UNKNOWN } from "../../facts/value";
import { exceptBoundaries } from "../../iam/boundaries";
import { any, type Decision } from "../../iam/decision";
import { allows, namedField, type Statement } from "../../iam/document";
import { standsForEvery } from "../../iam/every-of";
import { isAdmin } from "../../iam/everything";
import { grantedStatements, grantingTypes, kindOf, type LocatedStatement } from "../../iam/grants";
import { picksResources } from "../../iam/resource-conditions";
import { actionsOf, resourcesOf, selectsAction } from "../../iam/selection";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/** Both give the plain text to who calls them: the second under a key of the caller's. */
const DECRYPTING = ["kms:Decrypt", "kms:ReEncryptFrom"];

/** By these one gives the right to oneself, as every key that leaves it to its account allows. */
const GIVING = ["kms:CreateGrant", "kms:PutKeyPolicy"];

/**
 * What holds a grant to a service of AWS, or to some operations: disks are attached by such ones.
 *
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
const HOLDS_GRANT = /^kms:(grantisforawsresource|viaservice|grantoperations)$/i;

function isHeldGrant(statement: Statement): boolean {
  const condition = namedField(statement, "Condition");
  if (!isProperties(condition)) return false;
  return Object.values(condition).some(
    (keys) => isProperties(keys) && Object.keys(keys).some((key) => HOLDS_GRANT.test(key)),
  );
}

function selectsAny(statement: Statement, actions: readonly string[]): Decision {
  return any(actions.map((action) => selectsAction(actionsOf(statement), action)));
}

/** What the ids of keys look like: a pattern that all of them fit, `key/*-*`, narrows nothing. */
const KEY = "key/????????-????-????-????-????????????";

function isEveryKey(pattern: string): boolean {
  return standsForEvery(pattern, "kms", KEY);
}

function decryptsAll(statement: Statement): boolean | typeof UNKNOWN {
  if (!allows(statement) || isAdmin(statement) === true || picksResources(statement)) return false;
  const decrypts = selectsAny(statement, [...DECRYPTING, ...(isHeldGrant(statement) ? [] : GIVING)]);
  if (decrypts === false) return false;
  const { patterns, excepts } = resourcesOf(statement);
  const named = patterns.filter((pattern) => pattern !== UNKNOWN);
  const every = excepts ? !named.some(isEveryKey) : named.some(isEveryKey);
  if (!every) return !excepts && patterns.includes(UNKNOWN) ? UNKNOWN : false;
  return decrypts === UNKNOWN ? UNKNOWN : true;
}

function verdictsOf({ path, statement }: LocatedStatement): readonly Verdict[] {
  const answer = statement === UNKNOWN ? UNKNOWN : decryptsAll(statement);
  if (answer === UNKNOWN) return [undetermined(path, `under which keys the ${kindOf(path)} decrypts is not known`)];
  if (!answer) return [];
  const itself = statement !== UNKNOWN && selectsAny(statement, DECRYPTING) !== false;
  const what = itself ? "decrypts" : "gives the right to decrypt";
  return [violation(path, `the statement ${what} under every key`)];
}

/** A right to decrypt under every key makes keys of their own useless. */
export const iamKmsDecryptStar: Rule = {
  id: "iam-kms-decrypt-star",
  title: "Nobody decrypts under every key",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["KMS.1", "KMS.2"] }),
  requirements: ["B-026", "X-17", "A-071"],
  remedy:
    "name the keys (EnvironmentKey in components/encryption), or pick them by kms:ResourceAliases or tags; hold grants to AWS by kms:GrantIsForAWSResource",
  types: grantingTypes,
  ...exceptBoundaries((resource) => grantedStatements(resource).flatMap(verdictsOf)),
};
