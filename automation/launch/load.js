"use strict";
// Runs a compiled file with the code that V8 made of it the last time: half of a start is reading JavaScript.

const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");

/** When a process that stays has done what a start does, and its code is worth keeping; milliseconds. */
const SETTLED = 3000;

/**
 * What a compiled file exports.
 * @param {string} file absolute path of a CommonJS file
 */
function load(file) {
  /** @type {typeof Module & { enableCompileCache?(folder: string): unknown, flushCompileCache?(): void }} */
  const node = Module;
  if (node.enableCompileCache === undefined) return loadWithOwnCache(file);
  node.enableCompileCache(path.join(path.dirname(file), "v8"));
  setTimeout(() => node.flushCompileCache?.(), SETTLED).unref();
  return require(file);
}

/**
 * The same for Node 20, which keeps no code by itself.
 * @param {string} file
 */
function loadWithOwnCache(file) {
  // V8 compares no more than the lengths of sources: the name says which text the code was made of.
  const { size, mtimeMs } = fs.statSync(file);
  const kept = `${file}.${process.version}-${size}-${mtimeMs}.v8`;
  const cachedData = fs.existsSync(kept) ? fs.readFileSync(kept) : undefined;
  const script = new vm.Script(Module.wrap(fs.readFileSync(file, "utf8")), { filename: file, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) keepLater(script, file, kept);
  const loaded = new Module(file);
  loaded.filename = file;
  script.runInThisContext()(loaded.exports, Module.createRequire(file), loaded, file, path.dirname(file));
  return loaded.exports;
}

/**
 * Keeps the code when what a start needs of it was compiled; whatever is in the way of that is no trouble.
 * @param {vm.Script} script @param {string} file @param {string} kept
 */
function keepLater(script, file, kept) {
  let done = false;
  const keep = () => {
    if (done) return;
    done = true;
    try {
      const older = fs.readdirSync(path.dirname(file)).filter((name) => name.startsWith(`${path.basename(file)}.v`));
      for (const name of older) fs.rmSync(path.join(path.dirname(file), name), { force: true });
      fs.writeFileSync(`${kept}.${process.pid}`, script.createCachedData());
      fs.renameSync(`${kept}.${process.pid}`, kept);
    } catch {
      // A full disk or a folder that may not be written to: the next start compiles again.
    }
  };
  setTimeout(keep, SETTLED).unref();
  process.once("exit", keep);
}

module.exports = { load };
