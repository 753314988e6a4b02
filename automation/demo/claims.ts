import type { AuditAnswer, View } from "./answers";
import type { BadCommits } from "./bad-commits";
import type { Approvals, Crash } from "./good-release";
import { isExact } from "./inventory";

/** Something that the demo says is so, with what it has seen of it. */
export interface Claim {
  readonly name: "road" | "crash" | "once" | "approvals" | "guardrails" | "rollback" | "audit";
  readonly ok: boolean;
  /** What a person reads. */
  readonly sentence: string;
  /** What was seen. */
  readonly proof: string;
}

/** Everything that the demo has seen. */
export interface DemoFacts {
  readonly release: string;
  /** What `promote` said of the release at the end. */
  readonly end: View;
  readonly crash: Crash;
  readonly approvals: Approvals;
  readonly bad: BadCommits;
  /** What production held after the bad release: the release, and whether it was verified again. */
  readonly prodAfter: { readonly release: string; readonly held: boolean };
  readonly audit: AuditAnswer;
}

/** Decides every claim of the demo. Pure: nothing is taken for granted because a call has ended. */
export function claimsOf(facts: DemoFacts): readonly Claim[] {
  return [
    roadClaim(facts),
    crashClaim(facts.crash),
    onceClaim(facts.crash),
    approvalsClaim(facts.approvals),
    guardrailsClaim(facts.bad),
    rollbackClaim(facts),
    auditClaim(facts.audit),
  ];
}

function roadClaim({ end, release }: DemoFacts): Claim {
  const states = ["dev", "staging", "prod"].map((name) => [name, stateOf(end, name)] as const);
  return {
    name: "road",
    ok: end.release === release && states.every(([, state]) => state === "verified" || state === "soaked"),
    sentence: "One release went dev → staging → prod, with every gate on",
    proof: states.map(([name, state]) => `${name} ${state}`).join(", "),
  };
}

function crashClaim({ kill, signal, stateAfter, resumed }: Crash): Claim {
  const midway = kill !== undefined && kill.at > 0 && kill.at < kill.of;
  return {
    name: "crash",
    ok: midway && signal === "SIGKILL" && stateAfter === "unresolved" && resumed.startsWith("resumed"),
    sentence: "Its runner was killed in the middle of an update, and promoting again finished it",
    proof: `killed by ${signal ?? "nothing"} at ${kill?.at ?? "?"} of ${kill?.of ?? "?"} resources, then ${stateAfter}, then ${resumed || "not resumed"}`,
  };
}

function onceClaim({ inventories }: Crash): Claim {
  const entries = Object.entries(inventories);
  return {
    name: "once",
    ok: entries.length > 0 && entries.every(([, inventory]) => isExact(inventory)),
    sentence: "Nothing was made twice, nothing was lost",
    proof: entries
      .map(([stack, { expected, found, twice, orphans, missing }]) => {
        const wrong = twice.length + orphans.length + missing.length;
        return `${stack} ${found} of ${expected}${wrong === 0 ? "" : ` (${twice.length} twice, ${orphans.length} unknown, ${missing.length} missing)`}`;
      })
      .join(", "),
  };
}

function approvalsClaim({ outsider, missingAfterFirst, missingAfterAgain, last }: Approvals): Claim {
  const refused = outsider === undefined || (outsider.code === 1 && outsider.reason !== "");
  const complete = Object.keys(last.missing).length === 0;
  return {
    name: "approvals",
    ok: refused && missingAfterFirst > 0 && missingAfterFirst === missingAfterAgain && complete,
    sentence: "Two people signed for production; a third without the right and a second signature of one did not count",
    proof: [
      last.approvals.map(({ person, team }) => `${person} for ${team}`).join(", "),
      ...(outsider === undefined ? [] : [`${outsider.person} refused: ${outsider.reason}`]),
      `${missingAfterAgain} still missing after one had signed twice`,
    ].join("; "),
  };
}

function guardrailsClaim({ stopped: { code, findings } }: BadCommits): Claim {
  const stops = findings.violations.filter(({ level }) => level === "mandatory");
  return {
    name: "guardrails",
    ok: code === 1 && stops.length > 0,
    sentence: "An unsafe commit was stopped by the guardrails before anything was changed",
    proof: [...new Set(stops.map(({ policy }) => policy))].join(", ") || "nothing stopped it",
  };
}

function rollbackClaim({ bad: { rolledBack }, prodAfter, release }: DemoFacts): Claim {
  const prod = rolledBack.view.stages.find(({ name }) => name === "prod");
  const verify = prod?.steps.find(({ name }) => name === "verify");
  const ok =
    rolledBack.code === 1 &&
    rolledBack.release !== release &&
    verify?.result === "failed" &&
    prod?.state === "rolled-back" &&
    prodAfter.held &&
    prodAfter.release === release;
  return {
    name: "rollback",
    ok,
    sentence: "A bad release failed its verification in production and was rolled back by itself",
    proof: `verify ${verify?.result ?? "did not run"}, prod ${prod?.state ?? "unknown"}, ${prodAfter.held ? "verified again" : "not verified"}`,
  };
}

function auditClaim({ ok, entries, reason }: AuditAnswer): Claim {
  return {
    name: "audit",
    ok: ok && entries > 0,
    sentence: "The record of all this is a chain that nobody can change unnoticed",
    proof: ok ? `${entries} entries verified` : (reason ?? "not verified"),
  };
}

function stateOf(view: View, stage: string): string {
  return view.stages.find(({ name }) => name === stage)?.state ?? "unknown";
}
