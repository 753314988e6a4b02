import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** A program from PyPI that we are measured against. */
export interface PythonProgram {
  /** The requirement without its version: `moto[server]`. */
  readonly requirement: string;
  readonly version: string;
  /** The name of the program in the environment's `bin`. */
  readonly program: string;
}

/** Installs a program into an environment of its own, once, and answers its path. */
export function installPython(
  cache: string,
  { requirement, version, program }: PythonProgram,
  progress: (line: string) => void,
): string {
  const name = requirement.replace(/\[.*/, "");
  const folder = path.join(cache, `${name}-${version}`);
  const file = path.join(folder, "bin", program);
  if (fs.existsSync(file)) return file;
  progress(`installing ${name} ${version} once, about a minute`);
  fs.rmSync(folder, { recursive: true, force: true });
  execFileSync("python3", ["-m", "venv", folder], { stdio: "ignore" });
  const pip = path.join(folder, "bin", "pip");
  execFileSync(pip, ["install", "--quiet", `${requirement}==${version}`], { stdio: "ignore" });
  return file;
}
