import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Failure } from "./errors";

/** Where everything that the runner keeps lies. Two homes never touch each other. All paths are absolute. */
export interface Home {
  /** The folder itself. */
  readonly root: string;
  /** Pulumi's state, by the engine's file backend. */
  readonly state: string;
  /** The passphrase of the state's secrets: made once, readable by its owner only. */
  readonly passphraseFile: string;
  /** Pulumi's own home, so that a user's log-in and plugins are left alone. */
  readonly pulumi: string;
  /** A folder for each stack in which its operations run. */
  readonly work: string;
  /** The embedded cloud: its accounts, and where it listens. */
  readonly cloud: string;
  /** What was made to be promoted, a folder each. */
  readonly releases: string;
  /** Who works on which stack. */
  readonly locks: string;
  /** Logs of set-up and operations. */
  readonly log: string;
  /** What was promoted, by whom and with what result: the promotion's journal. */
  readonly journal: string;
  /** Keys that the runner made: the journal's own, and those of the embedded cloud's people. */
  readonly keys: string;
  /** What each run of a promotion previewed, and the settings that were promoted. */
  readonly promotions: string;
}

/**
 * The home that a command works in: `--home`, else CAUSEWAY_HOME, else `.causeway` in the checkout.
 *
 * @param option the value of `--home`, if it was given
 * @param environment the process's environment
 */
export function chooseHome(
  option: string | undefined,
  environment: Record<string, string | undefined>,
  checkout: string,
): Home {
  const chosen = [option, environment["CAUSEWAY_HOME"]].find((each) => each !== undefined && each !== "");
  const root = chosen === undefined ? path.join(checkout, ".causeway") : path.resolve(chosen);
  return {
    root,
    state: path.join(root, "state"),
    passphraseFile: path.join(root, "passphrase"),
    pulumi: path.join(root, "pulumi"),
    work: path.join(root, "work"),
    cloud: path.join(root, "cloud"),
    releases: path.join(root, "releases"),
    locks: path.join(root, "locks"),
    log: path.join(root, "log"),
    journal: path.join(root, "journal"),
    keys: path.join(root, "keys"),
    promotions: path.join(root, "promotions"),
  };
}

/**
 * Makes the folders of a home and its passphrase where they are missing. May be called by several processes at once:
 * the first passphrase stands.
 *
 * @throws Failure (state) when the folder cannot be written
 */
export function prepareHome(home: Home): void {
  try {
    const { state, pulumi, work, cloud, releases, locks, log, journal, keys } = home;
    for (const folder of [state, pulumi, work, cloud, releases, locks, log, journal, keys]) {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
    if (!fs.existsSync(home.passphraseFile)) makePassphrase(home.passphraseFile);
  } catch (error) {
    throw new Failure(
      "state",
      `the home ${home.root} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      "free some space or choose another folder with --home or CAUSEWAY_HOME",
      { cause: error },
    );
  }
}

/** Writes the whole file aside and links it into place, which fails, and changes nothing, where one exists already. */
function makePassphrase(file: string): void {
  const aside = `${file}.${process.pid}`;
  fs.writeFileSync(aside, randomBytes(32).toString("base64url"), { mode: 0o600 });
  try {
    fs.linkSync(aside, file);
  } catch (error) {
    if (!fs.existsSync(file)) throw error;
  } finally {
    fs.unlinkSync(aside);
  }
}
