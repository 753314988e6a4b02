import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { auditCheckpoint } from "../../../automation/commands/audit-checkpoint";
import { auditShow } from "../../../automation/commands/audit-show";
import { auditVerify } from "../../../automation/commands/audit-verify";
import { Failure } from "../../../automation/errors";
import { signStatement } from "../../../automation/promotion/approvals/statement";
import { readChain } from "../../../automation/promotion/journal/chain";
import { EMPTY_HEAD, type Head, type JournalEvent, sealEvent } from "../../../automation/promotion/journal/entry";
import { quietContext } from "../../support/command-context";
import { at, linesOf, writeLines, writeNotes } from "../../support/journal-events";
import { testKey } from "../../support/ssh-keys";
import { temporaryFolder } from "../../support/temporary-folder";

const folder = temporaryFolder();
const context = () => quietContext(folder());
const journal = () => path.join(context().home.journal, "journal.jsonl");
const out = (name = "checkpoint.json") => path.join(folder(), name);
const verify = async (options: Parameters<typeof auditVerify>[1] = {}) => {
  const { exitCode, json } = await auditVerify(context(), options);
  return { exitCode, ...Object(json) };
};

/** Writes the events as a journal whose hashes are all right: what somebody does who knows the format. */
function forge(events: readonly JournalEvent[]): void {
  let last: Head = EMPTY_HEAD;
  const lines = events.map((event, index) => {
    const { entry, line } = sealEvent(event, at(index), last);
    last = entry;
    return line;
  });
  writeLines(journal(), lines);
}

/** The events of the journal as it is, without their seals. */
const events = (): JournalEvent[] =>
  readChain(fs.readFileSync(journal())).entries.map(
    ({ seq: _seq, at: _at, prev: _prev, hash: _hash, ...event }) => event,
  );

const tampering: Record<string, [change: (lines: string[]) => string[], firstBad: number]> = {
  "an edited entry": [(lines) => lines.with(2, (lines[2] ?? "").replace("note 3", "note 8")), 3],
  "a deleted entry": [(lines) => lines.toSpliced(1, 1), 2],
  "two swapped entries": [([a = "", b = "", ...rest]) => [b, a, ...rest], 1],
  "an inserted entry": [(lines) => lines.toSpliced(3, 0, lines[0] ?? ""), 4],
  "a repeated last entry": [(lines) => [...lines, lines.at(-1) ?? ""], 6],
  "an empty line": [(lines) => [...lines, ""], 6],
};

describe("audit verify", () => {
  beforeEach(() => writeNotes(context().home.journal, 5));

  it("says yes to a journal as it was written", async () => {
    expect(await verify()).to.deep.equal({
      exitCode: 0,
      ok: true,
      entries: 5,
      firstBad: null,
      reason: null,
      torn: 0,
      checkpointKey: null,
    });
  });

  for (const [name, [change, firstBad]] of Object.entries(tampering)) {
    it(`finds ${name} without a checkpoint, and says which entry`, async () => {
      writeLines(journal(), change(linesOf(journal())));
      expect(await verify()).to.include({ exitCode: 1, ok: false, firstBad, entries: firstBad - 1 });
      const { text } = await auditVerify(context(), {});
      expect(text).to.include(`entry ${firstBad}`);
    });
  }

  it("finds with a checkpoint what it cannot without: entries that were cut off, at every place", async () => {
    await auditCheckpoint(context(), { out: out() });
    const lines = linesOf(journal());
    expect(await verify({ checkpoint: out() })).to.include({ exitCode: 0, ok: true });
    for (let length = 1; length < lines.length; length += 1) {
      writeLines(journal(), lines.slice(0, length));
      expect(await verify()).to.include({ exitCode: 0 });
      expect(await verify({ checkpoint: out() })).to.include({ exitCode: 1, ok: false, firstBad: length + 1 });
    }
    fs.rmSync(journal());
    expect(await verify({ checkpoint: out() })).to.include({ exitCode: 1, firstBad: 1 });
  });

  it("finds with a checkpoint a journal that was written anew, also when the home's key signs it again", async () => {
    await auditCheckpoint(context(), { out: out() });
    forge(events());
    const control = await verify();
    forge(events().with(1, Object.assign({ kind: "noted" }, { text: "note 9" })));
    await auditCheckpoint(context(), { out: out("again.json") });
    expect(control).to.include({ exitCode: 0 });
    expect(await verify()).to.include({ exitCode: 0 });
    expect(await verify({ checkpoint: out("again.json") })).to.include({ exitCode: 0 });
    expect(await verify({ checkpoint: out() })).to.include({ exitCode: 1, ok: false, firstBad: 1 });
  });

  it("holds for a journal that went on since the checkpoint", async () => {
    await auditCheckpoint(context(), { out: out() });
    writeNotes(context().home.journal, 3);
    expect(await verify({ checkpoint: out() })).to.include({ exitCode: 0, entries: 8 });
  });

  it("refuses a checkpoint that was edited, and one whose key is not among the signers", async () => {
    const key = testKey(1);
    fs.writeFileSync(out("key"), key.privateText, { mode: 0o600 });
    fs.writeFileSync(out("signers"), `auditor namespaces="causeway.checkpoint" ${key.publicText}\n`);
    await auditCheckpoint(context(), { out: out(), key: out("key") });
    await auditCheckpoint(context(), { out: out("own.json") });
    expect(await verify({ checkpoint: out(), signers: out("signers") })).to.include({ exitCode: 0 });
    expect(await verify({ checkpoint: out("own.json"), signers: out("signers") })).to.include({
      exitCode: 1,
      firstBad: null,
      reason: "the checkpoint's key is not a signer",
    });
    fs.writeFileSync(out("edited.json"), fs.readFileSync(out(), "utf8").replace('"entries": 5', '"entries": 4'));
    expect(await verify({ checkpoint: out("edited.json") })).to.include({ exitCode: 1, ok: false });
  });

  it("looks at every approval's signature again, in a journal whose hashes are all right", async () => {
    const approval = signStatement(testKey(1).privateText, {
      version: 1,
      decision: "approve",
      stage: "prod",
      release: "r1",
      digest: "d1",
      person: "ana",
      at: at().toISOString(),
    });
    const given = { kind: "approval-given", stage: "prod", approval };
    forge([...events(), given]);
    expect(await verify()).to.include({ exitCode: 0, entries: 6 });
    const statement = { ...approval.statement, stage: "dev" };
    const moved = { ...given, stage: "dev", approval: { ...approval, statement } };
    forge([...events().slice(0, 5), moved]);
    expect(await verify()).to.include({ exitCode: 1, firstBad: 6 });
    fs.writeFileSync(out("signers"), `raj@example.com ${testKey(2).publicText}\n`);
    forge([...events().slice(0, 5), given]);
    expect(await verify({ signers: out("signers") })).to.include({ exitCode: 1, firstBad: 6 });
  });

  it("a line without an end counts for nothing, and is told", async () => {
    fs.appendFileSync(journal(), '{"at"');
    expect(await verify()).to.include({ exitCode: 0, entries: 5, torn: 5 });
  });

  it("does not take nothing for a proof", async () => {
    fs.rmSync(journal());
    expect(await verify()).to.include({
      exitCode: 1,
      ok: false,
      entries: 0,
      reason: `there is no entry in ${journal()}`,
    });
  });

  it("refuses a file that is no checkpoint, and signers with problems, as usage and settings", () => {
    fs.writeFileSync(out("hello"), "hello");
    expect(() => auditVerify(context(), { checkpoint: out("hello") }))
      .to.throw(Failure)
      .with.property("exitCode", 2);
    expect(() => auditVerify(context(), { checkpoint: out("none") }))
      .to.throw(Failure)
      .with.property("exitCode", 2);
    expect(() => auditVerify(context(), { signers: out("hello") }))
      .to.throw(Failure, "hello:1")
      .with.property("kind", "settings");
  });
});

describe("audit checkpoint", () => {
  beforeEach(() => writeNotes(context().home.journal, 2));

  it("makes the home's own key on first use and keeps it", async () => {
    const first = await auditCheckpoint(context(), { out: out("1.json") });
    const second = await auditCheckpoint(context(), { out: out("2.json") });
    expect(first.json).to.include({ entries: 2, file: out("1.json") });
    expect(Object(second.json)).to.have.property("key", Object(first.json).key);
    expect(fs.statSync(path.join(context().home.keys, "journal")).mode & 0o777).to.equal(0o600);
  });

  it("never writes over a checkpoint", () => {
    fs.writeFileSync(out(), "the only evidence");
    expect(() => auditCheckpoint(context(), { out: out() }))
      .to.throw(Failure, "EEXIST")
      .with.property("kind", "usage");
    expect(fs.readFileSync(out(), "utf8")).to.equal("the only evidence");
  });

  it("is not made of a journal that was changed, nor of none", () => {
    writeLines(journal(), linesOf(journal()).toReversed());
    expect(() => auditCheckpoint(context(), { out: out() }))
      .to.throw(Failure, "entry 1")
      .with.property("exitCode", 1);
    fs.rmSync(journal());
    expect(() => auditCheckpoint(context(), { out: out() })).to.throw(Failure, "there is no entry");
    expect(fs.existsSync(out())).to.equal(false);
  });

  it("says what to do when the key cannot be used", () => {
    fs.writeFileSync(out("key"), "hello");
    expect(() => auditCheckpoint(context(), { out: out(), key: out("key") })).to.throw(Failure, "the key cannot sign");
    expect(() => auditCheckpoint(context(), { out: out(), key: out("none") })).to.throw(Failure, "cannot be read");
    expect(fs.existsSync(out())).to.equal(false);
  });
});

describe("audit show", () => {
  it("has the entries for people and for machines", async () => {
    writeNotes(context().home.journal, 1);
    const [entry] = readChain(fs.readFileSync(journal())).entries;
    expect(await auditShow(context())).to.deep.equal({
      exitCode: 0,
      json: { ok: true, entries: [entry], firstBad: null, reason: null },
      text: '    1  2026-03-01T10:00:01.000Z  noted              text="note 1"',
    });
  });

  it("shows what is proven and says where that ends", async () => {
    writeNotes(context().home.journal, 3);
    writeLines(journal(), linesOf(journal()).toSpliced(1, 1));
    const { exitCode, json, text } = await auditShow(context());
    expect([exitCode, Object(json).entries.length, Object(json).firstBad]).to.deep.equal([1, 1, 2]);
    expect(text).to.include("✗ no   entry 2");
  });

  it("shows nothing that a terminal would obey", async () => {
    fs.mkdirSync(context().home.journal, { recursive: true });
    forge([Object.assign({ kind: "noted" }, { text: "a\u001b[2Jb\u009b1m\u202ec", "x\n": 1 })]);
    const { text } = await auditShow(context());
    expect(text).to.match(/^[\x20-\x7e]+$/);
    expect(text).to.include(String.raw`\u001b[2J`).and.to.include(String.raw`\u202e`);
  });

  it("says of an empty home that nothing was promoted", async () => {
    expect(await auditShow(context())).to.include({ exitCode: 0, text: "nothing was promoted in this home" });
  });
});
