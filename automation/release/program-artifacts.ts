import path from "node:path";
import { z } from "zod";
import { canonicalJson } from "../../lib/canonical-json";
import type { Artifact } from "./manifest";

/** What precedes the source map that esbuild writes into a compiled file. */
const INLINE_MAP = "\n//# sourceMappingURL=data:application/json;base64,";

const sourceMapSchema = z.looseObject({ sources: z.array(z.string()) });

/**
 * A compiled entry as a release holds it: the code, and beside it the source map with paths from the root of the
 * checkout. Nothing in either depends on where the checkout lies.
 *
 * @param name the code's name in the release: `program/index.js`
 * @param compiled the compiled file with the source map inside
 * @param folder where it was compiled to, from the root of the checkout: its map's paths start there
 * @throws Error when there is no source map, or one of its sources lies outside the checkout
 */
export function programArtifacts(name: string, compiled: string, folder: string): Artifact[] {
  const at = compiled.lastIndexOf(INLINE_MAP);
  if (at < 0) throw new Error(`the compiled form of ${name} has no source map inside`);
  const encoded = compiled.slice(at + INLINE_MAP.length).trim();
  const map = sourceMapSchema.parse(JSON.parse(Buffer.from(encoded, "base64").toString("utf8")));
  const sources = map.sources.map((source) => sourceFromRoot(source, folder));
  const code = `${compiled.slice(0, at)}\n//# sourceMappingURL=${path.posix.basename(name)}.map\n`;
  return [
    { name, content: Buffer.from(code) },
    { name: `${name}.map`, content: Buffer.from(canonicalJson({ ...map, sources })) },
  ];
}

function sourceFromRoot(source: string, folder: string): string {
  const fromRoot = path.posix.normalize(path.posix.join(folder, source));
  if (fromRoot.startsWith("../") || path.posix.isAbsolute(source)) {
    throw new Error(`the program is compiled from ${source}, which lies outside the checkout`);
  }
  return fromRoot;
}
