import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { canonicalJson } from "../../lib/canonical-json";
import { Failure } from "../errors";
import type { Home } from "../home";
import { configSchema } from "../release/config-schema";

const stackFileSchema = z.object({ config: configSchema });

/** What stands for a stack's settings: the same for the same values, however they are written. */
export function settingsDigest(text: string): string {
  return createHash("sha256")
    .update(canonicalJson(stackFileSchema.parse(parse(text)).config))
    .digest("hex");
}

function fileOf(home: Home, digest: string): string {
  return path.join(home.promotions, "settings", `${digest}.yaml`);
}

/** Keeps the text of a stack's settings by its digest, to go back to. */
export function keepSettings(home: Home, text: string): string {
  const digest = settingsDigest(text);
  const file = fileOf(home, digest);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    fs.writeFileSync(`${file}.${process.pid}`, text, { mode: 0o600, flush: true });
    fs.renameSync(`${file}.${process.pid}`, file);
  }
  return digest;
}

/** The settings that were kept under a digest. @throws Failure (state) when they are gone or were changed */
export function keptSettings(home: Home, digest: string): string {
  const file = fileOf(home, digest);
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
  if (text !== undefined && settingsDigest(text) === digest) return text;
  throw new Failure(
    "state",
    `the settings ${digest.slice(0, 12)} in ${file} are ${text === undefined ? "gone" : "not what they were"}`,
    "promote a release with the settings of the checkout instead",
  );
}
