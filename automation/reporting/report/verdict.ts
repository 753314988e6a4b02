import type { Hold } from "../../promotion/standing";
import type { Audit, Claim, Crash, ReportedStage, Rollback, Verdict } from "./report";

/** What a verdict is found from. */
export interface VerdictParts {
  readonly release: string;
  readonly stages: readonly ReportedStage[];
  readonly crashes: readonly Crash[];
  readonly rollbacks: readonly Rollback[];
  readonly holds: readonly Hold[];
  readonly audit: Audit;
  readonly claims: readonly Claim[];
}

/** How a release stands, in one sentence for somebody in a hurry, and what that person ought to know beside it. Pure. */
export function verdictOf(parts: VerdictParts): Verdict {
  const { audit, claims, stages } = parts;
  const remarks = remarksOf(parts);
  const broken = claims.filter(({ ok }) => !ok);
  if (!audit.ok) {
    const sentence = `The record is not proven: ${audit.reason ?? "nobody knows why"}. Nothing below can be relied on.`;
    return { tone: "bad", sentence, remarks };
  }
  if (broken.length > 0) {
    return { tone: "bad", sentence: `${broken.length} of ${claims.length} things did not hold.`, remarks };
  }
  return { ...roadVerdict(parts.release.slice(0, 12), stages), remarks };
}

function roadVerdict(release: string, stages: readonly ReportedStage[]): Pick<Verdict, "tone" | "sentence"> {
  const trouble = stages.find(({ state }) => TROUBLE.includes(state));
  if (trouble !== undefined) {
    return {
      tone: "bad",
      sentence: `Release ${release} ${TROUBLE_WORDS[trouble.state] ?? trouble.state} ${trouble.name}.`,
    };
  }
  const held = stages.filter(({ state }) => state === "verified" || state === "soaked").map(({ name }) => name);
  const next = stages.find(({ state }) => state !== "verified" && state !== "soaked");
  const where = held.length === 0 ? "is nowhere yet" : `is verified in ${listed(held)}`;
  if (next === undefined) return { tone: "good", sentence: `Release ${release} ${where}: the whole way.` };
  if (next.state === "waiting" || next.state === "held") {
    const [wait] = next.waitingFor;
    return { tone: "waiting", sentence: `Release ${release} ${where}; ${next.name} ${wait?.message ?? next.state}.` };
  }
  const tone = held.length === 0 ? "waiting" : "good";
  return { tone, sentence: `Release ${release} ${where}; ${next.name} has not begun.` };
}

const TROUBLE: readonly string[] = ["failed", "errored", "unresolved", "rolled-back"];
const TROUBLE_WORDS: Readonly<Record<string, string>> = {
  failed: "was refused by",
  errored: "could not be tried in",
  unresolved: "broke off in",
  "rolled-back": "was rolled back in",
};

function remarksOf({ crashes, rollbacks, holds }: VerdictParts): string[] {
  return [
    ...crashes.map(({ stage, step, resumedAt }) =>
      resumedAt === undefined
        ? `In stage ${stage} ${step} began, and how it ended is not known.`
        : `In stage ${stage} ${step} broke off and was resumed.`,
    ),
    ...rollbacks.map(
      ({ stage, from, to, reason }) =>
        `Release ${from.slice(0, 12)} ${reason === null ? "was taken back in" : "failed in"} ${stage}, which went back to ${to.slice(0, 12)}.`,
    ),
    ...holds.map(({ stage, by, reason }) => `Stage ${stage} is held by ${by}: ${reason}.`),
  ];
}

/** `dev`, `dev and staging`, `dev, staging and prod`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
