import type { Finding, Findings } from "../../guardrails/findings";
import { nameOf } from "../operation-text";

/** How many findings of a kind are shown one by one; the rest are counted. */
const SHOWN = 20;

/** The findings for people: one line that says how it stands, then each with where it is and how to mend it. */
export function findingsText(findings: Findings): string {
  const { unknown, waived } = findings;
  const { stops, warns } = byLevel(findings);
  return [
    summaryText(findings),
    ...shown("STOP", stops),
    ...shown("warn", warns),
    ...shown("????", unknown),
    ...waived.map((finding) => {
      const { owner, reason, until } = finding;
      return `  waived  ${lineOf(finding)}\n        ${owner}, until ${until}: ${reason}`;
    }),
  ].join("\n");
}

/** How it stands, in one line. */
export function summaryText(findings: Findings): string {
  const { checked, unknown, waived } = findings;
  const { stops, warns } = byLevel(findings);
  const parts = [
    counted(stops.length, "stops this", "stop this"),
    counted(warns.length, "warns", "warn"),
    counted(unknown.length, "unknown until the update", "unknown until the update"),
    counted(waived.length, "waived", "waived"),
  ].filter((part) => part !== "");
  return `Guardrails   ${[...parts, `${checked} resources checked${parts.length === 0 ? ", all hold" : ""}`].join("   ")}`;
}

function byLevel({ violations }: Findings): Readonly<Record<"stops" | "warns", readonly Finding[]>> {
  return {
    stops: violations.filter(({ level }) => level === "mandatory"),
    warns: violations.filter(({ level }) => level === "advisory"),
  };
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
}

function shown(word: string, findings: readonly Finding[]): string[] {
  const lines = findings.slice(0, SHOWN).flatMap((finding) => {
    const fix = word === "????" ? [] : [`        fix  ${finding.remedy}`];
    return [`  ${word}  ${lineOf(finding)}`, ...fix];
  });
  return findings.length > SHOWN ? [...lines, `        and ${findings.length - SHOWN} more`] : lines;
}

function lineOf({ policy, message, resource, path }: Finding): string {
  return `${policy}  ${nameOf(resource)}${path === "" ? "" : ` ${path}`}  ${message}`;
}
