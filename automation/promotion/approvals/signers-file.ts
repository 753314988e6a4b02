import fs from "node:fs";
import { Failure } from "../../errors";
import { parseSigners, type Signer } from "./signers";
import type { SignersProblem } from "./signers-problem";

/**
 * The people's keys in an allowed_signers file.
 *
 * @throws Failure (settings) that names every problem, when it cannot be read or has any
 */
export function readSignersFile(file: string): readonly Signer[] {
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch (error) {
    throw new Failure(
      "settings",
      `the signers file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      "name an OpenSSH allowed_signers file",
      { cause: error },
    );
  }
  const read = parseSigners(text, file);
  if (read.ok) return read.signers;
  throw new Failure(
    "settings",
    ["the signers file has problems", ...read.problems.map(problemText)].join("\n"),
    "mend these lines",
  );
}

function problemText({ file, line, got, expected, remedy }: SignersProblem): string {
  return `${file}:${line}  got ${got}, expected ${expected}; ${remedy}`;
}
