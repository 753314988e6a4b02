import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../../automation/errors";
import { shortId } from "../../../automation/release/manifest";
import {
  findRelease,
  findReleaseId,
  listReleases,
  readReleases,
  storeRelease,
} from "../../../automation/release/release-store";
import { verifyRelease } from "../../../automation/release/verify-release";
import { builtRelease } from "../../support/built-release";
import { quietContext } from "../../support/command-context";
import { deep } from "../../support/deep";
import { rejection } from "../../support/rejection";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));

describe("the store of releases", () => {
  const folder = temporaryFolder();
  const context = () => quietContext(folder());
  const store = (words: string, minute = 0) => storeRelease(context().home, builtRelease(words), at(minute));

  it("a release is stored once: the same one again is the one that is there, with its first time", async () => {
    const first = await store("one", 1);
    expect(first).to.include({ isNew: true, created: "2026-01-01T12:01:00.000Z" });
    expect(first.folder).to.equal(path.join(context().home.releases, first.id));
    expect(await store("one", 2)).to.deep.equal({ ...first, isNew: false });
    expect((await store("two", 2)).isNew).to.equal(true);
  });

  it("of several that store the same release at once one makes it, and all have it", async () => {
    const stored = await Promise.all([store("one"), store("one"), store("one")]);
    expect(new Set(stored.map(({ id }) => id)).size).to.equal(1);
    expect(fs.readdirSync(context().home.releases)).to.deep.equal([stored[0]?.id]);
  });

  it("lists the newest first, and nothing in a home without any", async () => {
    expect(listReleases(context())).to.deep.equal([]);
    const ids = [(await store("one", 1)).id, (await store("two", 3)).id, (await store("three", 2)).id];
    expect(listReleases(context()).map(({ id }) => id)).to.deep.equal([ids[1], ids[2], ids[0]]);
  });

  it("finds a release by its id, by its first six digits, in capitals too", async () => {
    const { id, isNew: _new, ...rest } = await store("one");
    await store("two");
    for (const words of [id, id.slice(0, 6), id.slice(0, 20).toUpperCase()]) {
      expect(findRelease(context(), words)).to.deep.equal({ id, ...rest });
    }
  });

  const refused: [string, RegExp][] = [
    ["abcde", /^Failure: "abcde" is no release id; expected at least 6 and at most 64 of its hexadecimal digits$/],
    ["r-7f3a91c", /"r-7f3a91c" is no release id/],
    ["../state", /"\.\.\/state" is no release id/],
    ["a".repeat(65), /is no release id/],
    ["ffffffff", /there is no release ffffffff in /],
  ];
  for (const [words, message] of refused) {
    it(`refuses ${words.slice(0, 12)}`, () => {
      expect(() => findRelease(context(), words))
        .to.throw(Failure, "")
        .and.satisfy((error: Failure) => error.kind === "usage" && message.test(String(error)));
    });
  }

  it("an id with a wrong digit: says which was meant", async () => {
    const { id } = await store("one");
    const wrong = `${id.slice(0, 7)}${id[7] === "0" ? "1" : "0"}`;
    expect(() => findRelease(context(), wrong))
      .to.throw(Failure)
      .with.property("remedy")
      .that.matches(new RegExp(`^did you mean ${id.slice(0, 8)}\\? `));
  });

  it("first digits that several have: names them", () => {
    const ids = [`abcdef${"0".repeat(58)}`, `abcdef${"1".repeat(58)}`];
    for (const id of ids) fs.mkdirSync(path.join(context().home.releases, id), { recursive: true });
    expect(() => findReleaseId(context().home, "abcdef")).to.throw(`2 releases begin with abcdef: ${ids.join(", ")}`);
    expect(findReleaseId(context().home, "abcdef1")).to.equal(ids[1]);
  });

  it("a manifest that was edited is damage: not listed, named, and not found", async () => {
    const whole = await store("one");
    const { id, folder: damaged } = await store("two");
    const file = path.join(damaged, "manifest.json");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace("raj@company.com", "mei@company.com"));
    expect(listReleases(context()).map((release) => release.id)).to.deep.equal([whole.id]);
    const reason = `release ${shortId(id)} is damaged: its manifest is not the one that its id is the digest of`;
    expect(readReleases(context().home).damaged).to.deep.equal([{ id, reason }]);
    expect(() => findRelease(context(), id))
      .to.throw(Failure, reason)
      .with.property("exitCode", 3);
    fs.unlinkSync(file);
    expect(() => findRelease(context(), id)).to.throw(Failure, "its manifest cannot be read");
  });

  it("a release whose time is lost is still one", async () => {
    const { id, folder: of } = await store("one");
    fs.unlinkSync(path.join(of, "created.json"));
    expect(findRelease(context(), id).id).to.equal(id);
  });

  it("where it cannot be written it says so, and leaves nothing", async () => {
    fs.mkdirSync(context().home.root);
    fs.writeFileSync(context().home.releases, "a file where the folder should be");
    const error = await rejection(store("one"));
    expect(error).to.be.instanceOf(Failure).with.property("kind", "state");
    expect(String(error)).to.match(/release [0-9a-f]{12} cannot be written to .*releases: E/);
    expect(fs.readdirSync(context().home.root)).to.deep.equal(["releases"]);
  });

  const inChild = (words: string, write: number, limits = "true") => {
    const script = `${limits}; exec node --require tsx/cjs test/support/store-killed.ts "$@"`;
    const args = ["-c", script, "bash", context().home.root, words, String(write)];
    const { signal, stdout, stderr } = spawnSync("bash", args, { cwd: root, encoding: "utf8" });
    return { signal, stdout, stderr };
  };

  it("a disk without room for it: says so, and leaves nothing of it", () => {
    // No file may become larger than 1 KiB: to the writer a full disk.
    const words = "x".repeat(2000);
    expect(inChild(words, -1, "ulimit -f 1").stderr).to.match(/release [0-9a-f]{12} cannot be written to .*EFBIG/);
    expect(fs.readdirSync(context().home.releases)).to.deep.equal([]);
    expect(inChild(words, -1).stdout).to.match(/^\d+ writes\n$/);
    expect(listReleases(context())).to.have.length(1);
  }).timeout(30_000);

  it("killed at any write: what is there is whole, and the next one clears the rest away", async () => {
    const writes = Number.parseInt(inChild("not killed", -1).stdout, 10);
    expect(writes).to.be.greaterThan(10);
    // Every write in the deep run; else every third, and those around the rename.
    const moments = [...Array(writes).keys()].filter((write) => deep || write % 3 === 0 || write >= writes - 2);
    let stored = 1;
    for (const write of moments) {
      expect(inChild(`killed at ${write}`, write).signal, `write ${write}`).to.equal("SIGKILL");
      const { releases, damaged } = readReleases(context().home);
      expect(damaged).to.deep.equal([]);
      for (const { id, folder: of } of releases) expect(verifyRelease(id, of).problems, id).to.deep.equal([]);
      // Only after the rename, the last write of all, it is there.
      if (write === writes - 1) stored++;
      expect(releases, `write ${write}`).to.have.length(stored);
    }
    await store("after");
    const ids = listReleases(context()).map(({ id }) => id);
    expect(fs.readdirSync(context().home.releases)).to.have.members(ids);
  }).timeout(120_000);
});
