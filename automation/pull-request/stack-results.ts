import { z } from "zod";
import { type PreviewDocument, readPreview } from "./preview-document";

/** What a pull request would do to a stack. */
export interface StackResult {
  readonly stack: string;
  readonly preview: PreviewDocument;
}

/** The preview of a stack that was to be looked at and was not. */
const MISSING: PreviewDocument = {
  kind: "none",
  reason: "its preview left no result: the job was ended, or never began",
  remedy: "see its log, and run it again",
};

/**
 * The results of a pull request's stacks, by name: of those that left one and of those that were expected to.
 *
 * @param texts stack → what its preview printed
 * @param expected the stacks that were to be previewed
 */
export function stackResults(texts: ReadonlyMap<string, string>, expected: readonly string[]): readonly StackResult[] {
  return [...new Set([...texts.keys(), ...expected])].toSorted().map((stack) => {
    const text = texts.get(stack);
    return { stack, preview: text === undefined ? MISSING : readPreview(text) };
  });
}

const touchedSchema = z.object({ stacks: z.array(z.object({ name: z.string() })) });

/** The names in what `pull-request stacks --json` printed; undefined where it is something else. */
export function expectedStacks(text: string): readonly string[] | undefined {
  try {
    return touchedSchema.parse(JSON.parse(text)).stacks.map(({ name }) => name);
  } catch {
    return undefined;
  }
}
