/** What is wrong with a line of an allowed_signers file. */
export interface SignersProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly got: string;
  readonly expected: string;
  readonly remedy: string;
}

/** What is wrong with a line, before it is known which. */
export type Wrong = Pick<SignersProblem, "got" | "expected" | "remedy">;
