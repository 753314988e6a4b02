import { CloudError } from "../errors";
import type { Inventory, Place } from "../law";
import { isList, isProperties, type Properties, type Value } from "../values";
import { type Schedule, VirtualClock } from "./clock";
import type { Disk } from "./disk";
import { type Attempt, type Fault, Faults } from "./faults";
import { inventoryOf } from "./inventory";
import { Journal } from "./journal";
import type { LatencyMode } from "./latency";
import { fraction } from "./mint";
import { fromRecord, type Mutation, type MutationRecord, type Sealer, toRecord } from "./records";
import { WorldState } from "./state";
import { keyOf, type Stored } from "./stored";

/** What a world is opened with. Everything that has an effect is handed in. */
export interface WorldOptions {
  /** Decides everything that is made up. The one that the world was first opened with stands. */
  readonly seed: number;
  readonly latency: LatencyMode;
  readonly faults: readonly Fault[];
  readonly disk: Disk;
  readonly sealer: Sealer;
  readonly schedule: Schedule;
  /** Real milliseconds without a new operation before virtual time jumps. */
  readonly grace: number;
}

/** Monday morning; a world begins within the hour after, by its seed. */
const EPOCH = Date.UTC(2027, 0, 4, 9);

/** Accounts, regions and resources; every change is on disk before anybody hears of it. */
export class World {
  private readonly turns = new Map<string, Promise<unknown>>();

  private constructor(
    readonly state: WorldState,
    readonly clock: VirtualClock,
    readonly seed: number,
    readonly latency: LatencyMode,
    private readonly faults: Faults,
    private readonly journal: Journal<MutationRecord>,
    private readonly sealer: Sealer,
  ) {}

  /** Opens what is on disk, or begins a new world. @throws DamagedFile */
  static async open(options: WorldOptions): Promise<World> {
    const state = new WorldState();
    const { sealer } = options;
    const journal = await Journal.open<MutationRecord>(options.disk, {
      restore: (body) => void state.apply(fromRecord(body, sealer)),
      dump: () => dumped(state, sealer),
    });
    const seed = state.seed ?? options.seed;
    const faults = new Faults(options.faults, seed);
    for (const [index, count] of state.faults.entries()) faults.restore(index, count);
    const begin = EPOCH + Math.floor(fraction([seed, "epoch"]) * 3600) * 1000;
    const keep = (time: number): Promise<void> => world.commit({ at: time });
    const clock = new VirtualClock(Math.max(begin, state.time), options.schedule, options.grace, keep);
    const world = new World(state, clock, seed, options.latency, faults, journal, sealer);
    if (state.seed === undefined) await world.commit({ at: begin, seed });
    return world;
  }

  /** What a law sees from a place. */
  inventory(place: Place): Inventory {
    return inventoryOf(this.state, place);
  }

  /**
   * Takes a step at once and resolves when it is on disk. When it cannot be written, it is taken back.
   * @throws CloudError `DiskFull` and the like, by rejection
   */
  async commit(mutation: Mutation): Promise<void> {
    const undo = this.state.apply(mutation);
    try {
      await this.journal.append(toRecord(mutation, this.sealer), undo);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new CloudError(
        "exhausted",
        "EmbeddedCloudDisk",
        `the embedded cloud could not write its journal (${reason}); nothing was changed; make room and run it again`,
      );
    }
  }

  /** Runs one work after the other for the same name, in the order handed in. The caller is an operation that has begun. */
  async inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(name);
    // Who has to wait for its turn must not keep time from passing: the one before it may wait for just that.
    const mine = before === undefined ? work() : this.clock.aside(before).then(work);
    const settled = mine.catch(() => undefined);
    this.turns.set(name, settled);
    try {
      return await mine;
    } finally {
      if (this.turns.get(name) === settled) this.turns.delete(name);
    }
  }

  /** The fault that strikes this attempt; it is counted on disk before it strikes. */
  async strike(attempt: Attempt): Promise<Fault | undefined> {
    const struck = this.faults.strike(attempt);
    if (struck === undefined) return undefined;
    await this.commit({ at: this.clock.now(), faults: [...this.faults.dump()] });
    return struck.fault;
  }

  /** Notes that the answers which made these resources have arrived. */
  async acknowledge(resources: readonly Stored[]): Promise<void> {
    const puts = resources
      .filter((stored) => !stored.acknowledged)
      .map((stored) => ({ ...stored, acknowledged: true }));
    if (puts.length > 0) await this.commit({ at: this.clock.now(), puts });
  }

  /** Unused resources, made by another URN, that these values speak of by id or ARN. */
  spokenOf(values: Properties, urn: string): readonly Stored[] {
    if (!this.state.hasUnused()) return [];
    const found = new Map<string, Stored>();
    const visit = (value: Value): void => {
      if (typeof value === "string") {
        for (const stored of this.state.unusedNamed(value)) if (stored.urn !== urn) found.set(keyOf(stored), stored);
      } else if (isList(value)) value.forEach(visit);
      else if (isProperties(value)) Object.values(value).forEach(visit);
    };
    visit(values);
    return [...found.values()];
  }

  /** Empties every account; time goes on. */
  async reset(): Promise<void> {
    await this.commit({ at: this.clock.now(), reset: true });
  }

  /** Lets time pass and takes away what can no longer be recovered. @throws RangeError when it would go backwards */
  async advance(milliseconds: number): Promise<void> {
    if (!(milliseconds >= 0)) throw new RangeError(`time cannot pass by ${milliseconds} ms; expected 0 or more`);
    await this.clock.moveTo(this.clock.now() + milliseconds);
    const drops: string[] = [];
    for (const stored of this.state.all()) {
      if (stored.recoverableUntil !== undefined && stored.recoverableUntil <= this.clock.now())
        drops.push(keyOf(stored));
    }
    if (drops.length > 0) await this.commit({ at: this.clock.now(), drops });
  }

  /** Resolves when everything is on disk, folded into a snapshot; nobody waits any more. */
  async close(): Promise<void> {
    this.clock.release();
    await this.journal.fold();
  }
}

function* dumped(state: WorldState, sealer: Sealer): Iterable<MutationRecord> {
  for (const mutation of state.dump()) yield toRecord(mutation, sealer);
}
