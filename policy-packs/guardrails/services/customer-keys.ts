import { valueAt } from "../facts/must-be";
import { type Properties, textOf, UNKNOWN, type Value } from "../facts/value";
import { type Verdict, violation } from "../pack/rule";

/** `alias/aws/rds`, by itself or at the end of an ARN: a key that AWS manages, whose policy nobody else can change. */
const AWS_MANAGED = /(^|:|\/)(alias\/)?aws\/[a-z0-9-]+$/i;

/** Whether a value names a key of our own. One that is not known yet is a key that is being made. */
export function isCustomerKey(value: Value | undefined): boolean {
  const key = textOf(value);
  return key === UNKNOWN || (key !== undefined && !AWS_MANAGED.test(key));
}

/** The property has to name a key of our own: none, or one that AWS manages, is refused. */
export function mustBeCustomerKey(props: Properties, path: string, message: string): readonly Verdict[] {
  return isCustomerKey(valueAt(props, path)) ? [] : [violation(path, message)];
}
