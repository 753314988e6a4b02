import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root } from "../launch/bundle";
import { type PackFile, packFiles } from "./pack-files";

/** Where compiled packs lie, each in a folder named by what is in it: a folder that is there is whole and never changes. */
const CACHE = path.join(root, "node_modules", ".cache", "causeway", "packs");

/**
 * The folder of the checkout's pack, compiled from the sources as they are now.
 *
 * @throws Failure (guardrails) when it does not compile
 */
export function checkoutPackFolder(): string {
  return writePack(CACHE, packFiles());
}

/** Writes a pack into a folder below `parent` that is named by its content, unless it is there. */
export function writePack(parent: string, files: readonly PackFile[]): string {
  const hash = createHash("sha256");
  for (const { name, content } of files) hash.update(JSON.stringify([name, content]));
  const folder = path.join(parent, hash.digest("hex").slice(0, 32));
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(parent, { recursive: true });
  const aside = fs.mkdtempSync(`${folder}.`);
  for (const { name, content } of files) fs.writeFileSync(path.join(aside, name), content);
  try {
    fs.renameSync(aside, folder);
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true });
    // Somebody else was quicker, with the same content.
    if (!fs.existsSync(folder)) throw error;
  }
  return folder;
}
