import fs from "node:fs";
import { Failure } from "../errors";

/**
 * Writes what a command was asked to put into a file; readable by its owner only.
 *
 * @param option the flag that names the file: `--out`
 * @throws Failure (usage) when it cannot be written
 */
export function writeOutput(option: string, file: string, text: string): void {
  try {
    fs.writeFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure(
      "usage",
      `${file} cannot be written: ${message}`,
      `name a file in a folder that is there with ${option}`,
      {
        cause: error,
      },
    );
  }
}
