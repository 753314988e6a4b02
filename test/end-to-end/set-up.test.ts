import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { causewayJson } from "../support/causeway";
import { changeTimes } from "../support/sources";
import { temporaryFolder } from "../support/temporary-folder";

describe("set-up and doctor", function () {
  this.timeout(180_000);
  const folder = temporaryFolder(() => causewayJson(["cloud", "stop"], options()));
  let found: string[] = [];
  before(() => {
    found = changeTimes();
  });
  const options = () => ({ home: path.join(folder(), "home") });

  it("setup does what is missing and may be run again", async () => {
    for (const _again of [1, 2]) {
      const { code, document } = await causewayJson(["setup"], options());
      expect(code).to.equal(0);
      expect(document.checks.map(({ name, ok }) => [name, ok])).to.deep.equal([
        ["node", true],
        ["packages", true],
        ["home", true],
        ["engine", true],
      ]);
    }
  });

  it("doctor tries everything: engine, language host, cloud, home, settings", async () => {
    const { code, document } = await causewayJson(["doctor"], options());
    expect(document.checks.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(code).to.equal(0);
    expect(document.checks.map(({ name }) => name)).to.include.members(["engine", "language host", "embedded cloud"]);
  });

  it("doctor says no (exit 1) and what to do when the engine is not there", async () => {
    const environment = { CAUSEWAY_CACHE: path.join(folder(), "empty"), PATH: pathWithoutEngine() };
    const { code, document } = await causewayJson(["doctor"], { ...options(), environment });
    expect(code).to.equal(1);
    const engine = document.checks.find(({ name }) => name === "engine");
    expect(engine).to.deep.equal({
      name: "engine",
      ok: false,
      found: "none",
      needed: "Pulumi 3.259.0",
      remedy: "run ./causeway setup",
    });
  });

  it("nothing of all this was written into the checkout, packages and home aside", () => {
    expect(changeTimes()).to.deep.equal(found);
  });
});

/** PATH without any folder that holds a pulumi. */
function pathWithoutEngine(): string {
  return (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .filter((entry) => !fs.existsSync(path.join(entry, "pulumi")))
    .join(path.delimiter);
}
