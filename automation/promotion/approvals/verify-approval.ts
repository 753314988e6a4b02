import { principalsOf } from "./principals";
import type { Signer } from "./signers";
import { checkSignature, type SignatureCheck } from "./ssh-signature";
import { APPROVAL_NAMESPACE, type Approval, type Statement, statementText } from "./statement";

/** A person who may decide, as promotion.yaml has them. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly teams: readonly string[];
}

/** What a decision has to be about to count. */
export interface Expected {
  readonly stage: string;
  readonly release: string;
  readonly digest: string;
  /** When it was taken in; the key has to be valid then, and when the person says to have decided. */
  readonly at: Date;
}

/** Why a decision does not count. */
export type RefusalReason =
  | "signature does not verify"
  | "wrong namespace"
  | "key not among the signers"
  | "key not valid then"
  | "unknown person"
  | "key of several people"
  | "person is not the key's"
  | "other stage"
  | "other release"
  | "other digest";

/** Whether a decision counts. */
export type ApprovalCheck =
  | { readonly accepted: true; readonly person: Person; readonly statement: Statement }
  | {
      readonly accepted: false;
      readonly reason: RefusalReason;
      /** What was got and what was expected. */
      readonly message: string;
    };

/**
 * Whether an approval or a rejection was made by the person it names, with a key that was that person's, about what is
 * expected. A person is found among a key's principals by id or e-mail address.
 */
export function verifyApproval(
  approval: Approval,
  signers: readonly Signer[],
  people: readonly Person[],
  expected: Expected,
): ApprovalCheck {
  const { statement } = approval;
  const signature = checkApprovalSignature(approval);
  if (!signature.ok) {
    const reason = signature.why === "other namespace" ? "wrong namespace" : "signature does not verify";
    return refuse(reason, `the signature: ${signature.message}`);
  }
  const moments = [new Date(statement.at), expected.at];
  const answer = principalsOf(signers, signature.key.blob, APPROVAL_NAMESPACE, moments);
  if (!answer.ok) return refuseKey(answer.why, statement, expected);
  const person = people.find(({ id }) => id === statement.person);
  if (person === undefined) {
    return refuse("unknown person", `${statement.person} is none of ${people.map(({ id }) => id).join(", ")}`);
  }
  const owners = people.filter(({ id, email }) => answer.principals.some((name) => name === id || name === email));
  const names = owners.map(({ id }) => id).join(", ");
  if (owners.length > 1) return refuse("key of several people", `the key stands for ${names}; it has to be one's own`);
  if (owners[0]?.id !== person.id) {
    return refuse("person is not the key's", `${person.id} is named, and the key is ${names || "nobody's"}`);
  }
  return aboutWhatIsExpected(statement, expected) ?? { accepted: true, person, statement };
}

/** Whether the signature is one of the statement, whoever made it. */
export function checkApprovalSignature({ statement, signature }: Approval): SignatureCheck {
  const text = statementText(statement);
  const check = checkSignature(signature, text, APPROVAL_NAMESPACE);
  // An editor ends a file's last line; the statement is the same.
  return check.ok || check.why !== "does not verify"
    ? check
    : checkSignature(signature, `${text}\n`, APPROVAL_NAMESPACE);
}

function refuseKey(
  why: "not a signer" | "other namespace" | "not valid then",
  statement: Statement,
  expected: Expected,
): ApprovalCheck {
  if (why === "not a signer") return refuse("key not among the signers", "the signers file does not have the key");
  if (why === "other namespace") {
    return refuse("wrong namespace", `the signers file does not let the key sign ${APPROVAL_NAMESPACE}`);
  }
  const moments = `${statement.at}, when it was signed, and ${expected.at.toISOString()}, when it came in`;
  return refuse("key not valid then", `the key has to be valid at ${moments}`);
}

function aboutWhatIsExpected(statement: Statement, expected: Expected): ApprovalCheck | undefined {
  for (const field of ["stage", "release", "digest"] as const) {
    if (statement[field] !== expected[field]) {
      return refuse(`other ${field}`, `it is about ${field} ${statement[field]}, expected ${expected[field]}`);
    }
  }
  return undefined;
}

function refuse(reason: RefusalReason, message: string): ApprovalCheck {
  return { accepted: false, reason, message };
}
