import type { Finding } from "../../guardrails/findings";

/** What is not known of one property, with everybody who would have to know it. */
export interface UnknownGroup {
  /** URN. */
  readonly resource: string;
  /** Property path; empty for the resource as a whole. */
  readonly path: string;
  /** Whether a promotion must not go on without the answer. */
  readonly level: Finding["level"];
  readonly findings: readonly Finding[];
}

/**
 * What is not known, by what would have to be: a policy document that names a key which is not made yet leaves a dozen
 * guardrails without an answer, and is one thing to know. In the order of the first of each.
 */
export function unknownGroups(unknown: readonly Finding[]): readonly UnknownGroup[] {
  const groups = new Map<string, readonly Finding[]>();
  for (const finding of unknown) {
    const key = JSON.stringify([finding.level, finding.resource, finding.path]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((findings) => {
    const [first] = findings;
    return first === undefined ? [] : [{ resource: first.resource, path: first.path, level: first.level, findings }];
  });
}
