import type { Frozen } from "./setting";

/** Freezes a value and everything inside it, and returns it. */
export function freeze<T>(value: T): Frozen<T>;
export function freeze(value: unknown): unknown {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) freeze(inner);
    Object.freeze(value);
  }
  return value;
}
