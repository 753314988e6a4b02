import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { freshStart } from "../../../automation/demo/fresh-start";
import { prepareHome } from "../../../automation/home";
import { copyStackFiles, quietContext, writeState } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

describe("freshStart", () => {
  const folder = temporaryFolder();
  const prepared = (changes = {}) => {
    const context = quietContext(folder());
    copyStackFiles(folder(), changes);
    prepareHome(context.home);
    return context;
  };

  it("finds nothing to do in a new home", async () => {
    expect(await freshStart(prepared())).to.equal(undefined);
  });

  it("puts aside what is there, whole, and leaves releases, keys and the passphrase", async () => {
    const context = prepared();
    const { home } = context;
    writeState(context, "dev", []);
    fs.writeFileSync(path.join(home.journal, "journal.jsonl"), "line\n");
    fs.writeFileSync(path.join(home.keys, "key"), "key");
    fs.writeFileSync(path.join(home.root, "virtual-time.json"), "{}");
    const passphrase = fs.readFileSync(home.passphraseFile, "utf8");
    const aside = await freshStart(context);
    expect(aside).to.equal(path.join(home.root, "demo", "earlier", "1"));
    expect(fs.readFileSync(path.join(aside ?? "", "journal", "journal.jsonl"), "utf8")).to.equal("line\n");
    expect(fs.readdirSync(aside ?? "").toSorted()).to.include.members(["journal", "state", "virtual-time.json"]);
    expect(fs.existsSync(home.state)).to.equal(false);
    expect(fs.readFileSync(path.join(home.keys, "key"), "utf8")).to.equal("key");
    expect(fs.readFileSync(home.passphraseFile, "utf8")).to.equal(passphrase);
    expect(fs.readdirSync(home.locks), "no lease is left").to.deep.equal([]);
    prepareHome(home);
    writeState(context, "dev", []);
    expect(await freshStart(context)).to.equal(path.join(home.root, "demo", "earlier", "2"));
  });

  it("leaves a home alone that may hold the state of a real account", async () => {
    const context = prepared({ dev: { "causeway:target: embedded": "causeway:target: aws" } });
    writeState(context, "dev", []);
    const failure = await rejection(freshStart(context));
    expect(failure).to.have.property("exitCode", 2);
    expect(fs.existsSync(path.join(context.home.state, ".pulumi"))).to.equal(true);
  });
});
