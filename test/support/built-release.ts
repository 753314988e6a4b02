import { type Artifact, manifestOf } from "../../automation/release/manifest";

/** A release of three small files, as it is built; each `words` gives another one. */
export function builtRelease(words: string, more: readonly Artifact[] = []) {
  const file = (name: string, content: string): Artifact => ({ name, content: Buffer.from(content) });
  const artifacts = [
    file("package.json", '{"name":"small"}'),
    file("package-lock.json", '{"name":"small","lockfileVersion":3,"packages":{"":{"name":"small"}}}'),
    file("program/index.js", `exports.words = ${JSON.stringify(words)};\n`),
    ...more,
  ];
  const origin = { commit: "4be21aa", author: "raj@company.com", dirty: false };
  return { manifest: manifestOf(artifacts, "3.259.0", origin), artifacts };
}
