import { isProperties, type Properties, UNKNOWN, type Value } from "../facts/value";
import { type Context, valuesOf } from "./context";
import { all, any, type Decision, not } from "./decision";
import { textsOf } from "./document";
import { type Operator, operatorOf } from "./operators";
import { fillIn } from "./variables";

/** Whether a statement's condition holds for a request: every operator, for every one of its keys. */
export function holds(condition: Value | undefined, context: Context): Decision {
  if (condition === UNKNOWN) return UNKNOWN;
  if (!isProperties(condition)) return true;
  return all(
    Object.entries(condition).map(([name, keys]) => {
      if (keys === UNKNOWN) return UNKNOWN;
      return isProperties(keys) ? all(answersOf(name, keys, context)) : true;
    }),
  );
}

function answersOf(name: string, keys: Properties, context: Context): readonly Decision[] {
  if (name.toLowerCase() === "null") return Object.entries(keys).map(([key, value]) => isMissing(key, value, context));
  const operator = operatorOf(name);
  // AWS refuses a document with an operator that it does not have.
  if (operator === undefined) return [UNKNOWN];
  return Object.entries(keys).map(([key, value]) => compared(operator, key, textsOf(value), context));
}

/** `Null` asks whether the key is missing (`true`) or there (`false`). */
function isMissing(key: string, value: Value | undefined, context: Context): Decision {
  const found = valuesOf(context, key);
  if (found === "open") return "sometimes";
  if (found === UNKNOWN) return UNKNOWN;
  return any(
    textsOf(value).map((text) =>
      text === UNKNOWN ? UNKNOWN : (text.toLowerCase() === "true") === (found.length === 0),
    ),
  );
}

function compared(
  operator: Operator,
  key: string,
  wanted: readonly (string | typeof UNKNOWN)[],
  context: Context,
): Decision {
  const found = valuesOf(context, key);
  if (found === UNKNOWN) return UNKNOWN;
  if (found === "open") return wanted.length === 0 && !operator.negated ? false : "sometimes";
  if (found.length === 0) return withoutValue(operator);
  const answers = found.map((value) => holdsFor(operator, value, wanted, context));
  // Of several values without a quantifier one has to be equal, or all different.
  const every = operator.quantifier === "all" || (operator.quantifier === undefined && operator.negated);
  return every ? all(answers) : any(answers);
}

/** A key that is not in the request: nothing is equal to it, everything is different; of none, all are as wanted. */
function withoutValue({ negated, ifExists, quantifier }: Operator): boolean {
  if (quantifier === "all" || ifExists) return true;
  return quantifier === undefined && negated;
}

function holdsFor(
  { compare, negated }: Operator,
  value: string,
  wanted: readonly (string | typeof UNKNOWN)[],
  context: Context,
): Decision {
  const equal = any(
    wanted.map((text): Decision => {
      if (text === UNKNOWN) return UNKNOWN;
      const filled = fillIn(text, context);
      if (filled === undefined) return false;
      return filled.certainty === true ? compare(value, filled.pattern) : filled.certainty;
    }),
  );
  return negated ? not(equal) : equal;
}
