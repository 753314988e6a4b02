import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readKinds, readResource } from "./read-kinds";

/** Writes which kinds the installed @pulumi/kubernetes has: `npx tsx simulator/kubernetes/generate/main.ts`. */
const sources = resolve(__dirname, "..", "..", "..", "node_modules", "@pulumi", "kubernetes");
const target = resolve(__dirname, "..", "generated", "kinds.json");

const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".js"))
  .map((file) => readFileSync(join(sources, file), "utf8"));
const release = files.flatMap(readResource).find(({ token }) => token === "kubernetes:helm.sh/v3:Release");
if (release === undefined) throw new Error(`${sources} has no Helm release; is @pulumi/kubernetes installed?`);
const kinds = { ...readKinds(files), "helm.sh/v3": { Release: release.properties.join(" ") } };
const lines = Object.entries(kinds).map(
  ([apiVersion, named]) => `${JSON.stringify(apiVersion)}:${JSON.stringify(named)}`,
);
writeFileSync(target, `{${lines.join(",\n")}}\n`);
