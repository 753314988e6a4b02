import type { Disk } from "./disk";
import { DamagedFile, type Frames, frame, readFrames } from "./frames";

const JOURNAL = "journal";
const SNAPSHOT = "snapshot";
/** The journal is folded into a snapshot when it is at least this long, in bytes, and longer than the snapshot. */
const WORTH_FOLDING = 4 * 1024 * 1024;
const FORMAT = 1;

/** What the journal keeps durable. */
export interface Journalled<Body> {
  /** Takes up one record that was read back; in the order in which they were written. */
  restore(body: Body): void;
  /** Records that, restored in this order, give the whole of what is kept. */
  dump(): Iterable<Body>;
}

/** The first record of a snapshot. */
interface Head {
  readonly format: number;
  /** Number of the last record that it holds. */
  readonly sequence: number;
  readonly count: number;
}

/** A record of the journal. */
interface Numbered<Body> {
  readonly n: number;
  readonly body: Body;
}

interface Pending {
  readonly bytes: Buffer;
  readonly undo: () => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * An append-only file of records beside a snapshot. A record is on disk before `append` resolves; records that are
 * handed in while the disk is busy go out together. When a write fails, all that were not on disk yet are undone, last
 * first, so that memory and disk stay the same.
 */
export class Journal<Body> {
  private queue: Pending[] = [];
  private running: Promise<void> | undefined;
  private foldWanted = false;

  private constructor(
    private readonly disk: Disk,
    private readonly kept: Journalled<Body>,
    private sequence: number,
    private length: number,
    private snapshotLength: number,
    private readonly worthFolding: number,
  ) {}

  /** Reads what is on disk into `kept`. @throws DamagedFile, from which nothing was taken up that is not sound. */
  static async open<Body>(
    disk: Disk,
    kept: Journalled<Body>,
    worthFolding: number = WORTH_FOLDING,
  ): Promise<Journal<Body>> {
    const snapshot = await disk.read(SNAPSHOT);
    const base =
      snapshot === undefined
        ? { sequence: 0, bodies: [] }
        : checkedSnapshot(readFrames<Head & Body>(SNAPSHOT, snapshot), snapshot.length);
    const bytes = (await disk.read(JOURNAL)) ?? Buffer.alloc(0);
    const { bodies, length } = readFrames<Numbered<Body>>(JOURNAL, bytes);
    let sequence = base.sequence;
    const fresh: Body[] = [];
    for (const [at, record] of bodies.entries()) {
      // Records that the snapshot holds already: the end came between the snapshot and the cutting of the journal.
      if (record.n <= base.sequence && fresh.length === 0) continue;
      if (record.n !== sequence + 1) {
        throw new DamagedFile(JOURNAL, 0, `record ${at + 1} has number ${record.n}, expected ${sequence + 1}`);
      }
      sequence = record.n;
      fresh.push(record.body);
    }
    for (const body of [...base.bodies, ...fresh]) kept.restore(body);
    return new Journal(disk, kept, sequence, length, snapshot?.length ?? 0, worthFolding);
  }

  /** Resolves when the record is on disk. When it cannot be, `undo` is called and the promise rejects. */
  append(body: Body, undo: () => void): Promise<void> {
    this.sequence++;
    const record: Numbered<Body> = { n: this.sequence, body };
    const bytes = frame(record);
    const written = new Promise<void>((resolve, reject) => {
      this.queue.push({ bytes, undo, resolve, reject });
    });
    this.running ??= this.drain();
    return written;
  }

  /** Resolves when nothing is waiting to be written. */
  async settled(): Promise<void> {
    await this.running;
  }

  /** Puts a snapshot in the place of everything so far, when the disk lets it. */
  async fold(): Promise<void> {
    this.foldWanted = true;
    this.running ??= this.drain();
    await this.running;
  }

  private async drain(): Promise<void> {
    // The rest of this turn may hand in more, which then goes out in the same write.
    await Promise.resolve();
    while (this.queue.length > 0 || this.foldWanted) {
      if (this.queue.length === 0) {
        this.foldWanted = false;
        await this.tryToFold();
        continue;
      }
      const batch = this.queue;
      this.queue = [];
      const bytes = Buffer.concat(batch.map((pending) => pending.bytes));
      try {
        await this.disk.writeAt(JOURNAL, this.length, bytes);
      } catch (error) {
        await this.takeBack(batch, error);
        continue;
      }
      this.length += bytes.length;
      for (const pending of batch) pending.resolve();
      this.foldWanted ||= this.length > Math.max(this.worthFolding, this.snapshotLength);
    }
    this.running = undefined;
  }

  /** What came after a record that failed was decided with it in sight, so that it goes as well. */
  private async takeBack(batch: readonly Pending[], cause: unknown): Promise<void> {
    const lost = [...batch, ...this.queue];
    this.queue = [];
    this.sequence -= lost.length;
    for (const pending of lost.toReversed()) pending.undo();
    const error = cause instanceof Error ? cause : new Error(String(cause));
    for (const pending of lost) pending.reject(error);
    // The half-written bytes are cut off by the next write; doing it now leaves less to explain on a full disk.
    await this.disk.writeAt(JOURNAL, this.length, Buffer.alloc(0)).catch(() => undefined);
  }

  private async tryToFold(): Promise<void> {
    try {
      await this.writeSnapshot();
    } catch {
      // The journal alone holds everything; the next write tries again.
    }
  }

  private async writeSnapshot(): Promise<void> {
    const bodies = [...this.kept.dump()];
    const head: Head = { format: FORMAT, sequence: this.sequence, count: bodies.length };
    const bytes = Buffer.concat([frame(head), ...bodies.map((body) => frame(body))]);
    await this.disk.replace(SNAPSHOT, bytes);
    this.snapshotLength = bytes.length;
    await this.disk.writeAt(JOURNAL, 0, Buffer.alloc(0));
    this.length = 0;
  }
}

function checkedSnapshot<Body>(
  { bodies, length }: Frames<Head & Body>,
  fileLength: number,
): { readonly sequence: number; readonly bodies: readonly Body[] } {
  const [head, ...rest] = bodies;
  if (head?.format !== FORMAT) throw new DamagedFile(SNAPSHOT, 0, "it does not begin as a snapshot does");
  if (head.count !== rest.length || length !== fileLength) {
    throw new DamagedFile(SNAPSHOT, length, `it holds ${rest.length} records, expected ${head.count}`);
  }
  return { sequence: head.sequence, bodies: rest };
}
