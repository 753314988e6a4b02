import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** The root of the checkout. */
export const root = path.resolve(__dirname, "..", "..");

/** A source file of ours. */
export interface Source {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

const SKIPPED = new Set(["node_modules", ".git", ".causeway"]);

/** Every file below a folder that is not a package's or a machine's. Works outside a git checkout as well. */
export function filesBelow(folder = ""): string[] {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (SKIPPED.has(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}

/** Every file of the checkout with its time of change, without the results that other deep tests write meanwhile. */
export function changeTimes(): string[] {
  return filesBelow()
    .filter((file) => !file.startsWith("docs/evidence/"))
    .map((file) => `${file} ${fs.statSync(path.join(root, file)).mtimeMs}`);
}

/** Our TypeScript outside tests and generated files. */
export function sources(): Source[] {
  return filesBelow()
    .filter((file) => file.endsWith(".ts") && !file.startsWith("test/") && !file.includes("/generated/"))
    .map((file) => ({ path: file, text: fs.readFileSync(path.join(root, file), "utf8") }));
}

/** What a source imports from our own files, from the root and without ending; dynamic imports included. */
export function ownImports(source: Source): string[] {
  return ts
    .preProcessFile(source.text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith("."))
    .map((name) => path.posix.normalize(path.posix.join(path.posix.dirname(source.path), name)));
}

/** The packages that a source imports. */
export function packageImports(source: Source): string[] {
  return ts
    .preProcessFile(source.text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith("."));
}

/** The text files that git tracks or would track, or all files where there is no git. */
export function committedFiles(): string[] {
  try {
    return execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" })
      .split("\n")
      .filter((file) => file !== "" && fs.existsSync(path.join(root, file)));
  } catch {
    return filesBelow();
  }
}
