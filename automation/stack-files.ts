import fs from "node:fs";
import path from "node:path";

/** The text of a stack's settings file. */
export interface StackFile {
  readonly stack: string;
  /** From the root of the checkout: `Pulumi.dev.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** Every stack file of the checkout, by name. */
export function readStackFiles(checkout: string): StackFile[] {
  return fs
    .readdirSync(checkout)
    .flatMap((name) => {
      const stack = /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1];
      return stack === undefined
        ? []
        : [{ stack, path: name, text: fs.readFileSync(path.join(checkout, name), "utf8") }];
    })
    .toSorted((a, b) => (a.stack < b.stack ? -1 : 1));
}
