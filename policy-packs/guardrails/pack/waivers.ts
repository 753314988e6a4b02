import type { Outcome, Waiver } from "../../../lib/guardrail-pack";
import type { Stack } from "../facts/stack";

/** What a session knows of waivers: which there are, which day it is, and which of them have waived something. */
export interface Waivers {
  readonly all: readonly Waiver[];
  /** The day that decides which have ended: `2026-12-04`; without one none holds. */
  readonly today: string | undefined;
  readonly used: Set<Waiver>;
}

/**
 * An outcome with its waiver, if it has one. A waiver is for one sentence about one resource: when the value behind it
 * changes, so does the sentence, and the waiver waives nothing. What is unknown cannot be waived.
 */
export function waive(outcome: Outcome, { all, today, used }: Waivers): Outcome {
  const { kind, finding } = outcome;
  if (kind !== "violation") return outcome;
  const waiver = all.find(
    ({ policy, resource, path, finding: sentence }) =>
      policy === finding.policy &&
      resource === finding.resource &&
      path === finding.path &&
      sentence === finding.message,
  );
  if (waiver === undefined) return outcome;
  used.add(waiver);
  if (today === undefined) return outcome;
  if (waiver.until >= today) return { kind: "waived", finding, waiver };
  const message = `${finding.message}; the waiver of ${waiver.owner} ended on ${waiver.until}`;
  return { kind, finding: { ...finding, message } };
}

/**
 * A word on each waiver of a stack that has waived nothing in it: it is out of date, and hides what comes back. Said
 * where the stack itself is among the resources, and so all of them are: a part of a stack cannot tell.
 */
export function unusedWaivers({ all, used }: Waivers, stack: Stack, policies: ReadonlySet<string>): Outcome[] {
  const prefixes = stack.ofType("pulumi:pulumi:Stack").map(({ urn }) => urn.split("::", 2).join("::"));
  const isHere = (urn: string) => prefixes.some((prefix) => urn.startsWith(`${prefix}::`));
  return all
    .filter((waiver) => !used.has(waiver) && policies.has(waiver.policy) && isHere(waiver.resource))
    .map(({ policy, resource, path, finding, owner }) => ({
      kind: "violation",
      finding: {
        policy,
        level: "advisory",
        severity: "low",
        resource,
        path,
        message: `the waiver of ${owner} waives nothing: "${finding}" is not found any more`,
        remedy: "take the waiver out, or make it say what is found now",
        frameworks: [],
      },
    }));
}
