import type { Draft } from "../draft";
import type { Finding } from "../problem";
import type { StackName } from "../stack-names";

/** A stack that we know by name, with what is right in its settings. */
export interface NamedDraft extends Draft {
  readonly stack: StackName;
}

/** What is wrong between stacks, and whose file says so. */
export interface CrossFinding {
  readonly stack: StackName;
  readonly finding: Finding;
}

/** A rule among all stacks. */
export interface CrossRule {
  /** The rule in a sentence, as the reference page lists it. */
  readonly says: string;
  /** Where it is broken; each stack that has a part in it is told. */
  readonly find: (drafts: readonly NamedDraft[]) => readonly CrossFinding[];
}

/** Asks a question about each stack and each other one. */
export function forEachPair(ask: (one: NamedDraft, other: NamedDraft) => Finding | undefined): CrossRule["find"] {
  return (drafts) =>
    drafts.flatMap((one) =>
      drafts.flatMap((other) => {
        const finding = one.stack === other.stack ? undefined : ask(one, other);
        return finding === undefined ? [] : [{ stack: one.stack, finding }];
      }),
    );
}
