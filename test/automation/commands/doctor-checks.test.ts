import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { checkHome, checkNode, checkOptionalProgram, checkPackages } from "../../../automation/commands/doctor-checks";
import { chooseHome } from "../../../automation/home";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

describe("checkNode", () => {
  it("takes the oldest Node that works and every later one", () => {
    const needed = "Node 22.12 or newer (20.19.0 works)";
    expect(checkNode("v20.19.0")).to.deep.equal({ name: "node", ok: true, found: "v20.19.0", needed, remedy: "" });
    expect(checkNode("v22.3.0").ok).to.equal(true);
  });

  it("refuses an older one", () => {
    expect(checkNode("v20.18.9")).to.deep.equal({
      name: "node",
      ok: false,
      found: "v20.18.9",
      needed: "Node 22.12 or newer (20.19.0 works)",
      remedy: "install a newer Node from https://nodejs.org",
    });
    expect(checkNode("v9.99.0").ok).to.equal(false);
  });
});

describe("checkPackages", () => {
  const folder = temporaryFolder();
  const locked = {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "2.0.0" },
    "node_modules/b-for-another-machine": { version: "2.0.0", optional: true },
    "node_modules/tests": { version: "3.0.0", dev: true },
  };

  /** What the check finds when these are installed. */
  function check(installed: Readonly<Record<string, object>>) {
    fs.mkdirSync(path.join(folder(), "node_modules"), { recursive: true });
    fs.writeFileSync(path.join(folder(), "package-lock.json"), JSON.stringify({ packages: locked }));
    const packages = JSON.stringify({ packages: installed });
    fs.writeFileSync(path.join(folder(), "node_modules", ".package-lock.json"), packages);
    return checkPackages(folder());
  }

  const right = { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0" } };
  const needed = "the packages of package-lock.json";

  it("takes what is locked, with and without what is for other machines or for development", () => {
    expect(check(right)).to.deep.equal({
      name: "packages",
      ok: true,
      found: "2 packages, as locked",
      needed,
      remedy: "",
    });
    expect(check({ ...right, "node_modules/tests": { version: "3.0.0", dev: true } }).ok).to.equal(true);
  });

  const wrong: [string, Readonly<Record<string, object>>, string][] = [
    [
      "another version",
      { ...right, "node_modules/b": { version: "2.0.1" } },
      "1 differ from the lock file, node_modules/b first",
    ],
    [
      "one that is not locked",
      { ...right, "node_modules/c": { version: "1.0.0" } },
      "1 differ from the lock file, node_modules/c first",
    ],
    [
      "one that is missing",
      { "node_modules/a": { version: "1.0.0" } },
      "1 differ from the lock file, node_modules/b first",
    ],
    ["none at all", {}, "none installed"],
  ];
  for (const [what, installed, found] of wrong) {
    it(`refuses ${what}`, () => {
      expect(check(installed)).to.deep.equal({ name: "packages", ok: false, found, needed, remedy: "run npm ci" });
    });
  }

  it("refuses a checkout in which nothing was installed yet", () => {
    fs.cpSync(path.join(root, "package-lock.json"), path.join(folder(), "package-lock.json"));
    expect(checkPackages(folder())).to.include({ ok: false, found: "none installed", remedy: "run npm ci" });
  });
});

describe("checkHome", () => {
  const folder = temporaryFolder();

  it("takes a folder that can be written, makes it where it is not there, and leaves nothing in it", () => {
    const home = chooseHome(path.join(folder(), "new", "home"), {}, folder());
    const { found, ...rest } = checkHome(home);
    expect(rest).to.deep.equal({
      name: "home",
      ok: true,
      needed: "a folder that can be written, 512 MiB free",
      remedy: "",
    });
    expect(found)
      .to.match(/^\S+ \d+ MiB free$/)
      .and.include(`${home.root}, `);
    expect(fs.readdirSync(home.root)).to.deep.equal([]);
  });

  it("refuses one that cannot be written, with the reason", () => {
    fs.writeFileSync(path.join(folder(), "file"), "");
    const home = chooseHome(path.join(folder(), "file", "home"), {}, folder());
    expect(checkHome(home)).to.deep.equal({
      name: "home",
      ok: false,
      found: `ENOTDIR: not a directory, mkdir '${home.root}'`,
      needed: "a folder that can be written, 512 MiB free",
      remedy: "free some space or choose another folder with --home or CAUSEWAY_HOME",
    });
  });
});

describe("checkOptionalProgram", () => {
  const check = (name: string, ...args: string[]) => checkOptionalProgram(name, args, "counting sheep");

  it("has the first line that a program says", () => {
    expect(check("sh", "-c", "echo ' sheep 1.0 '; echo more")).to.deep.equal({
      name: "sh",
      ok: true,
      found: "sheep 1.0",
      needed: "optional: counting sheep",
      remedy: "",
    });
  });

  it("has found one that says nothing, and one that ran and failed", () => {
    expect(check("sh", "-c", "true").found).to.equal("found");
    expect(check("sh", "-c", "exit 3").found).to.equal("found");
  });

  it("says of one that is not there what it would be for, and calls it no failure", () => {
    expect(check("no-such-program-anywhere")).to.deep.equal({
      name: "no-such-program-anywhere",
      ok: true,
      found: "not found (counting sheep)",
      needed: "optional: counting sheep",
      remedy: "",
    });
  });
});
