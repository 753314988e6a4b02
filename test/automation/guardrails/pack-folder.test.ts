import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { removeOldPacks, writePack } from "../../../automation/guardrails/pack-folder";
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

describe("removeOldPacks", () => {
  const folder = temporaryFolder();
  const day = 24 * 60 * 60 * 1000;

  it("keeps the newest pack, those of the last week, and what is no pack", () => {
    const [newest, other] = ["1", "2"].map((content) => writePack(folder(), [{ name: "a.js", content }]));
    fs.writeFileSync(path.join(folder(), "newest.json"), "{}");
    const left = () => fs.readdirSync(folder()).toSorted();
    const before = left();
    removeOldPacks(folder(), newest ?? "", Date.now() + 6 * day);
    expect(left()).to.deep.equal(before);
    removeOldPacks(folder(), newest ?? "", Date.now() + 8 * day);
    expect(left()).to.deep.equal([path.basename(newest ?? ""), "newest.json"].toSorted());
    expect(fs.existsSync(other ?? "")).to.equal(false);
  });
});
