import fs from "node:fs";
import path from "node:path";
import { Failure } from "./errors";

/** The text of a stack's settings file. */
export interface StackFile {
  readonly stack: string;
  /** From the root of the checkout: `Pulumi.dev.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** Every stack file of the checkout, by name. @throws Failure (usage) for one that cannot be read */
export function readStackFiles(checkout: string): StackFile[] {
  return fs
    .readdirSync(checkout)
    .flatMap((name) => {
      const stack = /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1];
      return stack === undefined ? [] : [{ stack, path: name, text: textOf(checkout, name) }];
    })
    .toSorted((a, b) => (a.stack < b.stack ? -1 : 1));
}

function textOf(checkout: string, name: string): string {
  try {
    return fs.readFileSync(path.join(checkout, name), "utf8");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure(
      "usage",
      `${name} cannot be read: ${message}`,
      `make it a file that can be: git checkout ${name}`,
      {
        cause: error,
      },
    );
  }
}
