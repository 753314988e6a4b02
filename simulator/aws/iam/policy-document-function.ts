import type { FunctionLaw } from "../../law";
import { isList, isProperties, type Properties, textOf, type Value } from "../../values";
import { readPolicy } from "../policy-document";
import { isGiven, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { mergePolicies } from "./merge-policies";

const OLD_VERSION = "2008-10-17";

/**
 * `getPolicyDocument`: the JSON of statements, merged with source and override documents. As the Terraform provider's
 * data source does it (aws_iam_policy_document): sources first, the statements over them, the overrides over both.
 */
export const getPolicyDocument: FunctionLaw = (args, context) => {
  refuseDropped(args);
  const version = textOf(args, "version") ?? "2012-10-17";
  if (version !== "2012-10-17" && version !== OLD_VERSION)
    throw wrong(`expected version to be one of ["${OLD_VERSION}" "2012-10-17"], got ${version}`);
  const sources = texts(args.sourcePolicyDocuments).map((json) => parse(json, "sourcePolicyDocuments"));
  checkSids(
    sources.flatMap((one) => objects(one.Statement)),
    "duplicate Sid (SID) in source_policy_documents. Remove the Sid or ensure Sids are unique.",
  );
  const own = objects(args.statements).map((statement) => renderStatement(statement, version));
  checkSids(own, "duplicate Sid (SID). Remove the Sid or ensure the Sid is unique.");
  const document = mergePolicies([
    ...sources,
    { Version: version, ...(isGiven(args, "policyId") ? { Id: args.policyId } : {}), Statement: own },
    ...texts(args.overridePolicyDocuments).map((json) => parse(json, "overridePolicyDocuments")),
  ]);
  const json = escaped(JSON.stringify(document, null, 2));
  return {
    ...args,
    version,
    json,
    minifiedJson: escaped(JSON.stringify(document)),
    id: context.mint.digits(10, json),
  };
};

/** The provider took these two arguments away and left their names: anything but an empty text is refused. */
function refuseDropped(args: Properties): void {
  for (const [name, instead] of [
    ["sourceJson", "sourcePolicyDocuments"],
    ["overrideJson", "overridePolicyDocuments"],
  ] as const)
    if (isGiven(args, name)) throw wrong(`${name} is not used any more and must be empty; give ${instead}`);
}

/** Go writes these three letters as escapes in any JSON. */
function escaped(json: string): string {
  return json.replaceAll("&", "\\u0026").replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
}

function parse(json: string, name: string): Properties {
  const document = readPolicy(json);
  if (document === undefined) throw wrong(`a document of ${name} is no JSON object`);
  return document;
}

function checkSids(statements: readonly Properties[], message: string): void {
  const sids = statements.map((one) => textOf(one, "Sid")).filter((sid) => sid !== undefined && sid !== "");
  const twice = sids.find((sid, at) => sids.indexOf(sid) !== at);
  if (twice !== undefined) throw wrong(message.replace("SID", twice));
}

function renderStatement(statement: Properties, version: string): Properties {
  const sid = textOf(statement, "sid") ?? "";
  if (!/^[A-Za-z0-9]*$/.test(sid)) throw wrong(`sid must only include alphanumeric characters, got ${sid}`);
  const effect = textOf(statement, "effect") ?? "Allow";
  if (effect !== "Allow" && effect !== "Deny")
    throw wrong(`expected effect to be one of ["Allow" "Deny"], got ${effect}`);
  const list = (name: string, as: string): Properties =>
    texts(statement[name]).length === 0 ? {} : { [as]: oneOrMany(texts(statement[name])) };
  const withVariables = (name: string, as: string): Properties =>
    texts(statement[name]).length === 0 ? {} : { [as]: oneOrMany(variables(texts(statement[name]), version)) };
  return {
    ...(sid === "" ? {} : { Sid: sid }),
    Effect: effect,
    ...list("actions", "Action"),
    ...list("notActions", "NotAction"),
    ...withVariables("resources", "Resource"),
    ...withVariables("notResources", "NotResource"),
    ...principals(statement, "principals", "Principal", version),
    ...principals(statement, "notPrincipals", "NotPrincipal", version),
    ...conditions(statement, version),
  };
}

/** `&{aws:username}` stands for IAM's own `${aws:username}`, which Terraform would take for its own. */
function variables(values: readonly string[], version: string): readonly string[] {
  const found = values.find((value) => value.includes("&{"));
  if (version === OLD_VERSION && found !== undefined)
    throw wrong(`found &{ sequence in (${found}), which is not supported in document version ${OLD_VERSION}`);
  return values.map((value) => value.replaceAll("&{", "\u0024{"));
}

/** Sets are written from the last to the first. */
function oneOrMany(values: readonly string[]): Value {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : [...new Set(values)].toSorted().toReversed();
}

function principals(statement: Properties, name: string, as: string, version: string): Properties {
  const entries = objects(statement[name]);
  const [only] = entries;
  if (only === undefined) return {};
  if (entries.length === 1 && only.type === "*" && texts(only.identifiers).join() === "*") return { [as]: "*" };
  const byType = new Map<string, readonly string[]>();
  for (const one of entries) {
    const type = textOf(one, "type") ?? "AWS";
    byType.set(type, [...(byType.get(type) ?? []), ...variables(texts(one.identifiers), version)]);
  }
  const sorted = [...byType].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return { [as]: Object.fromEntries(sorted.map(([type, names]) => [type, oneOrMany(names)])) };
}

/** Values of conditions keep their order: it may mean something. */
function conditions(statement: Properties, version: string): Properties {
  const entries = objects(statement.conditions);
  if (entries.length === 0) return {};
  const condition: Record<string, Record<string, Value>> = {};
  for (const one of entries) {
    const test = textOf(one, "test") ?? "";
    const variable = textOf(one, "variable") ?? "";
    const before = condition[test]?.[variable];
    const values = [...listOf(before), ...variables(texts(one.values), version)];
    condition[test] = { ...condition[test], [variable]: values.length === 1 ? (values[0] ?? "") : values };
  }
  return isProperties(condition) ? { Condition: condition } : {};
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function wrong(message: string): Error {
  return refusal("InvalidParameterValue", message);
}
