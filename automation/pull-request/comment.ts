import type { Finding } from "../guardrails/findings";
import type { SourcePlace } from "../reporting/findings/source-places";
import { changesText, nameOf } from "../reporting/operation-text";
import { codeBlock, fitted, type Page, plain, type Section } from "./markdown";
import type { StackResult } from "./stack-results";
import { stopsOf, verdictOf } from "./verdict";

/** The most characters that a comment has. Source: GitHub takes 65,536; the rest is kept free. */
export const LONGEST_COMMENT = 60_000;

/** Stands at the end of the comment, so that the next run finds it. */
export const COMMENT_MARKER = "<!-- causeway: guardrails of this pull request -->";

/** What a comment is made with, beside the results. */
export interface CommentParts {
  /** Where a resource is made, if that is known. */
  readonly placeOf: (urn: string) => SourcePlace | undefined;
  /** The commit that was looked at: a comment of an earlier one can be told from it. */
  readonly commit?: string;
}

/**
 * What a pull request would do, as a comment on it: the verdict in the first line, every stack, why some could not be
 * looked at, and what stops the change, each with its place and remedy. Where it would be longer than GitHub takes,
 * whole entries are left out, and it says how many.
 */
export function commentOf(results: readonly StackResult[], parts: CommentParts): Page {
  const { sentence } = verdictOf(results);
  const page = fitted([
    {
      head: "",
      entries: [`**${plain(sentence, 2_000)}**\n`],
      leftOut: () => "",
      room: 6_010,
    },
    table(results),
    unanswered(results),
    stopping(results, parts.placeOf),
  ]);
  const commit = parts.commit === undefined ? "" : `\nCommit ${plain(parts.commit, 64)}.\n`;
  return { ...page, text: `${page.text}${commit}\n${COMMENT_MARKER}\n` };
}

function table(results: readonly StackResult[]): Section {
  return {
    head: "| Stack | Changes | Stops | Warn | Unknown until the update | Waived |\n| --- | --- | --- | --- | --- | --- |\n",
    entries: results.map((result) => {
      const { stack, preview } = result;
      const name = plain(stack, 255);
      if (preview.kind === "none") return `| ${name} | could not be looked at | – | – | – | – |\n`;
      const { violations, unknown, waived } = preview.findings;
      const stops = stopsOf(result).length;
      const cells = [
        plain(changesText(preview.changes).replaceAll(/ {3}/g, ", "), 200),
        stops,
        violations.length - stops,
        unknown.length,
        waived.length,
      ];
      return `| ${name} | ${cells.join(" | ")} |\n`;
    }),
    leftOut: (count) => `\nLeft out here: ${counted(count, "stack")}; the run lists a job for each.\n`,
    room: 12_000,
  };
}

function unanswered(results: readonly StackResult[]): Section {
  return {
    head: "#### Not looked at\n",
    entries: results.flatMap(({ stack, preview }) =>
      preview.kind === "none"
        ? [`\n**${plain(stack, 255)}**\n\n${codeBlock(preview.reason, 2_000)}\nFix: ${plain(preview.remedy, 500)}\n`]
        : [],
    ),
    leftOut: (count) => `\nLeft out here: ${counted(count, "stack")} not looked at; the job's log says why.\n`,
    room: 16_000,
  };
}

/** The same finding in several stacks is told once, with their names. */
function stopping(results: readonly StackResult[], placeOf: CommentParts["placeOf"]): Section {
  const groups = new Map<string, { readonly finding: Finding; readonly stacks: string[] }>();
  for (const result of results) {
    for (const finding of stopsOf(result)) {
      const { policy, resource, path, message } = finding;
      const key = JSON.stringify([policy, resource.split("::").slice(1), path, message]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { finding, stacks: [result.stack] });
      else group.stacks.push(result.stack);
    }
  }
  return {
    head: "#### What stops it\n\n",
    entries: [...groups.values()].map(({ finding, stacks }) => entryOf(finding, stacks, placeOf(finding.resource))),
    leftOut: (count) =>
      `\nLeft out here: ${counted(count, "finding")} more; the SARIF files of the jobs have all of them.\n`,
    room: 25_000,
  };
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

function entryOf(finding: Finding, stacks: readonly string[], place: SourcePlace | undefined): string {
  const { policy, resource, path, message, remedy } = finding;
  const where = place === undefined ? "" : ` (${plain(`${place.file}:${place.line}`, 300)})`;
  const what = [nameOf(resource), path].filter((part) => part !== "").join(" ");
  return [
    `- **${plain(policy, 100)}** in ${plain(stacks.join(", "), 300)}: ${plain(what, 400)}${where}`,
    `  ${plain(message, 1_000)}`,
    `  Fix: ${plain(remedy, 1_000)}\n`,
  ].join("<br>\n");
}
