import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { bundle } from "../../../automation/launch/bundle";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

describe("load", () => {
  const folder = temporaryFolder();
  const file = () => path.join(folder(), "main.js");
  const write = (greeting: string) =>
    fs.writeFileSync(
      file(),
      `const path = require("node:path");\nmodule.exports = { greeting: "${greeting}" };\n` +
        "console.log(module.exports.greeting, path.basename(__filename), process.argv.slice(1).map((word) => path.basename(word)).join());\n",
    );
  const run = (...words: string[]) =>
    execFileSync("node", [path.join(root, "automation/launch/run.js"), file(), ...words], { encoding: "utf8" }).trim();
  /** What is kept of the code: beside the file, or in Node's own folder. */
  const kept = () =>
    fs
      .readdirSync(folder(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "main.js")
      .map((entry) => path.join(entry.parentPath, entry.name));

  it("runs a compiled file as if it was the command, and keeps its code", () => {
    write("hello");
    expect(run("--home", "x")).to.equal("hello main.js main.js,--home,x");
    const first = kept();
    expect(first).not.to.deep.equal([]);
    expect(run()).to.equal("hello main.js main.js");
    expect(kept()).to.deep.equal(first);
  });

  it("never runs the code of another text, also where both are equally long", () => {
    write("hello");
    run();
    write("howdy");
    expect(run()).to.equal("howdy main.js main.js");
    write("hello");
    expect(run()).to.equal("hello main.js main.js");
  });

  it("does without what is kept when that is damaged or may not be written", () => {
    write("hello");
    run();
    for (const one of kept()) fs.writeFileSync(one, "no code");
    expect(run()).to.equal("hello main.js main.js");
  });

  it("says what the file exports", () => {
    write("hello");
    const script = `console.log(require("./automation/launch/load").load(${JSON.stringify(file())}).greeting)`;
    expect(execFileSync("node", ["-e", script], { cwd: root, encoding: "utf8" })).to.match(
      /^hello main.js.*\nhello\n$/,
    );
  });

  it("the command line and the embedded cloud have the packages in their files that they are started with", () => {
    const packagesOf = (entry: string): string[] =>
      [...fs.readFileSync(bundle(entry), "utf8").matchAll(/require\("([^."][^"]*)"\)/g)].map(([, name]) => name ?? "");
    expect(packagesOf("automation/cli.ts")).to.include("esbuild");
    for (const name of ["zod", "yaml", "commander"]) expect(packagesOf("automation/cli.ts")).not.to.include(name);
    const cloud = packagesOf("simulator/main.ts");
    expect(cloud).to.include("@pulumi/pulumi");
    expect(
      cloud.filter((name) => /^(zod|@grpc\/grpc-js|google-protobuf|@pulumi\/pulumi\/proto)/.test(name)),
    ).to.deep.equal([]);
  });
});
