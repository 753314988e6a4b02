import { expect } from "chai";
import fc from "fast-check";
import { COMMENT_MARKER, commentOf, LONGEST_COMMENT } from "../../../automation/pull-request/comment";
import { type StackResult, stackResults } from "../../../automation/pull-request/stack-results";
import { sampleFinding, sampleFindings, samplePreview } from "../../support/sample-findings";

const results = (texts: Readonly<Record<string, string>>) => stackResults(new Map(Object.entries(texts)), []);
const comment = (of: readonly StackResult[], commit?: string) =>
  commentOf(of, {
    placeOf: () => ({ file: "components/database/database.ts", line: 42 }),
    ...(commit === undefined ? {} : { commit }),
  });
const stopped = (stack: string) =>
  samplePreview(
    stack,
    sampleFindings({
      violations: [
        sampleFinding({ resource: `urn:pulumi:${stack}::p::aws:rds/instance:Instance::db` }),
        sampleFinding({ level: "advisory" }),
      ],
      unknown: [sampleFinding()],
    }),
  );

/** A Markdown text without its code blocks, and the fence that is open at its end, as CommonMark counts. */
function withoutCode(text: string): { readonly outside: string; readonly open: string | undefined } {
  let open: string | undefined;
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const [, ticks, rest = ""] = /^ {0,3}(`{3,})(.*)$/.exec(line) ?? [];
    if (open === undefined && ticks !== undefined && !rest.includes("`")) open = ticks;
    else if (open === undefined) lines.push(line);
    else if (ticks !== undefined && ticks.length >= open.length && rest.trim() === "") open = undefined;
  }
  return { outside: lines.join("\n"), open };
}

/** The numbers of cells in the rows of the text's table. */
function widths(text: string): number[] {
  const rows = text.split("\n").filter((line) => line.startsWith("| "));
  return [...new Set(rows.map((row) => row.replaceAll(/\\./g, "").split("|").length))];
}

describe("commentOf", () => {
  it("has the verdict in the first line, every stack, and what stops it with place and remedy, once for all stacks", () => {
    const { text, leftOut } = comment(results({ dev: stopped("dev"), prod: stopped("prod") }), "3f9a1c");
    expect(leftOut).to.equal(0);
    expect(text.split("\n")).to.deep.equal([
      "**✗ 2 findings stop this pull request, in dev and prod**",
      "",
      "| Stack | Changes | Stops | Warn | Unknown until the update | Waived |",
      "| --- | --- | --- | --- | --- | --- |",
      "| dev | + 1 create, \\~ 2 update, 290 same | 1 | 1 | 1 | 0 |",
      "| prod | + 1 create, \\~ 2 update, 290 same | 1 | 1 | 1 | 0 |",
      "",
      "#### What stops it",
      "",
      "- **rds-public** in dev, prod: db publiclyAccessible (components/database/database.ts\\:42)<br>",
      "  the database is public<br>",
      "  Fix: set publiclyAccessible\\: false",
      "",
      "Commit 3f9a1c.",
      "",
      COMMENT_MARKER,
      "",
    ]);
  });

  it("says in full why a stack could not be looked at, and does not count it as passed", () => {
    const { text } = comment(results({ prod: '{"error":{"message":"no\\n```engine","remedy":"set it up"}}' }));
    expect(text.split("\n").slice(0, 16)).to.deep.equal([
      "**? prod could not be looked at\\: what this pull request does is not known**",
      "",
      "| Stack | Changes | Stops | Warn | Unknown until the update | Waived |",
      "| --- | --- | --- | --- | --- | --- |",
      "| prod | could not be looked at | – | – | – | – |",
      "",
      "#### Not looked at",
      "",
      "**prod**",
      "",
      "````text",
      "no",
      "```engine",
      "````",
      "",
      "Fix: set it up",
    ]);
  });

  it("is one line and the marker where no stack is touched", () => {
    expect(comment([]).text).to.equal(`**✓ This pull request touches no stack**\n\n${COMMENT_MARKER}\n`);
  });

  it("says how many findings are left out where there are too many, and shows the first", () => {
    const violations = Array.from({ length: 5_000 }, (_, index) => sampleFinding({ path: `rule[${index}]` }));
    const { text, leftOut } = comment(results({ dev: samplePreview("dev", sampleFindings({ violations })) }));
    const shown = text.split("\n").filter((line) => line.startsWith("- **")).length;
    expect(shown).to.be.greaterThan(100);
    expect(leftOut).to.equal(5_000 - shown);
    expect(text).to.include(`Left out here: ${leftOut} findings more; the SARIF files of the jobs have all of them.`);
    expect(text).to.include("rule\\[0\\]").and.to.include(COMMENT_MARKER);
    expect(text.length).to.be.lessThanOrEqual(LONGEST_COMMENT);
  });
});

describe("a comment of any findings", function () {
  this.timeout(60_000);
  const nasty = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.stringMatching(/^[`~|\\\n<>@#* -]{0,40}$/),
    fc.constantFrom("```\n", "~~~", "| a | b |\n| --- | --- |", "<details>", "</table>", "<!--", COMMENT_MARKER),
    fc.nat(2).map((power) => "`|\n😀@".repeat(10 ** power)),
  );
  const finding = fc
    .record({ policy: nasty, resource: nasty, path: nasty, message: nasty, remedy: nasty })
    .map((parts) => sampleFinding(parts));
  const many = fc
    .tuple(fc.array(finding, { maxLength: 6 }), fc.constantFrom(1, 1, 20, 100))
    .map(([findings, times]) =>
      Array.from({ length: times }, (_, round) =>
        findings.map((each) => ({ ...each, path: `${each.path}${round}` })),
      ).flat(),
    );
  const preview = fc.oneof(
    { weight: 3, arbitrary: many.map((violations) => ({ violations })) },
    { weight: 1, arbitrary: fc.record({ reason: nasty, remedy: nasty }) },
  );
  const stacks = fc
    .tuple(fc.array(fc.tuple(nasty, preview), { maxLength: 5 }), fc.constantFrom(1, 1, 20))
    .map(([all, times]) =>
      Array.from({ length: times }, (_, round) =>
        all.map(
          ([name, of]): StackResult => ({
            stack: `${name}${round}`,
            preview:
              "violations" in of
                ? {
                    kind: "previewed",
                    changes: { create: 1, update: 0, replace: 0, delete: 0, same: 0 },
                    findings: sampleFindings({ violations: of.violations }),
                    looked: {},
                  }
                : { kind: "none", ...of },
          }),
        ),
      ).flat(),
    );

  it("fits, closes its fences and tables, keeps the verdict first and the marker last, and nothing adds a marker", () => {
    fc.assert(
      fc.property(stacks, nasty, (of, commit) => {
        const { text } = comment(of, commit);
        expect(text.length).to.be.lessThanOrEqual(LONGEST_COMMENT);
        const { outside, open } = withoutCode(text);
        expect(open).to.equal(undefined);
        expect(widths(outside)).to.have.length.lessThanOrEqual(1);
        expect(text).to.match(/^\*\*[✓✗?] /u);
        expect(text.endsWith(`\n\n${COMMENT_MARKER}\n`)).to.equal(true);
        expect(outside.split("<!--")).to.have.length(2);
        expect(outside).not.to.match(/(?<!\\)<(?!br>|!--)/);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves nothing out without saying so", () => {
    fc.assert(
      fc.property(stacks, (of) => {
        const { text, leftOut } = comment(of);
        expect(withoutCode(text).outside.includes("\nLeft out here: ")).to.equal(leftOut > 0);
      }),
      { numRuns: 40 },
    );
  });
});
