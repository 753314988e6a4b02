import type { PolicyResource } from "../facts/resource";
import { isProperties, listOf, UNKNOWN, type Unknown, type Value } from "../facts/value";
import { undetermined, type Verdict } from "../pack/rule";
import { type Statement, statementsOf } from "./document";

/** Where each type keeps a document that grants rights to identities. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  "aws:iam/policy:Policy": "policy",
  "aws:iam/rolePolicy:RolePolicy": "policy",
  "aws:iam/userPolicy:UserPolicy": "policy",
  "aws:iam/groupPolicy:GroupPolicy": "policy",
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": "inlinePolicy",
};

const ROLE = "aws:iam/role:Role";

/** The types whose documents grant rights to identities. */
export const grantingTypes: readonly string[] = [...Object.keys(DOCUMENTS), ROLE];

/** A document of a resource, and where it stands. */
export interface LocatedDocument {
  readonly path: string;
  readonly document: Value | undefined;
}

/** A statement of a resource, and where it stands; not known alone, or because its whole document is not. */
export interface LocatedStatement {
  readonly path: string;
  readonly statement: Statement | Unknown;
}

/** The documents by which a resource grants rights to identities: its own, or a role's inline ones. */
export function grantedDocuments({ type, props }: PolicyResource): readonly LocatedDocument[] {
  const path = DOCUMENTS[type];
  if (path !== undefined) return [{ path, document: props[path] }];
  return type === ROLE ? inlineDocuments(props["inlinePolicies"]) : [];
}

function inlineDocuments(value: Value | undefined): readonly LocatedDocument[] {
  const policies = listOf(value);
  if (policies === UNKNOWN) return [{ path: "inlinePolicies", document: UNKNOWN }];
  return policies.map((policy, index) => {
    const path = `inlinePolicies[${index}]`;
    if (policy === UNKNOWN) return { path, document: UNKNOWN };
    return { path: `${path}.policy`, document: isProperties(policy) ? policy["policy"] : undefined };
  });
}

/** What is to be said of a resource's documents that are not known as a whole. */
export function unknownGrants(resource: PolicyResource, what: string): readonly Verdict[] {
  return grantedDocuments(resource)
    .filter(({ document }) => document === UNKNOWN)
    .map(({ path }) => undetermined(path, what));
}

/** The statements of those documents. */
export function grantedStatements(resource: PolicyResource): readonly LocatedStatement[] {
  return grantedDocuments(resource).flatMap(({ path, document }) => locatedStatements(document, path));
}

/** The statements of a document, each with its path: `policy.Statement[0]`. */
export function locatedStatements(document: Value | undefined, path: string): readonly LocatedStatement[] {
  const statements = statementsOf(document);
  if (statements === undefined) return [];
  if (statements === UNKNOWN) return [{ path, statement: UNKNOWN }];
  return statements.map((statement, index) => ({ path: `${path}.Statement[${index}]`, statement }));
}

/** What a path of locatedStatements is of: one statement, or the policy as a whole. */
export function kindOf(path: string): "statement" | "policy" {
  return /Statement\[\d+\]$/.test(path) ? "statement" : "policy";
}
