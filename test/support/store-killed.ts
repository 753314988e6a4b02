// Stores a release and is killed at one of its writes: `node --require tsx/cjs store-killed.ts HOME WORDS WRITE`.
import fs from "node:fs";
import { chooseHome } from "../../automation/home";
import { storeRelease } from "../../automation/release/release-store";
import { builtRelease } from "./built-release";

const [, , home = "", words = "", write = "-1"] = process.argv;
let written = 0;

/** Kills this process the hard way when it is the turn of the write at hand. */
const maybeDie = (half: () => void) => {
  if (written++ !== Number(write)) return;
  half();
  process.kill(process.pid, "SIGKILL");
};

const { writeFileSync, mkdirSync, renameSync } = fs;
fs.writeFileSync = (file, data, options) => {
  maybeDie(() => writeFileSync(file, "half of i", options));
  writeFileSync(file, data, options);
};
Object.assign(fs, {
  mkdirSync: (...args: Parameters<typeof mkdirSync>) => {
    maybeDie(() => undefined);
    return mkdirSync(...args);
  },
  renameSync: (...args: Parameters<typeof renameSync>) => {
    maybeDie(() => undefined);
    renameSync(...args);
    maybeDie(() => undefined);
  },
});

void storeRelease(chooseHome(home, {}, home), builtRelease(words), new Date(0)).then(() =>
  process.stdout.write(`${written} writes\n`),
);
