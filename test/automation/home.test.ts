import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../automation/errors";
import { chooseHome, prepareHome } from "../../automation/home";
import { temporaryFolder } from "../support/temporary-folder";

describe("chooseHome", () => {
  it("takes --home before CAUSEWAY_HOME before .causeway in the checkout", () => {
    const checkout = "/checkout";
    expect(chooseHome("/option", { CAUSEWAY_HOME: "/variable" }, checkout).root).to.equal("/option");
    expect(chooseHome(undefined, { CAUSEWAY_HOME: "/variable" }, checkout).root).to.equal("/variable");
    expect(chooseHome(undefined, { CAUSEWAY_HOME: "" }, checkout).root).to.equal("/checkout/.causeway");
    expect(chooseHome(undefined, {}, checkout).root).to.equal("/checkout/.causeway");
  });

  it("makes a relative folder absolute", () => {
    expect(chooseHome("here", {}, "/checkout").root).to.equal(path.resolve("here"));
  });
});

describe("prepareHome", () => {
  const folder = temporaryFolder();

  it("makes the folders and a passphrase that only its owner reads, and keeps it the second time", () => {
    const home = chooseHome(path.join(folder(), "home"), {}, "/checkout");
    prepareHome(home);
    const passphrase = fs.readFileSync(home.passphraseFile, "utf8");
    expect(passphrase).to.match(/^[\w-]{43}$/);
    expect(fs.statSync(home.passphraseFile).mode & 0o777).to.equal(0o600);
    prepareHome(home);
    expect(fs.readFileSync(home.passphraseFile, "utf8")).to.equal(passphrase);
    expect(fs.readdirSync(home.root).toSorted()).to.deep.equal([
      "cloud",
      "journal",
      "keys",
      "locks",
      "log",
      "passphrase",
      "pulumi",
      "releases",
      "state",
      "work",
    ]);
  });

  it("says which home cannot be written and what to do, without half a home", () => {
    fs.writeFileSync(path.join(folder(), "taken"), "a file where the folder should be");
    const home = chooseHome(path.join(folder(), "taken"), {}, "/checkout");
    expect(() => prepareHome(home))
      .to.throw(Failure, `the home ${home.root} cannot be written`)
      .with.property("exitCode", 3);
  });
});
