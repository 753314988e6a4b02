import { z } from "zod";
import { Failure } from "../../errors";
import { type BadEntry, type Chain, readChain } from "./chain";
import { EMPTY_HEAD, type Entry, type Head, type JournalEvent, SEAL_FIELDS, sealEvent } from "./entry";
import { type JournalFile, journalFile } from "./journal-file";

const recoveredSchema = z.object({
  kind: z.literal("journal-recovered"),
  /** The file, beside the journal, that holds what a crash left of the last line. */
  file: z.string(),
  bytes: z.number(),
});

/** What a journal tells of itself: a crash left half a line, which nobody had been told was kept. */
export type JournalRecovered = Readonly<z.infer<typeof recoveredSchema>>;

/** An entry of a journal of these events. */
export type JournalEntry<Event extends JournalEvent> = Entry<Event | JournalRecovered>;

/** What belongs to the events of a kind. */
export type DataOf<Event extends JournalEvent, Kind extends Event["kind"]> = Omit<
  Extract<Event, { readonly kind: Kind }>,
  "kind"
>;

/** An append-only list of events that is kept on the disk. It has one writer, who holds the promotion's lease. */
export interface Journal<Event extends JournalEvent> {
  /** All entries, oldest first. */
  readonly entries: readonly JournalEntry<Event>[];
  /**
   * Adds an event. When this answers, the entry is on the disk.
   *
   * @throws Failure (state) when it could not be written or another writer was there: the entry is not in the journal
   * @throws Failure (bug) when the data is not what the schema says
   */
  append<Kind extends Event["kind"]>(kind: Kind, data: DataOf<Event, Kind>, at: Date): JournalEntry<Event>;
}

/**
 * Opens the journal of a folder to write to it. What a crash left of a last line is moved into a file of its own, and
 * an entry says so.
 *
 * @param schema what the events are; it must change nothing that it lets through
 * @param at the time that is told for a recovery
 * @throws Failure (state) naming the first entry that is not as it was written; nothing is changed then
 */
export function openJournal<Event extends JournalEvent>(
  folder: string,
  schema: z.ZodType<Event>,
  at: Date,
): Journal<Event> {
  return openJournalFile(journalFile(folder), schema, at);
}

/** The same for a file that is handed in. */
export function openJournalFile<Event extends JournalEvent>(
  file: JournalFile,
  schema: z.ZodType<Event>,
  at: Date,
): Journal<Event> {
  const chain = soundChain(file);
  const entries = decodeEntries(file, schema, chain);
  let head: Head = chain.entries.at(-1) ?? EMPTY_HEAD;
  let size = chain.end;
  const add = (event: Event | JournalRecovered, when: Date): JournalEntry<Event> => {
    const { entry, line } = sealEvent(event, when, head);
    file.append(line, size);
    head = entry;
    size += Buffer.byteLength(line) + 1;
    entries.push(entry);
    return entry;
  };
  if (chain.torn > 0) file.moveAside(chain.end);
  const told = new Set(
    entries.flatMap((entry) => (entry.kind === "journal-recovered" && "file" in entry ? [entry.file] : [])),
  );
  for (const torn of file.movedAside()) {
    if (!told.has(torn.file)) add({ kind: "journal-recovered", ...torn }, at);
  }
  return { entries, append: (kind, data, when) => add(checkEvent(schema, { ...data, kind }), when) };
}

/**
 * The entries of a journal, for those who only read. Needs no lease: a line that is being written is not there yet.
 *
 * @throws Failure (state) naming the first entry that is not as it was written
 */
export function readJournal<Event extends JournalEvent>(
  folder: string,
  schema: z.ZodType<Event>,
): readonly JournalEntry<Event>[] {
  const file = journalFile(folder);
  return decodeEntries(file, schema, soundChain(file));
}

function soundChain(file: JournalFile): Chain {
  const chain = readChain(file.read());
  if (chain.bad !== undefined) throw notAsWritten(file, chain.bad);
  return chain;
}

function decodeEntries<Event extends JournalEvent>(
  file: JournalFile,
  schema: z.ZodType<Event>,
  chain: Chain,
): JournalEntry<Event>[] {
  return chain.entries.map((entry) => {
    const { seq, at, prev, hash, ...event } = entry;
    const told = event.kind === "journal-recovered" ? recoveredSchema.safeParse(event) : schema.safeParse(event);
    if (!told.success) throw notKnown(file, entry, told.error);
    return { ...told.data, seq, at, prev, hash };
  });
}

function checkEvent<Event extends JournalEvent>(schema: z.ZodType<Event>, event: object): Event {
  const taken = Object.keys(event).filter((name) => SEAL_FIELDS.includes(name));
  const told = schema.safeParse(event);
  if (told.success && taken.length === 0) return told.data;
  const what = told.success ? `it may not have the fields ${taken.join(", ")}` : z.prettifyError(told.error);
  throw new Failure(
    "bug",
    `an event is not what the journal takes: ${what}`,
    "report it with the command that you ran",
  );
}

function notAsWritten(file: JournalFile, { seq, reason }: BadEntry): Failure {
  return new Failure(
    "state",
    `the journal ${file.path} is not as it was written: entry ${seq}: ${reason}`,
    "keep the file as evidence and put back a copy that ./causeway audit verify accepts; nothing is added to this one",
  );
}

function notKnown(file: JournalFile, entry: Entry, error: z.ZodError): Failure {
  return new Failure(
    "state",
    `entry ${entry.seq} of the journal ${file.path} is of no kind that this version knows (${entry.kind}): ` +
      z.prettifyError(error),
    "use the version of the platform that wrote it, or a newer one",
  );
}
