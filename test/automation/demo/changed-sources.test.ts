import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import {
  applyCommit,
  brokenCommit,
  copySources,
  editedText,
  insecureCommit,
} from "../../../automation/demo/changed-sources";
import { Failure } from "../../../automation/errors";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

describe("the demo's bad commits", () => {
  const folder = temporaryFolder();

  for (const commit of [insecureCommit, brokenCommit]) {
    it(`fits the sources as they are, and is taken back whole: ${commit.title}`, () => {
      const copy = path.join(folder(), "copy");
      copySources(root, copy);
      const read = () => commit.edits.map(({ file }) => fs.readFileSync(path.join(copy, file), "utf8"));
      const before = read();
      const takeBack = applyCommit(copy, commit);
      for (const [index, text] of read().entries()) expect(text).not.to.equal(before[index]);
      takeBack();
      expect(read()).to.deep.equal(before);
    });
  }

  it("leaves the checkout alone, and links its packages", () => {
    const copy = path.join(folder(), "copy");
    const before = fs.readFileSync(path.join(root, "stacks", "environment.ts"), "utf8");
    copySources(root, copy);
    applyCommit(copy, brokenCommit);
    expect(fs.readFileSync(path.join(root, "stacks", "environment.ts"), "utf8")).to.equal(before);
    expect(fs.realpathSync(path.join(copy, "node_modules", "zod"))).to.equal(path.join(root, "node_modules", "zod"));
    expect(fs.existsSync(path.join(copy, ".git"))).to.equal(false);
  });

  it("says so where a source is not as it knows it", () => {
    fs.mkdirSync(path.join(folder(), "stacks"));
    fs.writeFileSync(path.join(folder(), "stacks", "environment.ts"), "another text");
    const commit = { title: "T", edits: [{ file: "stacks/environment.ts", before: "one", after: "two" }] };
    expect(() => applyCommit(folder(), commit))
      .to.throw(Failure, 'the demo\'s bad commit "T" does not fit stacks/environment.ts')
      .with.property("kind", "program");
  });

  it("edits a text that is there once only", () => {
    expect(editedText("a b c", "b", "x")).to.equal("a x c");
    expect(editedText("a b b", "b", "x")).to.equal(undefined);
    expect(editedText("a", "b", "x")).to.equal(undefined);
  });
});
