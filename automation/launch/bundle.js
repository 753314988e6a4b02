"use strict";
// Compiles one of our TypeScript entries when, and only when, something it was made from has changed.
// Plain JavaScript on purpose: it is what runs before anything is compiled.

const fs = require("node:fs");
const path = require("node:path");

/** The checkout: the nearest folder above this file that holds Pulumi.yaml, also where this file is part of a bundle. */
const root = checkoutAbove(__dirname);
const cache = path.join(root, "node_modules", ".cache", "causeway");

/**
 * Packages that an entry cannot start without: in its file they are found and read at once, not in a hundred places.
 * @type {Record<string, readonly string[]>}
 */
const STARTED_WITH = {
  "automation/cli.ts": ["canonicalize", "cidr-tools", "commander", "ip-bigint", "junit-report-builder", "yaml", "zod"],
  "automation/guardrails/pack-folder.ts": ["yaml", "zod"],
  "simulator/main.ts": [
    "@grpc/grpc-js",
    "@js-sdsl/ordered-map",
    "@pulumi/pulumi/proto",
    "cidr-tools",
    "google-protobuf",
    "ip-bigint",
    "yaml",
    "zod",
  ],
};

/** @param {string} folder @returns {string} */
function checkoutAbove(folder) {
  if (fs.existsSync(path.join(folder, "Pulumi.yaml"))) return folder;
  const above = path.dirname(folder);
  if (above === folder) throw new Error(`no Pulumi.yaml in ${__dirname} or above it: clone the repository again`);
  return checkoutAbove(above);
}

/** The size and time of a file, or `missing`. @param {string} file */
function stamp(file) {
  const stat = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
  return stat === undefined ? "missing" : `${stat.size}:${stat.mtimeMs}`;
}

/** As coarse as clocks of file systems are, milliseconds. */
const CLOCK_STEP = 20;

/** Whether a file may have changed since a time: what was compiled of it may be its text of before. @param {string} file @param {number} time */
function changedSince(file, time) {
  const stat = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
  return stat === undefined || stat.mtimeMs > time - CLOCK_STEP;
}

/** Whether the compiled form was made from the sources as they are now. @param {string} recordFile */
function isFresh(recordFile) {
  if (!fs.existsSync(recordFile)) return false;
  /** @type {Record<string, string>} */
  const record = JSON.parse(fs.readFileSync(recordFile, "utf8"));
  return Object.entries(record).every(([file, known]) => stamp(file) === known);
}

/**
 * Replaces a file as a whole, so that a reader beside us never sees half of it.
 * @param {string} file @param {string | Uint8Array} content
 */
function replaceFile(file, content) {
  const temporary = `${file}.${process.pid}`;
  fs.writeFileSync(temporary, content);
  fs.renameSync(temporary, file);
}

/** @param {string} entry @param {{ inline?: boolean }} options */
function cacheFiles(entry, options) {
  const name = entry.replace(/\.ts$/, "").replaceAll("/", "-") + (options.inline ? ".inline" : "");
  return { compiled: path.join(cache, `${name}.js`), recordFile: path.join(cache, `${name}.sources.json`) };
}

/**
 * The files that the compiled form of `entry` was made from, from the root of the checkout, without those of packages.
 * @param {string} entry
 * @param {{ inline?: boolean }} [options]
 * @returns {string[]}
 */
function bundledSources(entry, options = {}) {
  bundle(entry, options);
  const record = JSON.parse(fs.readFileSync(cacheFiles(entry, options).recordFile, "utf8"));
  return Object.keys(record).filter((file) => !/(^|\/)node_modules\//.test(file));
}

/**
 * Packages by the folders that they lie in: a path is no package to the bundler, and so goes into the file.
 * @param {readonly string[]} names
 */
function foldersOf(names) {
  return Object.fromEntries(names.map((name) => [name, path.join(root, "node_modules", name)]));
}

/**
 * The path of the compiled form of `entry`, made anew when a source, the lock file or this file changed.
 * Packages stay outside, but for those that the entry is started with.
 * @param {string} entry path of a TypeScript file, from the root of the checkout
 * @param {{ inline?: boolean }} [options] `inline: true` takes the npm packages into the file as well
 * @returns {string} absolute path of a CommonJS file
 */
function bundle(entry, options = {}) {
  const { compiled, recordFile } = cacheFiles(entry, options);
  if (isFresh(recordFile)) return compiled;

  /** @type {typeof import("esbuild")} */
  const esbuild = require("esbuild");
  const before = new Map([["package-lock.json", stamp("package-lock.json")]]);
  const began = Date.now();
  const result = esbuild.buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: compiled,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    // Every import is a require in the end: packages that are CommonJS have folders and files without endings as entries.
    supported: { "dynamic-import": false },
    packages: options.inline ? "bundle" : "external",
    alias: options.inline ? {} : foldersOf(STARTED_WITH[entry] ?? []),
    // A map is as long as the code, and every start would read it.
    sourcemap: entry in STARTED_WITH ? false : "inline",
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  fs.mkdirSync(cache, { recursive: true });
  for (const file of Object.keys(result.metafile.inputs)) {
    // The lock file stands for the packages.
    if (!options.inline && file.startsWith("node_modules/")) continue;
    before.set(file, changedSince(file, began) ? "changed while it was compiled" : stamp(file));
  }
  before.set("automation/launch/bundle.js", stamp("automation/launch/bundle.js"));
  for (const output of result.outputFiles) replaceFile(output.path, output.contents);
  replaceFile(recordFile, JSON.stringify(Object.fromEntries(before)));
  return compiled;
}

module.exports = { bundle, bundledSources, root };
