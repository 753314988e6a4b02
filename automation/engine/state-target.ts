import fs from "node:fs";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import { Failure } from "../errors";
import type { Home } from "../home";
import { readCheckpoint } from "./checkpoint";

/** The clouds that a state can be of, and what people call them. */
const NAMES = { aws: "AWS", local: "a local stand-in for AWS", embedded: "the embedded cloud" } as const;
export type StateTarget = keyof typeof NAMES;

function markOf({ state }: Pick<Home, "state">, stack: string): string {
  return path.join(state, "targets", stack);
}

/**
 * The cloud that the resources of a stack's state are in; undefined while it has none. A state that nobody has marked was
 * made by the plain command line, which works on the embedded cloud's home only.
 */
export function stateTarget(home: Pick<Home, "state">, stack: string): StateTarget | undefined {
  const checkpoint = readCheckpoint(home.state, stack);
  const isEmpty = checkpoint === undefined || checkpoint.resources.length + checkpoint.pendingOperations.length === 0;
  if (isEmpty) return undefined;
  const mark = markOf(home, stack);
  const text = fs.existsSync(mark) ? fs.readFileSync(mark, "utf8") : "embedded";
  return text === "aws" || text === "local" ? text : "embedded";
}

/**
 * Keeps the states of two clouds apart: what one of them does not know the engine would take for gone, and make again
 * or drop.
 *
 * @throws Failure (state) where the stack's state in this home is of another cloud than the one that is asked for
 */
export function holdTarget(home: Pick<Home, "state" | "root">, stack: string, target: StateTarget): void {
  const found = stateTarget(home, stack);
  if (found !== undefined && found !== target) {
    throw new Failure(
      "state",
      `the state of ${stack} in ${home.root} is of ${NAMES[found]}; got ${NAMES[target]}`,
      `give ${NAMES[target]} a home of its own: --home FOLDER, or CAUSEWAY_HOME`,
    );
  }
  if (found !== undefined && fs.existsSync(markOf(home, stack))) return;
  fs.mkdirSync(path.dirname(markOf(home, stack)), { recursive: true, mode: 0o700 });
  writeFileAtomic.sync(markOf(home, stack), target, { mode: 0o600 });
}
