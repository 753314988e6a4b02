import fs from "node:fs";
import path from "node:path";
import { Failure } from "../errors";
import { bundle, bundledSources, root } from "../launch/bundle";
import { RUNNER_ENTRY } from "./load-pack";
import { readTeamFile } from "./team-file";

/** A file of a compiled pack. */
export interface PackFile {
  /** Its name in the pack's folder. */
  readonly name: string;
  readonly content: string;
}

/** What the team asks of the guardrails, in the pack's folder. */
const TEAM_FILE = "guardrails.yaml";

/** Where the pack's sources lie in the checkout. */
const SOURCES = "policy-packs/guardrails";

/**
 * The checkout's pack, compiled: everything that a folder has to hold so that runner and ordinary command line can use
 * it as a pack. The same sources give the same bytes, wherever the checkout lies.
 *
 * @throws Failure (guardrails) with file and line when it does not compile
 */
export function packFiles(): readonly PackFile[] {
  const manifest: Record<string, unknown> = JSON.parse(source("package.json"));
  return [
    { name: "PulumiPolicy.yaml", content: source("PulumiPolicy.yaml") },
    { name: "guardrails.json", content: teamRules() },
    { name: RUNNER_ENTRY, content: compiled("pack.ts", true) },
    { name: "index.js", content: compiled("index.ts", false) },
    { name: "package.json", content: `${JSON.stringify({ ...manifest, main: "index.js" }, undefined, 2)}\n` },
  ];
}

/**
 * The files that `packFiles` reads, compiled as the sources are now, and the one that says what it makes of them.
 *
 * @throws Failure (guardrails) with file and line when it does not compile
 */
export function packInputs(): readonly string[] {
  const plain = ["PulumiPolicy.yaml", TEAM_FILE, "package.json"].map((name) => path.join(root, SOURCES, name));
  const missing = plain.find((file) => !fs.existsSync(file));
  if (missing !== undefined) throw missingFile(path.relative(root, missing));
  return [
    ...plain,
    compiledFile("pack.ts", true),
    compiledFile("index.ts", false),
    path.join(root, "automation/guardrails/pack-files.ts"),
  ];
}

/** The files of the checkout that the compiled pack was made from, from its root. */
export function packSources(): readonly string[] {
  return [
    ...["PulumiPolicy.yaml", TEAM_FILE, "package.json"].map((name) => `${SOURCES}/${name}`),
    ...bundledSources(`${SOURCES}/pack.ts`, { inline: true }),
    ...bundledSources(`${SOURCES}/index.ts`),
  ];
}

/** The team's file as the pack reads it. */
function teamRules(): string {
  const file = `${SOURCES}/${TEAM_FILE}`;
  if (!fs.existsSync(path.join(root, file))) throw missingFile(file);
  return `${JSON.stringify(readTeamFile(source(TEAM_FILE), file), undefined, 2)}\n`;
}

function missingFile(file: string): Failure {
  return new Failure("guardrails", `there is no ${file}`, `restore it: git checkout ${file}`);
}

function source(name: string): string {
  return fs.readFileSync(path.join(root, SOURCES, name), "utf8");
}

function compiled(entry: string, inline: boolean): string {
  return withoutPlaces(fs.readFileSync(compiledFile(entry, inline), "utf8"));
}

function compiledFile(entry: string, inline: boolean): string {
  try {
    return bundle(`${SOURCES}/${entry}`, { inline });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure(
      "guardrails",
      `the policy pack does not compile\n${message}`,
      "mend it and run the command again: nothing is changed without the guardrails",
      { cause: error },
    );
  }
}

/**
 * A compiled text without where sources and packages lie, which depends on the folder: its source map, the lines that
 * name a file, and the names of packages' files.
 */
function withoutPlaces(text: string): string {
  return text
    .replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n")
    .replaceAll(/^\/\/ \S+\.(?:[cm]?[jt]s|json)\n/gm, "")
    .replaceAll(/^( *)"[^"\n]*\b(node_modules\/[^"\n]+)"\(/gm, '$1"$2"(');
}
