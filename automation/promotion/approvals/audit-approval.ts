import { z } from "zod";
import type { Entry } from "../journal/entry";
import { principalsOf } from "./principals";
import type { Signer } from "./signers";
import { APPROVAL_NAMESPACE, approvalSchema } from "./statement";
import { checkApprovalSignature } from "./verify-approval";

/** An approval as the journal keeps it, beside what the runner took from it. */
const keptSchema = z.looseObject({ approval: approvalSchema });

/** What an entry may repeat of the statement that it keeps. */
const REPEATED = ["stage", "release", "digest", "person", "decision"] as const;

/**
 * What is wrong with an approval that a journal's entry keeps; undefined where nothing is, or it keeps none. Looks at
 * the signature anew, so that an entry cannot say what nobody signed.
 *
 * @param signers whose keys count; where they are not given, only that the signature is one of the statement is looked at
 */
export function approvalProblem(entry: Entry, signers?: readonly Signer[]): string | undefined {
  if (entry.kind !== "approval-given" && !("approval" in entry)) return undefined;
  const kept = keptSchema.safeParse(entry);
  if (!kept.success) return "it keeps an approval that is not a statement with its signature";
  const { approval, ...repeated } = kept.data;
  const { statement } = approval;
  const check = checkApprovalSignature(approval);
  if (!check.ok) return `the approval of ${statement.person} in it: ${check.message}`;
  const other = REPEATED.find((field) => repeated[field] !== undefined && repeated[field] !== statement[field]);
  if (other !== undefined) return `it says another ${other} than the statement that ${statement.person} signed`;
  if (signers === undefined) return undefined;
  const moments = [new Date(statement.at), new Date(entry.at)];
  const answer = principalsOf(signers, check.key.blob, APPROVAL_NAMESPACE, moments);
  return answer.ok ? undefined : `the approval of ${statement.person} in it is signed by a key that is ${answer.why}`;
}
