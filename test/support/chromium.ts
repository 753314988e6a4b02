import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The path of a real Chromium: the one that CAUSEWAY_CHROMIUM names, else one on PATH; where there is none and this is
 * root on a Debian, it is installed, once.
 *
 * @throws Error that says what to install where that is not possible
 */
export function findChromium(): string {
  const found = process.env["CAUSEWAY_CHROMIUM"] ?? onPath();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get")) {
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...words: string[]) =>
      execFileSync("apt-get", ["-q", ...words], { env: environment, stdio: "ignore" });
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium");
    const installed = onPath();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `no Chromium was found (${NAMES.join(", ")}): install one (apt-get install chromium), or name it in CAUSEWAY_CHROMIUM`,
  );
}

function onPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find((file) => fs.existsSync(file));
}
