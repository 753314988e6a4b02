import { z } from "zod";
import { canonicalJson } from "../../../lib/canonical-json";
import { signMessage } from "./ssh-signature";

/** What the signatures of approvals are good for, and nothing else is. */
export const APPROVAL_NAMESPACE = "causeway.approval";

const oneLine = z
  .string()
  .min(1)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "it has to be one line of text");

/** What a person signs. Everything that it speaks of is in it, so that it is good for nothing else. */
export const statementSchema = z.strictObject({
  version: z.literal(1),
  decision: z.enum(["approve", "reject"]),
  stage: oneLine,
  /** The release's id. */
  release: oneLine,
  /** The digest of everything that the update would be made from. */
  digest: oneLine,
  /** The id of the person, as promotion.yaml has it. */
  person: oneLine,
  reason: oneLine.optional(),
  /** When the person decided, RFC 3339 in UTC. */
  at: z.iso.datetime(),
});
export type Statement = Readonly<z.infer<typeof statementSchema>>;

/** A statement and the signature under it: what is carried in files, and kept in the journal. */
export const approvalSchema = z.strictObject({ statement: statementSchema, signature: z.string() });
export type Approval = Readonly<z.infer<typeof approvalSchema>>;

/** The text that is signed: canonical JSON, so that one statement has one text. */
export function statementText(statement: Statement): string {
  return canonicalJson(statement);
}

/**
 * Signs a statement.
 *
 * @param keyText the text of the person's private key file
 * @throws Failure (usage) when the key cannot be used here
 */
export function signStatement(keyText: string, statement: Statement): Approval {
  return { statement, signature: signMessage(keyText, statementText(statement), APPROVAL_NAMESPACE) };
}
