import { expect } from "chai";
import { digestOf, manifestOf, releaseId } from "../../../automation/release/manifest";
import type { Release } from "../../../automation/release/release";
import {
  originText,
  problemText,
  releaseJson,
  releaseLine,
  releaseText,
} from "../../../automation/reporting/release-text";

const content = Buffer.from("{}");
const origin = { commit: "4be21aa0c0ffee00", author: "raj@company.com", dirty: false };
const manifest = manifestOf([{ name: "package-lock.json", content }], "3.259.0", origin);
const id = releaseId(manifest);
const release: Release = { id, created: "2026-11-25T14:08:07.123Z", manifest, folder: "/releases/it" };
const lock = digestOf(content);

describe("a release in words", () => {
  it("for machines: the manifest's facts beside id, time and folder", () => {
    expect(releaseJson(release)).to.deep.equal({
      id,
      created: "2026-11-25T14:08:07.123Z",
      ...origin,
      engine: "3.259.0",
      lock,
      artifacts: [{ name: "package-lock.json", digest: lock }],
      folder: "/releases/it",
    });
  });

  it("in one line", () => {
    expect(releaseLine(release)).to.equal(`${id.slice(0, 12)}   2026-11-25 14:08   commit 4be21aa by raj@company.com`);
  });

  it("whole", () => {
    expect(releaseText(release).split("\n")).to.deep.equal([
      `release ${id.slice(0, 12)}`,
      `  id        ${id}`,
      "  created   2026-11-25T14:08:07.123Z",
      "  from      commit 4be21aa by raj@company.com",
      "  engine    3.259.0",
      `  packages  lock ${lock.slice(0, 12)}`,
      "  folder    /releases/it",
      "  1 file",
      `    ${lock.slice(0, 12)}  package-lock.json`,
    ]);
  });

  const origins: [Partial<typeof manifest>, string][] = [
    [{ dirty: true }, "commit 4be21aa by raj@company.com, with uncommitted changes"],
    [{ author: null }, "commit 4be21aa"],
    [{ commit: null, author: null }, "no git checkout"],
    [{ commit: null, author: null, dirty: true }, "uncommitted files, no commit yet"],
  ];
  for (const [part, words] of origins) {
    it(`from: ${words}`, () => {
      expect(originText({ manifest: { ...manifest, ...part } })).to.equal(words);
    });
  }

  it("what is wrong with a file", () => {
    const [expected, found] = ["a".repeat(64), "b".repeat(64)];
    expect(problemText({ name: "x.js", problem: "differs", expected, found })).to.equal(
      "  ✗ differs  x.js  expected aaaaaaaaaaaa  found bbbbbbbbbbbb",
    );
    expect(problemText({ name: "x.js", problem: "differs", expected, found: null })).to.equal(
      "  ✗ differs  x.js  expected aaaaaaaaaaaa  found no ordinary file",
    );
    expect(problemText({ name: "x.js", problem: "missing", expected, found: null })).to.equal("  ✗ missing  x.js");
  });
});
