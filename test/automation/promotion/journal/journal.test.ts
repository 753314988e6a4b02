import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../../../automation/errors";
import { readChain } from "../../../../automation/promotion/journal/chain";
import { openJournal, openJournalFile, readJournal } from "../../../../automation/promotion/journal/journal";
import { journalFile } from "../../../../automation/promotion/journal/journal-file";
import { at, eventSchema, linesOf, writeLines, writeNotes } from "../../../support/journal-events";
import { temporaryFolder } from "../../../support/temporary-folder";

describe("openJournal", () => {
  const folder = temporaryFolder();
  const file = () => path.join(folder(), "journal.jsonl");
  const open = () => openJournal(folder(), eventSchema, at(30));
  const notes = (journal: { readonly entries: readonly object[] }) =>
    journal.entries.map((entry) => ("text" in entry ? entry.text : entry));

  it("keeps what was told, in order, for the next who opens it", () => {
    const journal = open();
    const first = journal.append("stage-entered", { stage: "dev" }, at(1));
    const second = journal.append("step-ended", { step: "preview", result: "passed" }, at(2));
    expect(first).to.include({ kind: "stage-entered", stage: "dev", seq: 1, at: "2026-03-01T10:00:01.000Z" });
    expect(journal.entries).to.deep.equal([first, second]);
    expect(open().entries).to.deep.equal([first, second]);
    expect(readJournal(folder(), eventSchema)).to.deep.equal([first, second]);
  });

  it("makes its folders, readable by their owner only, and no file before there is an entry", () => {
    const deep = path.join(folder(), "home", "journal");
    const journal = openJournal(deep, eventSchema, at());
    expect(fs.existsSync(deep)).to.equal(false);
    journal.append("noted", { text: "x" }, at());
    expect(fs.statSync(deep).mode & 0o777).to.equal(0o700);
    expect(fs.statSync(path.join(deep, "journal.jsonl")).mode & 0o777).to.equal(0o600);
  });

  it("moves what a crash left of a last line aside, byte for byte, and says so", () => {
    writeNotes(folder(), 2);
    const torn = '{"at":"2026-03-01T10:00:03.000Z","ha';
    fs.appendFileSync(file(), torn);
    const journal = open();
    const [name = "none"] = fs.readdirSync(folder()).filter((entry) => entry.startsWith("torn-"));
    expect(fs.readFileSync(path.join(folder(), name), "utf8")).to.equal(torn);
    expect(journal.entries.at(-1)).to.include({
      kind: "journal-recovered",
      file: name,
      bytes: torn.length,
      seq: 3,
      at: "2026-03-01T10:00:30.000Z",
    });
    journal.append("noted", { text: "on it goes" }, at(31));
    expect(open().entries.map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4]);
    expect(fs.readdirSync(folder()).length, "recovered once").to.equal(2);
  });

  it("keeps a whole last line without an end aside as well: nobody was told that it was kept", () => {
    writeNotes(folder(), 2);
    fs.truncateSync(file(), fs.statSync(file()).size - 1);
    expect(open().entries.map(({ kind }) => kind)).to.deep.equal(["noted", "journal-recovered"]);
  });

  it("a crash in the middle of a recovery loses nothing, and the next opening tells of it once", () => {
    writeNotes(folder(), 1);
    fs.appendFileSync(file(), "half");
    const disk = journalFile(folder());
    const crashed = { ...disk, append: () => expect.fail("killed before the entry was written") };
    expect(() => openJournalFile(crashed, eventSchema, at())).to.throw("killed");
    open();
    expect(open().entries.map((entry) => ("bytes" in entry ? entry.bytes : entry.kind))).to.deep.equal(["noted", 4]);
    expect(fs.readdirSync(folder()).filter((name) => name.startsWith("torn-")).length).to.equal(1);
  });

  const tamper: Record<string, (lines: string[]) => string[]> = {
    "an edited entry": (lines) => lines.with(1, (lines[1] ?? "").replace("note 2", "note 7")),
    "a deleted entry": (lines) => lines.toSpliced(1, 1),
    "a swapped entry": (lines) => [lines[0] ?? "", lines[2] ?? "", lines[1] ?? ""],
    "an entry that was put in": (lines) => lines.toSpliced(1, 0, lines[0] ?? ""),
    "a line that is no entry": (lines) => lines.toSpliced(1, 0, "hello"),
  };
  for (const [name, change] of Object.entries(tamper)) {
    it(`refuses ${name}, names it, and changes nothing`, () => {
      writeNotes(folder(), 3);
      writeLines(file(), change(linesOf(file())));
      const before = fs.readFileSync(file());
      const refused = `the journal ${file()} is not as it was written: entry 2: `;
      expect(open).to.throw(Failure, refused).with.property("kind", "state");
      expect(() => readJournal(folder(), eventSchema)).to.throw(Failure, refused);
      expect(fs.readFileSync(file()).equals(before)).to.equal(true);
      expect(fs.readdirSync(folder())).to.deep.equal(["journal.jsonl"]);
    });
  }

  it("refuses a file that is not a journal", () => {
    fs.writeFileSync(file(), "name,age\nana,31\n");
    expect(open).to.throw(Failure, "entry 1: it is not an entry of a journal");
  });

  it("refuses to write behind somebody else's back, and what the other wrote stands", () => {
    const one = open();
    const other = open();
    one.append("noted", { text: "one" }, at(1));
    expect(() => other.append("noted", { text: "other" }, at(2)))
      .to.throw(Failure, "somebody else writes to it")
      .with.property("kind", "state");
    one.append("noted", { text: "two" }, at(3));
    expect(notes(open())).to.deep.equal(["one", "two"]);
  });

  it("a reader takes a line that is being written for not there, and changes nothing", () => {
    writeNotes(folder(), 2);
    fs.appendFileSync(file(), '{"at"');
    const before = fs.readFileSync(file());
    expect(readJournal(folder(), eventSchema).length).to.equal(2);
    expect(fs.readFileSync(file()).equals(before)).to.equal(true);
  });

  it("has no entries where nothing was ever told", () => {
    expect(readJournal(path.join(folder(), "nowhere"), eventSchema)).to.deep.equal([]);
  });

  it("names the entry whose kind this version does not know", () => {
    writeNotes(folder(), 1);
    const narrower = eventSchema.options[0];
    expect(() => readJournal(folder(), narrower)).to.throw(Failure, /^entry 1 of the journal .* \(noted\)/);
  });

  it("takes no event that its schema or its own fields forbid", () => {
    const journal = open();
    const careless: { result: "passed"; step: string; seq: number } = { result: "passed", step: "x", seq: 9 };
    expect(() => journal.append("step-ended", careless, at()))
      .to.throw(Failure, "it may not have the fields seq")
      .with.property("kind", "bug");
    const wrong: { text: string } = JSON.parse('{"text":7}');
    expect(() => journal.append("noted", wrong, at()))
      .to.throw(Failure)
      .with.property("kind", "bug");
    journal.append("step-ended", { result: "passed", step: "x" }, at());
    expect(open().entries.length).to.equal(1);
  });

  it("whatever has been told twice over is one chain", () => {
    writeNotes(folder(), 20);
    writeNotes(folder(), 20);
    expect(readChain(fs.readFileSync(file())))
      .to.have.property("entries")
      .with.length(40);
  });
});
