import { UNKNOWN, type Unknown } from "../facts/value";
import { type Clause, clausesAbout } from "./clauses";
import { holds } from "./condition";
import type { Context } from "./context";
import { all, any, type Decision, not } from "./decision";
import type { PolicyDocument } from "./document";
import { type Caller, isSameAccount, type Naming, namingOf } from "./principal";
import { type Selection, selectsResource } from "./selection";
import { fillIn } from "./variables";

/** One question to IAM. */
export interface Request {
  readonly caller: Caller;
  readonly action: string;
  /** ARN, with stars for what is not known of it, or for what the caller may choose. */
  readonly resource: string;
  /** Whether the caller chooses among all ARNs that `resource` stands for. @default it is one that is not known */
  readonly isChoice?: boolean;
  readonly context: Context;
}

/** The policies that a request is decided by. */
export interface Policies {
  /** Of the caller and its groups. */
  readonly identity: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
  readonly session?: readonly PolicyDocument[];
  /** Service control policies, level by level from the root of the organisation. */
  readonly organisation?: readonly (readonly PolicyDocument[])[];
  readonly resource?: ResourcePolicy;
}

/** The policy that hangs on the resource. */
export interface ResourcePolicy {
  readonly document: PolicyDocument;
  readonly account: string | Unknown;
  /** Keys and roles: without their own policy's consent no policy of an identity counts. */
  readonly isDecisive?: boolean;
}

/** Decides a request as AWS does: what nobody allows is denied, and what anybody denies is. */
export function evaluate(request: Request, policies: Policies): Decision {
  const { identity, boundary, session, organisation = [], resource } = policies;
  const limits = [...(boundary === undefined ? [] : [[boundary]]), ...(session === undefined ? [] : [session])];
  const granted = allowedBy(identity, request);
  // Most of what is asked nobody allows: no denial needs to be looked for.
  if (granted === false && resource === undefined) return false;
  const isBounded = boundary !== undefined;
  const documents = [...identity, ...limits.flat(), ...organisation.flat()];
  const notDenied = all([
    ...documents.map((document) => isNotDenied(document, request)),
    resource === undefined ? true : isNotDenied(resource.document, request, isBounded),
  ]);
  const above = all(organisation.map((level) => allowedBy(level, request)));
  const within = all(limits.map((level) => allowedBy(level, request)));
  const own = all([granted, within]);
  return all([notDenied, above, resource === undefined ? own : allowedTogether(request, own, within, resource)]);
}

/** Within an account one of both sides is enough, across accounts both are needed. */
function allowedTogether(request: Request, own: Decision, within: Decision, resource: ResourcePolicy): Decision {
  const { caller } = request;
  const { itself, account } = grantsOf(resource.document, request);
  // What a resource grants to a user itself no boundary takes away; what it grants to a role one does.
  const granted = caller.kind === "user" ? itself : all([itself, within]);
  const same = any([granted, all([own, resource.isDecisive === true ? account : true])]);
  const across = all([own, any([itself, account])]);
  const isSame =
    caller.kind === "role" || caller.kind === "user" ? isSameAccount(caller.account, resource.account) : true;
  if (isSame === true) return caller.kind === "service" || caller.kind === "federated" ? itself : same;
  return isSame === false || same === across ? across : all([UNKNOWN, any([same, across])]);
}

/** What a resource's policy grants to a caller itself, and what to its account. */
function grantsOf(document: PolicyDocument, request: Request): Naming {
  const applying = clausesAbout(document, request.action).map((clause): Naming => {
    if (clause === UNKNOWN) return { itself: UNKNOWN, account: UNKNOWN };
    if (!clause.allows) return { itself: false, account: false };
    const applies = all(partsOf(clause, request, document));
    const naming = namingOf(clause.statement, request.caller);
    return { itself: all([applies, naming.itself]), account: all([applies, naming.account]) };
  });
  return { itself: any(applying.map(({ itself }) => itself)), account: any(applying.map(({ account }) => account)) };
}

/** Whether one of these documents allows a request. */
function allowedBy(documents: readonly PolicyDocument[], request: Request): Decision {
  return any(
    documents.flatMap((document) =>
      clausesAbout(document, request.action).map((clause): Decision => {
        if (clause === UNKNOWN) return UNKNOWN;
        return clause.allows && all(partsOf(clause, request, document));
      }),
    ),
  );
}

/** Whether none of a document's denials applies: of each, one part does not. */
function isNotDenied(document: PolicyDocument, request: Request, isBounded = false): Decision {
  return all(
    clausesAbout(document, request.action).map((clause): Decision => {
      if (clause === UNKNOWN) return UNKNOWN;
      if (!clause.denies) return true;
      const parts: readonly Decision[] = [
        ...partsOf(clause, request, document),
        isMeant(clause, request.caller, isBounded),
      ];
      return any(parts.map(not));
    }),
  );
}

/** Whether a clause speaks about a caller, which it does where it names nobody. */
function isMeant({ isAddressed, statement }: Clause, caller: Caller, isBounded: boolean): Decision {
  if (!isAddressed) return true;
  const { itself, account } = namingOf(statement, caller, isBounded);
  return any([itself, account]);
}

/** Whether effect, action, resource and condition of a clause are those of a request. */
function partsOf(clause: Clause, request: Request, document: PolicyDocument): readonly Decision[] {
  const { resource, isChoice = false, context } = request;
  const overlap = isChoice ? "sometimes" : UNKNOWN;
  const isThere = selectsFilled(clause.resources, resource, overlap, document.hasVariables ? context : undefined);
  return isThere === false ? [false] : [clause.isAbout, isThere, holds(clause.condition, context)];
}

/** Whether a resource is selected, with the values of variables filled in. */
function selectsFilled(selection: Selection, arn: string, overlap: Decision, context: Context | undefined): Decision {
  const sure: (string | Unknown)[] = [];
  const others: Decision[] = [];
  for (const pattern of selection.patterns) {
    const filled = pattern === UNKNOWN || context === undefined ? undefined : fillIn(pattern, context);
    if (pattern === UNKNOWN || context === undefined) sure.push(pattern);
    else if (filled?.certainty === true) sure.push(filled.pattern);
    else if (filled !== undefined) {
      const one = selectsResource({ patterns: [filled.pattern], excepts: false }, arn, overlap);
      others.push(one === false ? false : all([one, filled.certainty]));
    }
  }
  const plain = selectsResource({ ...selection, patterns: sure }, arn, overlap);
  return selection.excepts ? all([plain, ...others.map(not)]) : any([plain, ...others]);
}
