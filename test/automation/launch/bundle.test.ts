import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

describe("bundle", () => {
  const folder = temporaryFolder();
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(folder(), file)), { recursive: true });
    fs.writeFileSync(path.join(folder(), file), text);
  };

  /** A checkout of its own, with the real bundler and packages. */
  beforeEach(() => {
    write("Pulumi.yaml", "name: causeway\n");
    write("package-lock.json", "{}");
    write("automation/launch/bundle.js", fs.readFileSync(path.join(root, "automation/launch/bundle.js"), "utf8"));
    fs.mkdirSync(path.join(folder(), "node_modules"));
    for (const name of ["esbuild", "@esbuild"]) {
      fs.symlinkSync(path.join(root, "node_modules", name), path.join(folder(), "node_modules", name));
    }
    write("greeting.ts", 'export const greeting: string = "hello";\n');
    write("main.ts", 'import { greeting } from "./greeting";\nconsole.log(greeting);\n');
  });

  const script =
    "const { bundle } = require('./automation/launch/bundle'); const file = bundle('main.ts'); require(file);";
  const run = () => execFileSync("node", ["-e", script], { cwd: folder(), encoding: "utf8" }).trim();
  const compiled = () => path.join(folder(), "node_modules/.cache/causeway/main.js");

  it("compiles an entry and does not compile it again while nothing changed", () => {
    expect(run()).to.equal("hello");
    const { mtimeMs } = fs.statSync(compiled());
    expect(run()).to.equal("hello");
    expect(fs.statSync(compiled()).mtimeMs).to.equal(mtimeMs);
  });

  it("never runs stale code: a change in any source counts, also back to an older time", () => {
    run();
    write("greeting.ts", 'export const greeting: string = "good evening";\n');
    fs.utimesSync(path.join(folder(), "greeting.ts"), 1, 1);
    expect(run()).to.equal("good evening");
  });

  it("a change of the packages counts as well", () => {
    run();
    const { mtimeMs } = fs.statSync(compiled());
    write("package-lock.json", '{"changed": true}');
    expect(run()).to.equal("hello");
    expect(fs.statSync(compiled()).mtimeMs).not.to.equal(mtimeMs);
  });

  it("a source that changed while it was compiled is compiled again: which text was read is not known", () => {
    const later = Date.now() / 1000 + 3600;
    fs.utimesSync(path.join(folder(), "greeting.ts"), later, later);
    run();
    const { mtimeMs } = fs.statSync(compiled());
    expect(run()).to.equal("hello");
    expect(fs.statSync(compiled()).mtimeMs).not.to.equal(mtimeMs);
  });

  it("says what it was made from", () => {
    const say =
      "const { bundledSources } = require('./automation/launch/bundle'); console.log(bundledSources('main.ts').join())";
    const said = execFileSync("node", ["-e", say], { cwd: folder(), encoding: "utf8" }).trim();
    expect(said).to.equal("package-lock.json,greeting.ts,main.ts,automation/launch/bundle.js");
  });

  it("a source that does not compile is an error, not the code of before", () => {
    run();
    write("greeting.ts", "export const greeting: string = ;\n");
    expect(run).to.throw("greeting.ts:1:");
  });
});
