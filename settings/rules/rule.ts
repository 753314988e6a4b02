import type { Draft } from "../draft";
import type { Finding } from "../problem";

/** A rule among the values of one stack. */
export interface StackRule {
  /** The rule in a sentence, as the reference page lists it. */
  readonly says: string;
  /** Where a stack breaks it; values that are not there are somebody else's problem. */
  readonly find: (draft: Draft) => readonly Finding[];
}
