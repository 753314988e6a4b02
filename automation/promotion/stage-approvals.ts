import type { ResolvedStack } from "../resolve-stack";
import { type ApprovalCount, countApprovals, type Decision, type Separation } from "./approvals/count-approvals";
import type { Signer } from "./approvals/signers";
import { type ApprovalCheck, verifyApproval } from "./approvals/verify-approval";
import type { PromotionPath, Stage } from "./path/path";
import type { Asked, GivenApproval } from "./standing";

/** What counting a stage's approvals depends on. */
export interface ApprovalQuestion {
  readonly stage: Stage;
  readonly path: PromotionPath;
  readonly signers: readonly Signer[];
  readonly release: string;
  readonly asked: Asked;
  readonly given: readonly GivenApproval[];
  readonly separations: readonly Separation[];
}

/** A decision that counts for what was asked, with when it was taken: as it was signed, and no later than it came in. */
export type AcceptedApproval = Extract<ApprovalCheck, { accepted: true }> & { readonly at: string };

/** What the approvals of a stage come to. */
export interface StageApprovals {
  readonly count: ApprovalCount;
  readonly accepted: readonly AcceptedApproval[];
  /** Somebody's rejection that stands, which nobody's approval outweighs. */
  readonly rejection: AcceptedApproval | undefined;
}

/** Verifies every decision again that was given for what was asked, and counts those that hold. */
export function stageApprovals(question: ApprovalQuestion): StageApprovals {
  const { stage, path, signers, release, asked, given, separations } = question;
  const accepted = given.flatMap(({ approval, at }): AcceptedApproval[] => {
    const expected = { stage: stage.name, release, digest: asked.digest, at: new Date(at) };
    const check = verifyApproval(approval, signers, path.people, expected);
    return check.accepted ? [{ ...check, at: earlier(check.statement.at, at) }] : [];
  });
  const decisions = accepted.map(
    ({ person, statement, at }): Decision => ({ person: person.id, decision: statement.decision, at }),
  );
  const count = countApprovals(decisions, path.people, stage.approvals, separations);
  const against = count.refused.find(({ reason }) => reason === "rejected");
  const rejection = accepted
    .filter(({ person, statement }) => person.id === against?.person && statement.decision === "reject")
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .at(-1);
  return { accepted, count, rejection };
}

/** What was signed earlier and is handed in again later is no newer for it. */
function earlier(one: string, other: string): string {
  return Date.parse(one) < Date.parse(other) ? one : other;
}

/** Who has rejected something, and why: `mei has rejected it: too large`. */
export function rejectionText({ person, statement: { reason } }: AcceptedApproval): string {
  return `${person.id} has rejected it${reason === undefined ? "" : `: ${reason}`}`;
}

/**
 * Whose approval may not count at a stage. On the embedded cloud a release without a commit has no author; anywhere else
 * an author who is not known could be anybody.
 */
export function separationsOf(
  stage: Stage,
  parts: { readonly author: string | null; readonly executor: string; readonly stacks: Iterable<ResolvedStack> },
): readonly Separation[] {
  const embedded = [...parts.stacks].every(({ target }) => target === "embedded");
  return stage.separation.flatMap((duty): Separation[] => {
    if (duty === "executor") return [{ duty, who: parts.executor }];
    if (parts.author === null && embedded) return [];
    return [{ duty, who: parts.author ?? undefined }];
  });
}

/** Who still has to approve, in words: `1 more approval of security (mei)`. */
export function missingText({ missing }: ApprovalCount, { people }: PromotionPath): string {
  return Object.entries(missing)
    .map(([team, count]) => {
      const names = people.filter(({ teams }) => teams.includes(team)).map(({ id }) => id);
      return `${count} more ${count === 1 ? "approval" : "approvals"} of ${team} (${names.join(", ")})`;
    })
    .join(", ");
}
