import fs from "node:fs";
import path from "node:path";
import { Failure } from "../../errors";
import { makeKeyFile, publicLine } from "./key-file";
import { readSignersFile } from "./signers-file";
import type { Person } from "./verify-approval";

/** The signers file of the home's own people. */
export const DEMO_SIGNERS = "allowed_signers";

/**
 * Makes a key for each person whom the signers file does not name yet, and names them there: for the embedded cloud,
 * where nobody has brought keys. Whom it names already, with whatever key, is left alone.
 *
 * @param folder the home's keys
 * @returns the path of the signers file
 * @throws Failure (settings) when the file that is there has problems
 * @throws Failure (state) when the folder cannot be written
 */
export function makeDemoKeys(folder: string, people: readonly Pick<Person, "id" | "email">[]): string {
  const signers = path.join(folder, DEMO_SIGNERS);
  try {
    const before = fs.existsSync(signers) ? fs.readFileSync(signers, "utf8") : "";
    const known = before === "" ? [] : readSignersFile(signers);
    const named = new Set(known.flatMap(({ principals }) => principals));
    const lines = people
      .filter(({ id, email }) => !named.has(id) && !named.has(email))
      .map(({ id, email }) => `${email} ${publicLine(makeKeyFile(demoKeyFile(folder, id), email))}\n`);
    const start = before === "" || before.endsWith("\n") ? "" : "\n";
    if (lines.length > 0) fs.appendFileSync(signers, start + lines.join(""), { mode: 0o600, flush: true });
    return signers;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      "state",
      `the keys in ${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}`,
      "free some space, or mend the rights of the folder, and run the command again",
      { cause: error },
    );
  }
}

/** Where the key of a person lies that the runner made. */
export function demoKeyFile(folder: string, person: string): string {
  return path.join(folder, "people", person);
}
