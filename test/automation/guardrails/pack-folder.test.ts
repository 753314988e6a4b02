import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { writePack } from "../../../automation/guardrails/pack-folder";
import { temporaryFolder } from "../../support/temporary-folder";

describe("writePack", () => {
  const folder = temporaryFolder();
  const files = [
    { name: "a.js", content: "1" },
    { name: "b.js", content: "2" },
  ];

  it("writes every file into a folder named by what is in it", () => {
    const pack = writePack(folder(), files);
    expect(fs.readdirSync(pack).map((name) => [name, fs.readFileSync(path.join(pack, name), "utf8")])).to.deep.equal([
      ["a.js", "1"],
      ["b.js", "2"],
    ]);
    expect(writePack(folder(), files)).to.equal(pack);
  });

  it("takes another folder for another content, and leaves nothing else behind", () => {
    const one = writePack(folder(), files);
    const other = writePack(folder(), [{ name: "a.js", content: "12" }]);
    expect(other).not.to.equal(one);
    expect(fs.readdirSync(folder()).toSorted()).to.deep.equal(
      [one, other].map((pack) => path.basename(pack)).toSorted(),
    );
  });
});
