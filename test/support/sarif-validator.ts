import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { cacheFolder } from "../../automation/engine/locate";

const PACKAGE = "@microsoft/sarif-multitool-linux";
const VERSION = "5.7.0";

/** Where the validator runs: it is built for one platform. */
export const hasSarifValidator = process.platform === "linux" && process.arch === "x64";

/** The validator of the standard's authors, installed once into the cache. */
function validator(): string {
  const folder = path.join(cacheFolder(process.env), `sarif-multitool-${VERSION}`);
  const file = path.join(folder, "node_modules", ...PACKAGE.split("/"), "Sarif.Multitool");
  if (!fs.existsSync(file)) {
    const words = ["install", "--prefix", folder, "--ignore-scripts", "--no-save", "--silent", `${PACKAGE}@${VERSION}`];
    execFileSync("npm", words, { stdio: "ignore" });
  }
  fs.chmodSync(file, 0o755);
  return file;
}

/**
 * What the validator has against a document: its schema and the rules of the standard. `error JSON1002: …` and
 * `warning SARIF2005: …`, a line each; empty for nothing.
 *
 * @param folder where the document is written, and what the validator found
 */
export function sarifProblems(document: object, folder: string): readonly string[] {
  const [file, found] = [path.join(folder, "document.sarif"), path.join(folder, "found.sarif")];
  fs.writeFileSync(file, JSON.stringify(document));
  const said = execFileSync(validator(), ["validate", file, "--output", found, "--log", "ForceOverwrite"], {
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" },
    encoding: "utf8",
  });
  if (!said.includes("Analysis completed successfully.")) throw new Error(`the validator did not end well:\n${said}`);
  return said.split("\n").flatMap((line) => /(?:error|warning) [A-Z]+\d+: .*/.exec(line) ?? []);
}
