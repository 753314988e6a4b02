import type { Finding, Findings } from "../../guardrails/findings";
import { nameOf } from "../operation-text";
import { type UnknownGroup, unknownGroups } from "./unknown-groups";

/** How many findings of a kind are shown one by one; the rest are counted. */
const SHOWN = 20;

/** The findings for people: one line that says how it stands, then each with where it is and how to mend it. */
export function findingsText(findings: Findings): string {
  const { unknown, waived, mended = [] } = findings;
  const { stops, warns } = byLevel(findings);
  return [
    summaryText(findings),
    ...mended.map(({ policy, resource, message }) => `  mended  ${policy}  ${nameOf(resource)}  ${message}`),
    ...shown("STOP", stops),
    ...shown("warn", warns),
    ...cut(unknownGroups(unknown), groupLine),
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
  return cut(findings, (finding) => [`  ${word}  ${lineOf(finding)}`, `        fix  ${finding.remedy}`]);
}

/** One line for what is not known, whoever asks. */
function groupLine({ resource, path, findings }: UnknownGroup): string[] {
  const [first] = findings;
  if (first !== undefined && findings.length === 1) return [`  ????  ${lineOf(first)}`];
  const policies = findings.map(({ policy }) => policy).join(", ");
  return [`  ????  ${placeOf(resource, path)}  not known before the update; without an answer: ${policies}`];
}

function cut<Item>(items: readonly Item[], linesOf: (item: Item) => readonly string[]): string[] {
  const lines = items.slice(0, SHOWN).flatMap(linesOf);
  return items.length > SHOWN ? [...lines, `        and ${items.length - SHOWN} more`] : lines;
}

function lineOf({ policy, message, resource, path }: Finding): string {
  return `${policy}  ${placeOf(resource, path)}  ${message}`;
}

function placeOf(resource: string, path: string): string {
  return `${nameOf(resource)}${path === "" ? "" : ` ${path}`}`;
}
