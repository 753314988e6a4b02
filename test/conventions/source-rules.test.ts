import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { committedFiles, root, type Source, sources } from "../support/sources";

const all = sources();
const where = (pattern: RegExp, among: readonly Source[] = all) =>
  among.filter((source) => pattern.test(source.text)).map((source) => source.path);
const inRoom = (room: string) => all.filter((source) => source.path.startsWith(`${room}/`));

describe("source rules", () => {
  it("there are sources to look at", () => {
    expect(all.length).to.be.greaterThan(50);
  });

  it("the configuration has one door: pulumi.Config and getStack appear in settings/load.ts only", () => {
    const program = all.filter((source) => !source.path.startsWith("simulator/"));
    const reading = /\bpulumi\.(Config|getStack)\b|new Config\(|(?<![.\w])getStack\(/;
    expect(where(reading, program)).to.deep.equal(["settings/load.ts"]);
  });

  it("process.env, process.argv and process.exit stay at the entries of processes", () => {
    const entries =
      /^(automation\/(cli|engine\/(language-host\/host|child|processes|locate))|settings\/load|simulator\/main|simulator\/catalog\/generate\/.*|policy-packs\/guardrails\/generate\/.*|benchmarks\/.*)\.ts$/;
    expect(where(/\bprocess\.(env|argv|exit\()/).filter((file) => !entries.test(file))).to.deep.equal([]);
  });

  it("decisions take no clock and no chance: Date.now and Math.random are handed in", () => {
    const atTheEdge =
      /^(automation\/|simulator\/(main|admin|protocol|world\/clock)|policy-packs\/guardrails\/index|benchmarks\/)/;
    expect(
      where(/\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)/).filter((file) => !atTheEdge.test(file)),
    ).to.deep.equal([]);
  });

  it("every component registers its outputs once, and its type is named for its folder", () => {
    for (const source of [...inRoom("components"), ...inRoom("stacks")]) {
      const classes = source.text.match(/extends (pulumi\.)?ComponentResource/g)?.length ?? 0;
      const registered = source.text.match(/this\.registerOutputs\(/g)?.length ?? 0;
      expect(registered, source.path).to.equal(classes);
    }
  });

  it("no component reads configuration, environment or clock", () => {
    expect(where(/process\.|new Date\(|Date\.now|require\(/, inRoom("components"))).to.deep.equal([]);
  });

  it("nothing inherits but components from Pulumi's and errors from Error", () => {
    const bases = all.flatMap((source) =>
      [...source.text.matchAll(/^\s*(?:export )?(?:abstract )?class \w+ extends ([\w.]+)/gm)].map((match) => match[1]),
    );
    const allowed = new Set(["pulumi.ComponentResource", "ComponentResource", "Error", "pulumi.RunError", "RunError"]);
    expect(bases.filter((base) => !allowed.has(base ?? ""))).to.deep.equal([]);
  });

  it("a check is silenced for one line at most, with the reason beside it; loose types are the linter's affair", () => {
    expect(where(/@ts-(ignore|nocheck)|eslint-disable|oxlint-disable(?!-next-line [\w/-]+ -- \w)/)).to.deep.equal([]);
  });
});

const text = (file: string) => fs.readFileSync(path.join(root, file), "utf8");

describe("what is committed", () => {
  it("the lock file names no download addresses", () => {
    expect(text("package-lock.json")).not.to.match(/"resolved": "http/);
  });

  it("the lock file has the packages of every platform: an install from it works on each", () => {
    const lock: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
      text("package-lock.json"),
    );
    const names = new Set(Object.keys(lock.packages).map((folder) => folder.replace(/^.*node_modules\//, "")));
    const wanted = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted.length).to.be.greaterThan(20);
    expect(wanted.filter((name) => !names.has(name))).to.deep.equal([]);
  });

  it("no file names a machine's path or holds a key", () => {
    const machine = /(^|[^A-Za-z0-9_./-])\/(home|root)\/[a-z]|AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----/m;
    const wrong = committedFiles()
      .filter(
        (file) =>
          /\.(ts|js|json|ya?ml|md|sh)$/.test(file) && file !== "package-lock.json" && !file.includes("/generated/"),
      )
      .filter((file) => !file.endsWith("source-rules.test.ts") && machine.test(text(file)));
    expect(wrong).to.deep.equal([]);
  });

  it("stack files have `config:` as their only top-level key", () => {
    for (const file of committedFiles().filter((name) => /^Pulumi\..+\.yaml$/.test(name))) {
      const topLevel = text(file)
        .split("\n")
        .filter((line) => /^\w/.test(line));
      expect(topLevel, file).to.deep.equal(["config:"]);
    }
  });
});
