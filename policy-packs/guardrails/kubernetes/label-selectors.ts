import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../facts/value";
import { all, type Decision } from "../iam/decision";

/** Whether a selector means what has these labels. An empty one means everything. */
export function selectsLabels(selector: Value | undefined, labels: Readonly<Record<string, string>>): Decision {
  if (selector === UNKNOWN) return UNKNOWN;
  if (!isProperties(selector)) return true;
  const wanted = selector["matchLabels"];
  const expressions = listOf(selector["matchExpressions"]);
  return all([
    wanted === UNKNOWN ? UNKNOWN : all(isProperties(wanted) ? equalities(wanted, labels) : []),
    expressions === UNKNOWN ? UNKNOWN : all(expressions.map((expression) => holds(expression, labels))),
  ]);
}

function equalities(wanted: Properties, labels: Readonly<Record<string, string>>): readonly Decision[] {
  return Object.entries(wanted).map(([key, value]) => {
    const text = textOf(value);
    return key in labels && (text === UNKNOWN ? UNKNOWN : text === labels[key]);
  });
}

function holds(expression: Value, labels: Readonly<Record<string, string>>): Decision {
  if (!isProperties(expression)) return UNKNOWN;
  const key = textOf(expression["key"]);
  const operator = textOf(expression["operator"]);
  const values = listOf(expression["values"]);
  if (key === UNKNOWN || operator === UNKNOWN || values === UNKNOWN || key === undefined) return UNKNOWN;
  const label = labels[key];
  if (operator === "Exists" || operator === "DoesNotExist") return (label !== undefined) === (operator === "Exists");
  const isAmong = label !== undefined && values.includes(label);
  const perhaps = label !== undefined && !isAmong && values.includes(UNKNOWN);
  return perhaps ? UNKNOWN : isAmong === (operator === "In");
}
