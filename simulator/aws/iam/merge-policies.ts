import { type Properties, textOf, type Value } from "../../values";
import { objects } from "../reading";

/** The order in which a statement's elements are written. */
const ELEMENTS = [
  "Sid",
  "Effect",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Principal",
  "NotPrincipal",
  "Condition",
];

/**
 * One document of several, each over those before it: a statement takes the place of the one with its Sid, one without a
 * Sid is added; the last Id stands, and the newest version.
 */
export function mergePolicies(documents: readonly Properties[]): Properties {
  const statements = documents.flatMap((one) => objects(one.Statement)).reduce(replaceBySid, []);
  const versions = documents.map((one) => textOf(one, "Version") ?? "").toSorted();
  const id = documents.map((one) => textOf(one, "Id") ?? "").findLast((one) => one !== "");
  return {
    Version: versions.at(-1) ?? "",
    ...(id === undefined ? {} : { Id: id }),
    ...(statements.length === 0 ? {} : { Statement: statements.map(inOrder) }),
  };
}

function replaceBySid(statements: readonly Properties[], next: Properties): readonly Properties[] {
  const sid = textOf(next, "Sid") ?? "";
  const at = sid === "" ? -1 : statements.findIndex((one) => one.Sid === sid);
  return at === -1 ? [...statements, next] : statements.with(at, next);
}

/** What is no element of a statement is not written, as the provider reads only those. */
function inOrder(statement: Properties): Properties {
  const kept = ELEMENTS.map((name) => [name, statement[name]] as const);
  return Object.fromEntries(
    kept.filter((entry): entry is [string, Value] => entry[1] !== undefined && entry[1] !== ""),
  );
}
