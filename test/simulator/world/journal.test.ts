import { expect } from "chai";
import fc from "fast-check";
import { DamagedFile, frame } from "../../../simulator/world/frames";
import { Journal } from "../../../simulator/world/journal";
import { type MemoryDisk, memoryDisk, noSpace } from "./memory-disk";

/** A list that keeps itself in a journal. */
function list() {
  const items: number[] = [];
  return { items, restore: (body: number) => void items.push(body), dump: () => items };
}

async function opened(disk: MemoryDisk, worthFolding?: number) {
  const kept = list();
  const journal = await Journal.open<number>(disk, kept, worthFolding);
  const add = (item: number): Promise<void> => {
    kept.items.push(item);
    return journal.append(item, () => void kept.items.pop());
  };
  return { journal, items: kept.items, add };
}

describe("Journal", () => {
  it("has on disk what it said it has, at any moment", async () => {
    const disk = memoryDisk();
    const { add } = await opened(disk);
    await add(1);
    await add(2);
    expect((await opened(memoryDisk(disk.files))).items).to.deep.equal([1, 2]);
  });

  it("writes together what comes together", async () => {
    const disk = memoryDisk();
    const { add } = await opened(disk);
    await Promise.all(Array.from({ length: 100 }, (_, at) => add(at)));
    expect(disk.writes).to.equal(1);
    expect((await opened(memoryDisk(disk.files))).items).to.have.length(100);
  });

  it("takes everything back that a full disk refused, and goes on when there is room", async () => {
    const disk = memoryDisk();
    const { add, items } = await opened(disk);
    await add(1);
    disk.beforeWrite = () => {
      throw noSpace();
    };
    const results = await Promise.allSettled([add(2), add(3)]);
    expect(results.map((result) => result.status)).to.deep.equal(["rejected", "rejected"]);
    expect(items).to.deep.equal([1]);
    disk.beforeWrite = () => undefined;
    await add(4);
    expect((await opened(memoryDisk(disk.files))).items).to.deep.equal([1, 4]);
  });

  it("refuses records that were handed in while an earlier one failed", async () => {
    const disk = memoryDisk();
    const { add, items } = await opened(disk);
    let later: Promise<void> | undefined;
    disk.beforeWrite = (write) => {
      if (write > 1) return;
      later = add(2);
      later.catch(() => undefined);
      throw noSpace();
    };
    await add(1).then(
      () => expect.fail("it was written"),
      (error: Error) => expect(error.message).to.contain("ENOSPC"),
    );
    expect(
      await later?.then(
        () => "written",
        () => "refused",
      ),
    ).to.equal("refused");
    expect(items).to.deep.equal([]);
  });

  it("folds into a snapshot when it has grown, and reads the same back", async () => {
    const disk = memoryDisk();
    const { add, journal } = await opened(disk, 200);
    for (let at = 0; at < 50; at++) await add(at);
    await journal.settled();
    expect(disk.files.get("snapshot")?.length).to.be.greaterThan(200);
    expect((await opened(memoryDisk(disk.files))).items).to.deep.equal(Array.from({ length: 50 }, (_, at) => at));
  });

  it("survives an end between the snapshot and the cutting of the journal", async () => {
    const disk = memoryDisk();
    const { add, journal } = await opened(disk);
    for (let at = 0; at < 5; at++) await add(at);
    const before = disk.files.get("journal") ?? Buffer.alloc(0);
    await journal.fold();
    expect(disk.files.get("journal")).to.have.length(0);
    disk.files.set("journal", before);
    const again = await opened(memoryDisk(disk.files));
    expect(again.items).to.deep.equal([0, 1, 2, 3, 4]);
    await again.add(5);
  });

  it("refuses a journal with a record missing, and a snapshot that was cut", async () => {
    const lost = memoryDisk(
      new Map([["journal", Buffer.concat([frame({ n: 1, body: 1 }), frame({ n: 3, body: 3 })])]]),
    );
    await refused(lost, "journal is damaged at byte 0: record 2 has number 3, expected 2");
    const disk = memoryDisk();
    const { add, journal } = await opened(disk);
    await add(1);
    await journal.fold();
    const snapshot = disk.files.get("snapshot") ?? Buffer.alloc(0);
    for (let length = 0; length < snapshot.length; length++) {
      await refused(memoryDisk(new Map([["snapshot", snapshot.subarray(0, length)]])), "snapshot is damaged");
    }
  });

  it("loses nothing and invents nothing, whatever fails and whenever it ends (R-2)", async () => {
    const step = fc.record({ items: fc.integer({ min: 1, max: 4 }), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), fc.integer({ min: 50, max: 400 }), async (steps, fold) => {
        const disk = memoryDisk();
        const { add } = await opened(disk, fold);
        const written: number[] = [];
        let next = 0;
        for (const { items, fails } of steps) {
          disk.beforeWrite = () => {
            if (fails) throw noSpace();
          };
          const batch = Array.from({ length: items }, () => next++);
          const results = await Promise.allSettled(batch.map(add));
          for (const [at, result] of results.entries())
            if (result.status === "fulfilled") written.push(batch[at] ?? -1);
          expect((await opened(memoryDisk(disk.files))).items).to.deep.equal(written);
        }
      }),
      { numRuns: 60 },
    );
  });
});

async function refused(disk: MemoryDisk, message: string): Promise<void> {
  const error: unknown = await Journal.open<number>(disk, list()).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(DamagedFile);
  expect(error).to.have.property("message").that.contains(message);
}
