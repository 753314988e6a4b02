import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../../../automation/errors";
import { openJournal } from "../../../../automation/promotion/journal/journal";
import { at, eventSchema, writeNotes } from "../../../support/journal-events";
import { temporaryFolder } from "../../../support/temporary-folder";

/** Puts `instead` in the place of the system's flush while `work` runs. */
function whileFlushing(instead: (descriptor: number, flush: typeof fs.fsyncSync) => void, work: () => void): void {
  const flush = fs.fsyncSync;
  fs.fsyncSync = (descriptor) => instead(descriptor, flush);
  try {
    work();
  } finally {
    fs.fsyncSync = flush;
  }
}

describe("the journal's file", () => {
  const folder = temporaryFolder();
  const file = () => path.join(folder(), "journal.jsonl");
  const open = () => openJournal(folder(), eventSchema, at());

  it("is flushed with the whole line in it before the line is acknowledged; the first time its folder as well", () => {
    const flushed: string[] = [];
    const note = (descriptor: number, flush: typeof fs.fsyncSync) => {
      const isFolder = fs.fstatSync(descriptor).isDirectory();
      flushed.push(isFolder ? "folder" : `${fs.readFileSync(file(), "utf8").split("\n").length - 1} lines`);
      flush(descriptor);
    };
    whileFlushing(note, () => {
      const journal = open();
      journal.append("noted", { text: "one" }, at());
      expect(flushed).to.deep.equal(["1 lines", "folder"]);
      journal.append("noted", { text: "two" }, at());
      expect(flushed).to.deep.equal(["1 lines", "folder", "2 lines"]);
    });
  });

  it("takes a line back that cannot be flushed, says so, and goes on when it can", () => {
    writeNotes(folder(), 1);
    const before = fs.readFileSync(file(), "utf8");
    const journal = open();
    const fail = () => {
      throw new Error("EIO: i/o error, fsync");
    };
    whileFlushing(fail, () => {
      expect(() => journal.append("noted", { text: "two" }, at()))
        .to.throw(Failure, "EIO")
        .with.property("kind", "state");
    });
    expect(fs.readFileSync(file(), "utf8")).to.equal(before);
    expect(journal.append("noted", { text: "three" }, at()).seq).to.equal(2);
    expect(open().entries.length).to.equal(2);
  });

  it("does not acknowledge a line behind which somebody else wrote meanwhile", () => {
    const journal = open();
    const somebody = (descriptor: number, flush: typeof fs.fsyncSync) => {
      fs.appendFileSync(file(), "somebody else's\n");
      flush(descriptor);
    };
    whileFlushing(somebody, () => {
      expect(() => journal.append("noted", { text: "one" }, at())).to.throw(Failure, "somebody else writes to it");
    });
    expect(open).to.throw(Failure, "entry 2");
  });

  it("says what cannot be written, and with which remedy", () => {
    fs.writeFileSync(path.join(folder(), "taken"), "a file where the folder should be");
    expect(() =>
      openJournal(path.join(folder(), "taken", "journal"), eventSchema, at()).append("noted", { text: "x" }, at()),
    )
      .to.throw(Failure, "cannot be read or written")
      .with.property("exitCode", 3);
  });
});
