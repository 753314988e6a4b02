import { expect } from "chai";
import {
  checkCheckpointSignature,
  checkpointOf,
  differenceFrom,
  signCheckpoint,
} from "../../../../automation/promotion/journal/checkpoint";
import { EMPTY_HEAD, type Entry, type Head, sealEvent } from "../../../../automation/promotion/journal/entry";
import { at } from "../../../support/journal-events";
import { testKey } from "../../../support/ssh-keys";

/** A sound chain of notes. */
function chain(...texts: string[]): Entry[] {
  let last: Head = EMPTY_HEAD;
  return texts.map((text, index) => {
    const { entry } = sealEvent({ kind: "noted", text }, at(index), last);
    last = entry;
    return entry;
  });
}

const entries = chain("a", "b", "c");
const checkpoint = checkpointOf(entries, at(50)) ?? expect.fail("there are entries");

describe("a checkpoint", () => {
  it("says how far the journal had come, and which one it is; there is none of nothing", () => {
    const [journal, head] = [entries[0]?.hash, entries[2]?.hash];
    expect(checkpoint).to.deep.equal({ version: 1, journal, entries: 3, head, at: "2026-03-01T10:00:50.000Z" });
    expect(checkpointOf([], at())).to.equal(undefined);
  });

  it("holds for the journal as it was, and as it went on", () => {
    expect(differenceFrom(checkpoint, entries)).to.equal(undefined);
    expect(differenceFrom(checkpoint, chain("a", "b", "c", "d"))).to.equal(undefined);
  });

  it("finds a journal that was cut, at every place", () => {
    for (const length of [1, 2]) {
      expect(differenceFrom(checkpoint, entries.slice(0, length))).to.deep.include({ seq: length + 1 });
    }
    expect(differenceFrom(checkpoint, [])?.reason).to.include(
      "it had 3 entries at the checkpoint of 2026-03-01T10:00:50",
    );
  });

  it("finds a journal whose hashes were all made anew after a change, at every place", () => {
    expect(differenceFrom(checkpoint, chain("A", "b", "c"))?.seq).to.equal(1);
    expect(differenceFrom(checkpoint, chain("a", "B", "c", "d"))?.seq).to.equal(3);
    expect(differenceFrom(checkpoint, chain("a", "b", "C", "d"))?.seq).to.equal(3);
  });

  it("is signed: every field changed in turn is refused, beside the control", () => {
    const signed = signCheckpoint(testKey(1).privateText, checkpoint);
    const other = "f".repeat(64);
    expect(checkCheckpointSignature(signed).ok).to.equal(true);
    for (const change of [{ journal: other }, { entries: 2 }, { head: other }, { at: at(51).toISOString() }]) {
      expect(checkCheckpointSignature({ ...signed, checkpoint: { ...checkpoint, ...change } })).to.include({
        ok: false,
      });
    }
    const stolen = testKey(2);
    const again = signCheckpoint(stolen.privateText, { ...checkpoint, entries: 2 });
    expect(checkCheckpointSignature({ ...again, checkpoint }).ok).to.equal(false);
  });
});
