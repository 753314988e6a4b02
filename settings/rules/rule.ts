import type { Draft } from "../draft";
import type { Finding } from "../problem";

/** A rule among the values of one stack; values that are not there are somebody else's problem. */
export type StackRule = (draft: Draft) => readonly Finding[];
