import { isProperties, listOf, type Properties, UNKNOWN, type Unknown, type Value } from "../value";

/** A policy document's statement; names of its parts in the case that AWS writes them in. */
export type Statement = Properties;

/**
 * The statements of a policy document, given as text or as an object, one statement or several; UNKNOWN where it is not
 * known yet, undefined where it is no document.
 */
export function statementsOf(
  document: Value | undefined,
): readonly (Statement | typeof UNKNOWN)[] | typeof UNKNOWN | undefined {
  if (document === UNKNOWN) return UNKNOWN;
  const parsed = typeof document === "string" ? parseJson(document) : document;
  if (!isProperties(parsed)) return undefined;
  const statements = listOf(namedField(parsed, "Statement"));
  if (statements === UNKNOWN) return UNKNOWN;
  return statements.flatMap((statement): (Statement | typeof UNKNOWN)[] => {
    if (statement === UNKNOWN) return [UNKNOWN];
    return isProperties(statement) ? [statement] : [];
  });
}

/** A part of a statement whatever the case of its name. */
export function namedField(of: Properties, name: string): Value | undefined {
  const exact = of[name];
  if (exact !== undefined) return exact;
  const found = Object.keys(of).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : of[found];
}

/** Whether a statement allows something; one that does not say so is refused by AWS. */
export function allows(statement: Statement): boolean {
  const effect = namedField(statement, "Effect");
  return effect === UNKNOWN || (typeof effect === "string" && effect.toLowerCase() === "allow");
}

/** The texts of a part that may be one or several; UNKNOWN among them where one is not known. */
export function textsOf(value: Value | undefined): readonly (string | typeof UNKNOWN)[] {
  const list = listOf(value);
  if (list === UNKNOWN) return [UNKNOWN];
  return list.filter((each): each is string | Unknown => each === UNKNOWN || typeof each === "string");
}

/** Whether a pattern of IAM (`*` any text, `?` any letter) is everything: `*`, `**`, `*?*` would need a letter and is. */
export function isEverything(pattern: string): boolean {
  return /^[*?]*\*[*?]*$/.test(pattern);
}

/** `*` or `*:*`, in any spelling: every action of every service. */
export function isEveryAction(pattern: string): boolean {
  return pattern.split(":").every((part) => isEverything(part));
}

function parseJson(text: string): Value | undefined {
  try {
    const parsed: Value = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}
