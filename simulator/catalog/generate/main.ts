import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { StoredModule } from "../entry";
import { generate } from "./modules";
import { readPackage } from "./read-package";
import { readNative, readSchemas } from "./replacement-sources";

/** Versions that the committed files were made from; both packages are read and thrown away, never run. */
const awsNative = "@pulumi/aws-native@1.79.0";
const cfnLint = "cfn-lint==1.58.0";

const root = resolve(__dirname, "..", "..", "..");
const target = resolve(__dirname, "..", "generated");
const scratch = mkdtempSync(join(tmpdir(), "causeway-catalog-"));

try {
  execFileSync("npm", ["install", "--prefix", scratch, "--ignore-scripts", "--no-save", awsNative], {
    stdio: "inherit",
  });
  execFileSync("pip", ["install", "--quiet", "--no-deps", "--target", join(scratch, "python"), cfnLint], {
    stdio: "inherit",
  });
  const { index, modules } = generate(readPackage(join(root, "node_modules", "@pulumi", "aws")), {
    schemas: readSchemas(join(scratch, "python", "cfnlint", "data", "schemas", "resources")),
    native: readNative(join(scratch, "node_modules", "@pulumi", "aws-native")),
  });
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(target)) rmSync(join(target, file));
  writeFileSync(join(target, "index.json"), `${JSON.stringify(index)}\n`);
  for (const [name, module] of modules) writeFileSync(join(target, `${name}.module.json`), lines(module));
} finally {
  rmSync(scratch, { recursive: true });
}

/** JSON with one type, object or function a line, so that a change of the provider's version can be reviewed. */
function lines(module: StoredModule): string {
  const parts = (["types", "objects", "functions"] as const).map((part) => `"${part}":{\n${section(module[part])}\n}`);
  return `{${parts.join(",\n")}}\n`;
}

function section(entries: object): string {
  return Object.entries(entries)
    .map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`)
    .join(",\n");
}
