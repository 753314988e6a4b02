import { controls } from "../../frameworks";
import { any } from "../../iam/answer";
import { exceptBoundaries } from "../../iam/boundaries";
import { allows, type Statement } from "../../iam/document";
import { standsForEvery } from "../../iam/every-of";
import { isAdmin } from "../../iam/everything";
import { grantedStatements, grantingTypes, kindOf, type LocatedStatement } from "../../iam/grants";
import { picksResources } from "../../iam/resource-conditions";
import { actionsOf, resourcesOf, selectsAction } from "../../iam/selection";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { UNKNOWN } from "../../value";

/** Both give the plain text to who calls them: the second under a key of the caller's. */
const DECRYPTING = ["kms:Decrypt", "kms:ReEncryptFrom"];

/** What the ids of keys look like: a pattern that all of them fit, `key/*-*`, narrows nothing. */
const KEY = "key/????????-????-????-????-????????????";

function isEveryKey(pattern: string): boolean {
  return standsForEvery(pattern, "kms", KEY);
}

function decryptsAll(statement: Statement): boolean | typeof UNKNOWN {
  if (!allows(statement) || isAdmin(statement) === true || picksResources(statement)) return false;
  const decrypts = any(DECRYPTING.map((action) => selectsAction(actionsOf(statement), action)));
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
  return answer ? [violation(path, "the statement decrypts under every key")] : [];
}

/** A right to decrypt under every key makes keys of their own useless. */
export const iamKmsDecryptStar: Rule = {
  id: "iam-kms-decrypt-star",
  title: "Nobody decrypts under every key",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["KMS.1", "KMS.2"] }),
  requirements: ["B-026", "X-17", "A-071"],
  remedy: "name the keys (EnvironmentKey in components/encryption), or pick them by kms:ResourceAliases or tags",
  types: grantingTypes,
  ...exceptBoundaries((resource) => grantedStatements(resource).flatMap(verdictsOf)),
};
