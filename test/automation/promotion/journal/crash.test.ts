import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { openJournal, readJournal } from "../../../../automation/promotion/journal/journal";
import { deep, seed } from "../../../support/deep";
import { at, eventSchema, writeNotes } from "../../../support/journal-events";
import { randomNumbers } from "../../../support/random";
import { root } from "../../../support/sources";
import { temporaryFolder } from "../../../support/temporary-folder";

const writer = path.join(root, "test", "support", "journal-writer.ts");
const rounds = deep ? 60 : 6;

/** Lets a process write notes and kills it when it has said of so many that they were kept. Answers what it said. */
async function writeUntilKilled(folder: string, length: number, acknowledged: number): Promise<string[]> {
  const child = spawn(process.execPath, ["-r", "tsx/cjs", writer, folder, String(length)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (said.split("\n").length > acknowledged) child.kill("SIGKILL");
  });
  const [, signal] = await once(child, "close");
  expect(signal).to.equal("SIGKILL");
  return said.split("\n").slice(0, -1);
}

describe("a journal whose writer dies", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  const file = () => path.join(folder(), "journal.jsonl");
  const open = () => openJournal(folder(), eventSchema, at());

  it(`killed at ${rounds} moments (seed ${seed}): nothing that was acknowledged is lost, and the next goes on`, async function () {
    this.timeout(rounds * 20_000);
    const random = randomNumbers(seed);
    for (let round = 0; round < rounds; round += 1) {
      const before = open().entries.length;
      const length = Math.floor(10 ** (1 + random() * 5));
      const said = await writeUntilKilled(folder(), length, 1 + Math.floor(random() * 40));
      const entries = open().entries;
      expect(said).to.deep.equal(said.map((_, index) => String(before + index + 1)));
      expect(entries.length).to.be.at.least(before + said.length);
      for (const seq of said.map(Number)) {
        expect(entries[seq - 1]).to.include({ seq, kind: "noted", text: `${seq} ${"x".repeat(length)}` });
      }
    }
    expect(open().append("noted", { text: "on it goes" }, at()).seq).to.equal(
      readJournal(folder(), eventSchema).length,
    );
  });

  it("cut in the middle of its last line, at every byte: the entries before stand and the rest is kept aside", () => {
    writeNotes(folder(), 2);
    const whole = fs.readFileSync(file());
    const end = whole.indexOf("\n") + 1;
    for (let length = end + 1; length < whole.length; length += 1) {
      for (const name of fs.readdirSync(folder())) fs.rmSync(path.join(folder(), name));
      fs.writeFileSync(file(), whole.subarray(0, length));
      const [first, recovered] = open().entries;
      expect(first).to.include({ seq: 1, text: "note 1" });
      expect(recovered).to.include({ seq: 2, kind: "journal-recovered", bytes: length - end });
      const [torn = ""] = fs.readdirSync(folder()).filter((name) => name.startsWith("torn-"));
      expect(fs.readFileSync(path.join(folder(), torn)).equals(whole.subarray(end, length))).to.equal(true);
    }
  });

  it("on a full disk it refuses, keeps what it had, and takes back what it wrote of the line", async function () {
    if (process.platform === "win32") this.skip();
    // A limit on the size of files is refused by the system in the middle of a write, as a full disk is.
    const limited = `trap '' XFSZ; ulimit -f 100; exec "$0" "$@"`;
    const words = [process.execPath, "-r", "tsx/cjs", writer, folder(), "3000"];
    const child = spawn("sh", ["-c", limited, ...words], {
      cwd: root,
      env: { ...process.env, TSX_DISABLE_CACHE: "1" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    await once(child, "close");
    const lines = said.split("\n").slice(0, -1);
    const kept = lines.filter((line) => /^\d+$/.test(line));
    expect(kept.length).to.be.greaterThan(5);
    expect(lines).to.deep.equal([...kept, "state", "state", "state"]);
    expect(fs.readFileSync(file()).at(-1)).to.equal(0x0a);
    expect(open().entries.map(({ seq }) => String(seq))).to.deep.equal(kept);
    expect(open().append("noted", { text: "there is space again" }, at()).seq).to.equal(kept.length + 1);
  });
});
