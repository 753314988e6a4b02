import { UNKNOWN, type Unknown, type Value } from "../facts/value";
import { all, type Decision } from "./decision";
import { hasEffect, namedField, type PolicyDocument, type Statement } from "./document";
import { actionsOf, resourcesOf, type Selection, selectsAction } from "./selection";

/** A statement that may speak about an action, with what it says beside. */
export interface Clause {
  readonly statement: Statement;
  /** Whether it allows, and whether it denies; both may be where its effect is not known. */
  readonly allows: boolean;
  readonly denies: boolean;
  /** Whether it has its effect, and speaks about the action. */
  readonly isAbout: Decision;
  readonly resources: Selection;
  readonly condition: Value | undefined;
  /** Whether it says for whom it is, as those of resources do. */
  readonly isAddressed: boolean;
}

const known = new WeakMap<PolicyDocument, Map<string, readonly (Clause | Unknown)[]>>();

/**
 * What a document may say about an action: of most documents nothing. Read once for each action, however many resources
 * are asked about.
 */
export function clausesAbout(document: PolicyDocument, action: string): readonly (Clause | Unknown)[] {
  const byAction = known.get(document) ?? new Map<string, readonly (Clause | Unknown)[]>();
  if (byAction.size === 0) known.set(document, byAction);
  const before = byAction.get(action);
  if (before !== undefined) return before;
  const clauses = document.statements
    .map((statement) => (statement === UNKNOWN ? UNKNOWN : clauseOf(statement, action)))
    .filter((clause) => clause !== undefined);
  byAction.set(action, clauses);
  return clauses;
}

function clauseOf(statement: Statement, action: string): Clause | undefined {
  const isSelected = selectsAction(actionsOf(statement), action);
  if (isSelected === false) return undefined;
  return {
    statement,
    allows: hasEffect(statement, "allow"),
    denies: hasEffect(statement, "deny"),
    isAbout: all([namedField(statement, "Effect") === UNKNOWN ? UNKNOWN : true, isSelected]),
    resources: resourcesOf(statement),
    condition: namedField(statement, "Condition"),
    isAddressed: ["Principal", "NotPrincipal"].some((name) => namedField(statement, name) !== undefined),
  };
}
