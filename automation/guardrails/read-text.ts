import fs from "node:fs";
import { Failure } from "../errors";

/** What a file is called in messages; `-` is standard input. */
export function nameOfSource(file: string): string {
  return file === "-" ? "standard input" : file;
}

/** A file's text, or that of standard input. @throws Failure (usage) when it cannot be read */
export function readText(file: string): string {
  try {
    return fs.readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure("usage", `${nameOfSource(file)} cannot be read: ${message}`, "name a file that is there, or -");
  }
}
