import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Home } from "../home";

/** The time that promotions go by. */
export interface Clock {
  now(): Date;
  /** Lets time pass until a moment; undefined for a clock that nobody can move. Never goes back. */
  readonly passUntil: ((moment: Date) => void) | undefined;
}

const keptSchema = z.object({ ahead: z.number().min(0) });

/**
 * The clock of a home: the machine's, ahead by whatever time was let pass before. A home whose time never was moved has
 * the machine's own.
 *
 * @param machine the machine's clock, milliseconds
 * @param virtual whether time may be let pass
 */
export function openClock(home: Home, machine: () => number, virtual: boolean): Clock {
  const file = path.join(home.root, "virtual-time.json");
  let ahead = fs.existsSync(file) ? keptSchema.parse(JSON.parse(fs.readFileSync(file, "utf8"))).ahead : 0;
  return {
    now: () => new Date(machine() + ahead),
    passUntil: virtual
      ? (moment) => {
          const missing = moment.getTime() - (machine() + ahead);
          if (missing <= 0) return;
          ahead += missing;
          fs.mkdirSync(home.root, { recursive: true, mode: 0o700 });
          fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify({ ahead }));
          fs.renameSync(`${file}.${process.pid}`, file);
        }
      : undefined,
  };
}
