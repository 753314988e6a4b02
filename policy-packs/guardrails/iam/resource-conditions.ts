import { isProperties } from "../facts/value";
import { isEverything, namedField, type Statement, textsOf } from "./document";

/** Keys whose value says of which resources a statement speaks, as their ARNs do. */
const KEYS =
  /^([a-z0-9-]+:resourcetag\/.+|kms:resourcealiases|s3:existingobjecttag\/.+|secretsmanager:secretid|iam:resourcetag\/.+)$/;
/** Operators that hold only for resources that have the value. */
const HOLDS_TO = /^(foranyvalue:)?string(equals|like|equalsignorecase)$/;

/** Whether a condition picks out resources, so that `*` as the resource is not every one. */
export function picksResources(statement: Statement): boolean {
  const condition = namedField(statement, "Condition");
  if (!isProperties(condition)) return false;
  return Object.entries(condition).some(
    ([operator, keys]) =>
      HOLDS_TO.test(operator.toLowerCase()) &&
      isProperties(keys) &&
      Object.entries(keys).some(
        ([key, value]) =>
          KEYS.test(key.toLowerCase()) &&
          textsOf(value).length > 0 &&
          textsOf(value).every((text) => typeof text !== "string" || !isEverything(text.replace(/^alias\//i, ""))),
      ),
  );
}
