import type { Failure } from "../errors";

/** What `--json` prints where there is no answer to give. */
export function failureJson(failure: Failure): { error: { kind: string; message: string; remedy: string } } {
  return { error: { kind: failure.kind, message: failure.message, remedy: failure.remedy } };
}

/** A failure for people: what happened, then what to do about it. Words carry the meaning, not colour. */
export function failureText(failure: Failure): string {
  return `✗ ${failure.kind}  ${failure.message}\n  fix  ${failure.remedy}`;
}
