import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../../automation/errors";
import { digestOf } from "../../../automation/release/manifest";
import type { Release } from "../../../automation/release/release";
import { storeRelease } from "../../../automation/release/release-store";
import { compareArtifacts, requireWhole, verifyRelease } from "../../../automation/release/verify-release";
import { builtRelease } from "../../support/built-release";
import { quietContext } from "../../support/command-context";
import { temporaryFolder } from "../../support/temporary-folder";

const { manifest } = builtRelease("one");
const listed = new Map<string, string | null>(manifest.artifacts.map(({ name, digest }) => [name, digest]));
const program = listed.get("program/index.js") ?? null;

describe("compareArtifacts", () => {
  it("nothing, when every file is as it was made", () => {
    expect(compareArtifacts(manifest, listed)).to.deep.equal([]);
  });

  it("names what differs, what is missing and what is there beside", () => {
    const present = new Map([...listed, ["program/index.js", digestOf("other")], ["more.js", digestOf("more")]]);
    present.delete("package.json");
    expect(compareArtifacts(manifest, present)).to.deep.equal([
      { name: "more.js", problem: "not in the manifest", expected: null, found: digestOf("more") },
      { name: "package.json", problem: "missing", expected: digestOf('{"name":"small"}'), found: null },
      { name: "program/index.js", problem: "differs", expected: program, found: digestOf("other") },
    ]);
  });

  it("what is no ordinary file differs from every file", () => {
    expect(compareArtifacts(manifest, new Map([...listed, ["program/index.js", null]]))).to.deep.equal([
      { name: "program/index.js", problem: "differs", expected: program, found: null },
    ]);
  });
});

describe("verifyRelease", () => {
  const folder = temporaryFolder();
  let release: Release;
  beforeEach(async () => {
    release = await storeRelease(quietContext(folder()).home, builtRelease("one"), new Date(0));
  });
  const problems = () =>
    verifyRelease(release.id, release.folder).problems.map(({ name, problem }) => `${name} ${problem}`);
  const file = (name: string) => path.join(release.folder, "files", name);

  it("a release as it was made is whole", () => {
    expect(verifyRelease(release.id, release.folder)).to.deep.equal({ manifest: release.manifest, problems: [] });
    expect(() => requireWhole(release)).not.to.throw();
  });

  const damages: [string, () => void, string[]][] = [
    ["one bit of a file", () => flipBit(file("program/index.js")), ["program/index.js differs"]],
    ["a file that is gone", () => fs.unlinkSync(file("package.json")), ["package.json missing"]],
    [
      "a file more, in a folder of its own",
      () => {
        fs.mkdirSync(file("program/node_modules"));
        fs.writeFileSync(file("program/node_modules/x.js"), "");
      },
      ["program/node_modules/x.js not in the manifest"],
    ],
    [
      "a link to the same content",
      () => {
        fs.renameSync(file("package.json"), path.join(folder(), "elsewhere"));
        fs.symlinkSync(path.join(folder(), "elsewhere"), file("package.json"));
      },
      ["package.json differs"],
    ],
    ["the manifest", () => flipBit(path.join(release.folder, "manifest.json")), ["manifest.json differs"]],
    ["no manifest", () => fs.unlinkSync(path.join(release.folder, "manifest.json")), ["manifest.json missing"]],
    [
      "every file gone",
      () => fs.rmSync(path.join(release.folder, "files"), { recursive: true }),
      ["package-lock.json missing", "package.json missing", "program/index.js missing"],
    ],
  ];
  for (const [words, damage, expected] of damages) {
    it(`finds ${words}, and such a release is not run`, () => {
      damage();
      expect(problems()).to.deep.equal(expected);
      expect(() => requireWhole(release))
        .to.throw(Failure, / is damaged: /)
        .with.property("kind", "state");
    });
  }

  it("names one file and counts the others", () => {
    fs.unlinkSync(file("package.json"));
    flipBit(file("program/index.js"));
    expect(() => requireWhole(release)).to.throw(/is damaged: package\.json is missing and 1 more$/);
  });
});

function flipBit(file: string): void {
  const content = fs.readFileSync(file);
  content[0] = (content[0] ?? 0) ^ 1;
  fs.writeFileSync(file, content);
}
