import type { Fault } from "../../../simulator/world/faults";
import type { LatencyMode } from "../../../simulator/world/latency";
import { createSealer } from "../../../simulator/world/sealer";
import { World } from "../../../simulator/world/world";
import { type MemoryDisk, memoryDisk } from "./memory-disk";

/** What a test's world differs in. */
export interface WorldWishes {
  readonly seed?: number;
  readonly latency?: LatencyMode;
  readonly faults?: readonly Fault[];
  readonly disk?: MemoryDisk;
}

/** A world on a disk in memory, whose time jumps as soon as everybody waits. */
export function openWorld(wishes: WorldWishes = {}): Promise<World> {
  let nonce = 0;
  return World.open({
    seed: wishes.seed ?? 7,
    latency: wishes.latency ?? "none",
    faults: wishes.faults ?? [],
    disk: wishes.disk ?? memoryDisk(),
    sealer: createSealer(Buffer.alloc(32, 1), (length) => Buffer.alloc(length, nonce++)),
    schedule: (run) => {
      let calledOff = false;
      setImmediate(() => {
        if (!calledOff) run();
      });
      return () => {
        calledOff = true;
      };
    },
    grace: 0,
  });
}
