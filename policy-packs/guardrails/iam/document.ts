import {
  isProperties,
  listOf,
  type Properties,
  readJson,
  textOf,
  UNKNOWN,
  type Unknown,
  type Value,
} from "../facts/value";

/** A policy document's statement; names of its parts in the case that AWS writes them in. */
export type Statement = Properties;

/**
 * The statements of a policy document, given as text or as an object, one statement or several; UNKNOWN where it is not
 * known yet, undefined where it is no document.
 */
export function statementsOf(
  document: Value | undefined,
): readonly (Statement | typeof UNKNOWN)[] | typeof UNKNOWN | undefined {
  const parsed = parsedDocument(document);
  if (parsed === UNKNOWN || parsed === undefined) return parsed;
  const statements = listOf(namedField(parsed, "Statement"));
  if (statements === UNKNOWN) return UNKNOWN;
  return statements.flatMap((statement): (Statement | typeof UNKNOWN)[] => {
    if (statement === UNKNOWN) return [UNKNOWN];
    return isProperties(statement) ? [statement] : [];
  });
}

/** A policy document as an object, also where it is written as text. */
function parsedDocument(document: Value | undefined): Properties | typeof UNKNOWN | undefined {
  if (document === UNKNOWN) return UNKNOWN;
  const parsed = typeof document === "string" ? readJson(document) : document;
  return isProperties(parsed) ? parsed : undefined;
}

/** A policy document that has been read once, to be asked often. */
export interface PolicyDocument {
  readonly statements: readonly (Statement | Unknown)[];
  /** Whether `${…}` is a variable: it came with the language of 2012-10-17, before it is plain text. */
  readonly hasVariables: boolean;
}

/** Reads a document; of one that is not known no statement is, and what is no document says nothing. */
export function readDocument(document: Value | undefined): PolicyDocument {
  const parsed = parsedDocument(document);
  if (parsed === UNKNOWN) return { statements: [UNKNOWN], hasVariables: true };
  const statements = statementsOf(parsed);
  return {
    statements: statements === UNKNOWN ? [UNKNOWN] : (statements ?? []),
    hasVariables: parsed !== undefined && namedField(parsed, "Version") === "2012-10-17",
  };
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
  return hasEffect(statement, "allow");
}

/** Whether a statement has an effect, or one that is not known yet. */
export function hasEffect(statement: Statement, wanted: "allow" | "deny"): boolean {
  const effect = namedField(statement, "Effect");
  return effect === UNKNOWN || (typeof effect === "string" && effect.toLowerCase() === wanted);
}

/** The texts of a part that may be one or several, numbers too; UNKNOWN among them where one is not known. */
export function textsOf(value: Value | undefined): readonly (string | typeof UNKNOWN)[] {
  const list = listOf(value);
  if (list === UNKNOWN) return [UNKNOWN];
  return list
    .map((each) => (each === "" ? each : textOf(each)))
    .filter((each): each is string | Unknown => each !== undefined);
}

/** Whether a pattern of IAM (`*` any text, `?` any letter) is everything: `*`, `**`, `*?*` would need a letter and is. */
export function isEverything(pattern: string): boolean {
  return /^[*?]*\*[*?]*$/.test(pattern);
}
