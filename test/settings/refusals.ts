import { expect } from "chai";
import type { StackName } from "../../settings/stack-names";
import { type Edits, problemsOf, type Told } from "./committed-files";

/** A wrong setting and the nearest one that is right. */
export interface Pair {
  readonly title: string;
  readonly stack: StackName;
  readonly wrong: Edits;
  /** What is said about it, all of it. */
  readonly told: readonly Told[];
  readonly right: Edits;
}

/** A test for each pair: the wrong one is refused in exactly these words, the right one is taken. */
export function refuses(pairs: readonly Pair[]): void {
  for (const { title, stack, wrong, told: expected, right } of pairs) {
    it(`refuses ${title}`, () => {
      expect(problemsOf(stack, wrong)).to.deep.equal(expected);
      expect(problemsOf(stack, right), "the control").to.deep.equal([]);
    });
  }
}

/** A problem in its four texts. */
export function told(key: string, got: string, expected: string, remedy: string): Told {
  return { key, got, expected, remedy };
}
