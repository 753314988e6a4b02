import type { FunctionLaw } from "../../law";
import { isProperties, type Properties, textOf, type Value } from "../../values";
import { readPolicy } from "../policy-document";
import { isGiven, objects, texts } from "../reading";
import { refusal } from "../refusal";

/** `getPolicyDocument`: the JSON of statements, merged with source and override documents as the provider does it. */
export const getPolicyDocument: FunctionLaw = (args, context) => {
  const sources = [...single(args.sourceJson), ...texts(args.sourcePolicyDocuments)].map(parse);
  const overrides = [...single(args.overrideJson), ...texts(args.overridePolicyDocuments)].map(parse);
  const own = objects(args.statements).map(renderStatement);
  checkIds([...sources.flatMap((one) => objects(one.Statement)), ...own]);
  const statements = overrides
    .flatMap((one) => objects(one.Statement))
    .reduce(replaceById, [...sources.flatMap((one) => objects(one.Statement)), ...own]);
  const document = {
    Version: textOf(args, "version") ?? "2012-10-17",
    ...(isGiven(args, "policyId") ? { Id: args.policyId } : {}),
    ...(statements.length === 0 ? {} : { Statement: statements }),
  };
  return {
    ...args,
    version: document.Version,
    json: JSON.stringify(document, null, 2),
    minifiedJson: JSON.stringify(document),
    id: context.mint.digits(10, JSON.stringify(document)),
  };
};

function single(value: Value | undefined): readonly string[] {
  return typeof value === "string" && value !== "" ? [value] : [];
}

function parse(json: string): Properties {
  const document = readPolicy(json);
  if (document === undefined)
    throw refusal("InvalidParameterValue", "a source or override policy document is no JSON object");
  return document;
}

/** A statement of an override takes the place of the one with its Sid; one without Sid is added. */
function replaceById(statements: readonly Properties[], next: Properties): Properties[] {
  const sid = textOf(next, "Sid");
  const isKnown = sid !== undefined && sid !== "" && statements.some((one) => one.Sid === sid);
  return isKnown ? statements.map((one) => (one.Sid === sid ? next : one)) : [...statements, next];
}

function checkIds(statements: readonly Properties[]): void {
  const ids = statements.map((one) => textOf(one, "Sid")).filter((sid) => sid !== undefined && sid !== "");
  const twice = ids.find((sid, at) => ids.indexOf(sid) !== at);
  if (twice !== undefined)
    throw refusal("InvalidParameterValue", `duplicate Sid (${twice}). Remove the Sid or ensure the Sid is unique.`);
}

function renderStatement(statement: Properties): Properties {
  const list = (name: string, as: string): Properties =>
    texts(statement[name]).length === 0 ? {} : { [as]: oneOrMany(texts(statement[name])) };
  return {
    ...(isGiven(statement, "sid") ? { Sid: statement.sid } : {}),
    Effect: textOf(statement, "effect") ?? "Allow",
    ...principals(statement, "principals", "Principal"),
    ...principals(statement, "notPrincipals", "NotPrincipal"),
    ...list("actions", "Action"),
    ...list("notActions", "NotAction"),
    ...list("resources", "Resource"),
    ...list("notResources", "NotResource"),
    ...conditions(statement),
  };
}

function oneOrMany(values: readonly string[]): Value {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values.toSorted();
}

function principals(statement: Properties, name: string, as: string): Properties {
  const entries = objects(statement[name]);
  if (entries.length === 0) return {};
  const byType = new Map<string, string[]>();
  for (const one of entries) {
    const type = textOf(one, "type") ?? "AWS";
    byType.set(type, [...(byType.get(type) ?? []), ...texts(one.identifiers)]);
  }
  if (byType.has("*")) return { [as]: "*" };
  return { [as]: Object.fromEntries([...byType].map(([type, names]) => [type, oneOrMany(names)])) };
}

function conditions(statement: Properties): Properties {
  const entries = objects(statement.conditions);
  if (entries.length === 0) return {};
  const condition: Record<string, Record<string, Value>> = {};
  for (const one of entries) {
    const test = textOf(one, "test") ?? "";
    const variable = textOf(one, "variable") ?? "";
    const before = condition[test]?.[variable];
    const values = [...(typeof before === "string" ? [before] : texts(before)), ...texts(one.values)];
    condition[test] = { ...condition[test], [variable]: oneOrMany(values) };
  }
  return isProperties(condition) ? { Condition: condition } : {};
}
