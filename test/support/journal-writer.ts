import fs from "node:fs";
import { Failure } from "../../automation/errors";
import { openJournal } from "../../automation/promotion/journal/journal";
import { at, eventSchema } from "./journal-events";

/**
 * A process that writes notes to a journal until it is killed or the disk is full, and says of each that it was kept:
 * `FOLDER LENGTH`, the length of a note in characters. Prints the number of each kept entry, or the kind of a failure.
 */
function main(folder: string, length: number): void {
  const journal = openJournal(folder, eventSchema, at());
  for (let refused = 0; refused < 3; ) {
    try {
      const { seq } = journal.append("noted", { text: `${journal.entries.length + 1} ${"x".repeat(length)}` }, at());
      fs.writeSync(1, `${seq}\n`);
    } catch (error) {
      refused += 1;
      fs.writeSync(1, `${error instanceof Failure ? error.kind : String(error)}\n`);
    }
  }
}

main(process.argv[2] ?? "", Number(process.argv[3]));
