import type { Problem } from "../errors";
import { isList, isProperties, type Properties, textOf, type Value } from "../values";
import { objects } from "./reading";
import { refusal } from "./refusal";

/** The policy document in a text; undefined where the text is no JSON object. Documents handed over as objects count too. */
export function readPolicy(value: Value | undefined): Properties | undefined {
  if (isProperties(value)) return value;
  if (typeof value !== "string") return undefined;
  try {
    const parsed: Value = JSON.parse(value);
    return isProperties(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Problem of an input that is to be a policy and is no JSON object; none where it is missing or not known yet. */
export function checkPolicy(inputs: Properties, name: string): Problem[] {
  const value = inputs[name];
  if (typeof value !== "string" || value === "" || readPolicy(value) !== undefined) return [];
  return [
    {
      property: name,
      reason: `${name} contains an invalid JSON policy; expected an object with Version and Statement.`,
    },
  ];
}

/** Where a policy hangs decides what its statements need. */
export interface PolicyRules {
  /** AWS's code for a document it does not take. */
  readonly code: string;
  /** Policies of keys, buckets, topics and trust say who; those of identities must not. */
  readonly principal: "needed" | "refused";
  /** Trust policies name no resource. */
  readonly resource: "needed" | "refused" | "free";
  /** IAM takes nothing else in a Sid; keys, buckets and topics take any text. @default any */
  readonly sid?: "letters and digits";
  /** Which actions a statement may have; AWS says the same in its error. @default any */
  readonly actions?: { readonly pattern: RegExp; readonly fault: string };
  /** The longest document, in characters without white space. */
  readonly longest: number;
}

/** Refuses a document that AWS would call malformed, with the reason in AWS's words. */
export function checkDocument(document: Properties, rules: PolicyRules): void {
  const wrong = documentFault(document, rules);
  if (wrong !== undefined) throw refusal(rules.code, wrong);
  if (JSON.stringify(document).length > rules.longest)
    throw refusal(
      "LimitExceeded",
      `Cannot exceed quota for policy size: ${rules.longest} characters without white space.`,
      "exhausted",
    );
}

function documentFault(document: Properties, rules: PolicyRules): string | undefined {
  const version = textOf(document, "Version");
  if (version !== undefined && version !== "2012-10-17" && version !== "2008-10-17")
    return `The policy must contain a valid version string: "${version}"; expected "2012-10-17".`;
  const statements = objects(document.Statement);
  if (statements.length === 0) return "Syntax errors in policy: it has no Statement.";
  const ids = statements.map((one) => textOf(one, "Sid")).filter((sid) => sid !== undefined && sid !== "");
  const twice = ids.find((sid, at) => ids.indexOf(sid) !== at);
  if (twice !== undefined) return `Statement IDs (SID) in a single policy must be unique: ${twice} is there twice.`;
  const odd = rules.sid === "letters and digits" ? ids.find((sid) => !/^[A-Za-z0-9]*$/.test(sid ?? "")) : undefined;
  if (odd !== undefined)
    return `Statement IDs (SID) must be alpha-numeric: "${odd}". Leave out all but letters and digits.`;
  return statements.map((one) => statementFault(one, rules)).find((fault) => fault !== undefined);
}

function statementFault(statement: Properties, rules: PolicyRules): string | undefined {
  const known = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
  ];
  const stranger = Object.keys(statement).find((name) => !known.includes(name));
  if (stranger !== undefined) return `Syntax errors in policy: a statement has no element ${stranger}.`;
  if (statement.Effect !== "Allow" && statement.Effect !== "Deny")
    return 'Syntax errors in policy: Effect has to be "Allow" or "Deny".';
  const has = (one: string) => isFilled(statement[one]) || isFilled(statement[`Not${one}`]);
  for (const one of ["Action", "Resource", "Principal"])
    if (isFilled(statement[one]) && isFilled(statement[`Not${one}`]))
      return `Syntax errors in policy: a statement has both ${one} and Not${one}; give one of them.`;
  if (!has("Action")) return "Policy statement must contain actions.";
  const bad = actionsOf(statement).find((action) => action !== "*" && !/^[a-zA-Z0-9-]+:[\w*?]+$/.test(action));
  if (bad !== undefined) return `Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: "${bad}".`;
  if (rules.actions !== undefined && !actionsOf(statement).every((action) => rules.actions?.pattern.test(action)))
    return rules.actions.fault;
  if (rules.principal === "needed" && !has("Principal")) return "Missing required field Principal.";
  if (rules.principal === "refused" && has("Principal")) return "Policy document should not specify a principal.";
  if (rules.resource === "needed" && !has("Resource")) return "Policy statement must contain resources.";
  if (rules.resource === "refused" && has("Resource")) return "Has prohibited field Resource.";
  const formless = rules.principal === "refused" ? formlessResource(statement) : undefined;
  if (formless !== undefined) return `Resource ${formless} must be in ARN format or "*".`;
  return conditionFault(statement.Condition);
}

/** A resource of an identity's policy that is neither an ARN nor `*`. */
function formlessResource(statement: Properties): string | undefined {
  const resources = listOf(statement.Resource ?? statement.NotResource);
  return resources.find((one) => one !== "*" && !/^arn:[^:]*:[^:]*:[^:]*:[^:]*:.+/s.test(one) && !/^arn:\*$/.test(one));
}

/** IAM's condition operators, from the IAM JSON policy reference; each may be asked of all or any value, or only if there is one. */
const OPERATOR =
  /^(For(AllValues|AnyValue):)?((String(Not)?(Equals|EqualsIgnoreCase|Like)|Numeric(Not)?Equals|Numeric(Less|Greater)Than(Equals)?|Date(Not)?Equals|Date(Less|Greater)Than(Equals)?|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like))(IfExists)?|Null)$/i;

function conditionFault(condition: Value | undefined): string | undefined {
  if (condition === undefined) return undefined;
  if (!isProperties(condition)) return "Syntax errors in policy: Condition has to be an object.";
  const strange = Object.keys(condition).find((operator) => !OPERATOR.test(operator));
  return strange === undefined ? undefined : `Invalid Condition type : ${strange}.`;
}

function isFilled(value: Value | undefined): boolean {
  return value !== undefined && value !== "" && !(isList(value) && value.length === 0);
}

/** The actions of a statement, be they one text or a list. */
export function actionsOf(statement: Properties): readonly string[] {
  return listOf(statement.Action ?? statement.NotAction);
}

/** The principals of all statements by kind (`AWS`, `Service`, `Federated`); `*` alone is of kind `AWS`. */
export function principalsOf(document: Properties): readonly { readonly kind: string; readonly name: string }[] {
  return objects(document.Statement).flatMap((statement) => {
    const principal = statement.Principal;
    if (typeof principal === "string") return [{ kind: "AWS", name: principal }];
    return isProperties(principal)
      ? Object.entries(principal).flatMap(([kind, names]) => listOf(names).map((name) => ({ kind, name })))
      : [];
  });
}

function listOf(value: Value | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return isList(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Whether two documents say the same, however they are written: order of names, one text or a list of one, white space. */
export function samePolicy(left: Value | undefined, right: Value | undefined): boolean {
  const [one, other] = [readPolicy(left), readPolicy(right)];
  return (
    one !== undefined && other !== undefined && JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))
  );
}

function canonical(value: Value): Value {
  if (isList(value)) {
    const items = value.map(canonical);
    if (items.length === 1) return items[0] ?? null;
    return items.every((item) => typeof item === "string") ? items.toSorted() : items;
  }
  if (!isProperties(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, canonical(item)]),
  );
}

/** A document that was given as an object, written as the text that AWS keeps. */
export function withPolicyText(inputs: Properties, name: string): Properties {
  const value = inputs[name];
  const document = typeof value === "object" ? readPolicy(value) : undefined;
  return document === undefined ? inputs : { ...inputs, [name]: JSON.stringify(document) };
}
