import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../../../automation/errors";
import { demoKeyFile, makeDemoKeys } from "../../../../automation/promotion/approvals/demo-keys";
import { makeKeyFile } from "../../../../automation/promotion/approvals/key-file";
import { principalsOf } from "../../../../automation/promotion/approvals/principals";
import { parseSigners } from "../../../../automation/promotion/approvals/signers";
import { checkSignature, signMessage } from "../../../../automation/promotion/approvals/ssh-signature";
import { hasSshKeygen, testKey } from "../../../support/ssh-keys";
import { temporaryFolder } from "../../../support/temporary-folder";

const people = [
  { id: "ana", email: "ana@example.com" },
  { id: "raj", email: "raj@example.com" },
];

describe("makeDemoKeys", () => {
  const folder = temporaryFolder();
  const signers = () => path.join(folder(), "allowed_signers");

  /** Whom a signature by a person's key stands for. */
  const signer = (person: string) => {
    const signature = signMessage(fs.readFileSync(demoKeyFile(folder(), person), "utf8"), "text", "causeway.approval");
    const check = checkSignature(signature, "text", "causeway.approval");
    const read = parseSigners(fs.readFileSync(signers(), "utf8"), signers());
    if (!check.ok || !read.ok) return expect.fail("the signature or the signers file cannot be read");
    return principalsOf(read.signers, check.key.blob, "causeway.approval", [new Date(0)]);
  };

  it("makes a key of each person, readable by its owner only, and names them in a signers file", () => {
    expect(makeDemoKeys(folder(), people)).to.equal(signers());
    expect(signer("ana")).to.deep.equal({ ok: true, principals: ["ana@example.com"] });
    expect(signer("raj")).to.deep.equal({ ok: true, principals: ["raj@example.com"] });
    expect(fs.statSync(demoKeyFile(folder(), "ana")).mode & 0o777).to.equal(0o600);
  });

  it("changes nothing the second time, and adds who is new", () => {
    makeDemoKeys(folder(), people);
    const before = fs.readFileSync(signers(), "utf8");
    const key = fs.readFileSync(demoKeyFile(folder(), "ana"), "utf8");
    makeDemoKeys(folder(), people);
    expect(fs.readFileSync(signers(), "utf8")).to.equal(before);
    makeDemoKeys(folder(), [...people, { id: "li", email: "li@example.com" }]);
    expect(fs.readFileSync(signers(), "utf8").startsWith(before)).to.equal(true);
    expect(signer("li")).to.deep.equal({ ok: true, principals: ["li@example.com"] });
    expect(fs.readFileSync(demoKeyFile(folder(), "ana"), "utf8")).to.equal(key);
  });

  it("finishes what a crash left: keys without their line", () => {
    makeDemoKeys(folder(), people);
    const key = fs.readFileSync(demoKeyFile(folder(), "ana"), "utf8");
    fs.rmSync(signers());
    fs.rmSync(`${demoKeyFile(folder(), "ana")}.pub`);
    makeDemoKeys(folder(), people);
    expect(fs.readFileSync(demoKeyFile(folder(), "ana"), "utf8")).to.equal(key);
    expect(signer("ana")).to.deep.equal({ ok: true, principals: ["ana@example.com"] });
  });

  it("gives no second key to whom the file names already", () => {
    const line = `ana@example.com ${testKey(1).publicText}`;
    fs.writeFileSync(signers(), line);
    makeDemoKeys(folder(), people);
    expect(fs.existsSync(demoKeyFile(folder(), "ana"))).to.equal(false);
    expect(fs.readFileSync(signers(), "utf8").split("\n")[0]).to.equal(line);
    expect(signer("raj")).to.deep.equal({ ok: true, principals: ["raj@example.com"] });
  });

  it("leaves a signers file with problems as it is, and says where they are", () => {
    fs.writeFileSync(signers(), "hello\n");
    expect(() => makeDemoKeys(folder(), people))
      .to.throw(Failure, "allowed_signers:1")
      .with.property("kind", "settings");
    expect(fs.readFileSync(signers(), "utf8")).to.equal("hello\n");
  });

  it("the first key of several that are made at once stands", () => {
    const file = path.join(folder(), "key");
    const first = makeKeyFile(file, "one");
    expect(makeKeyFile(file, "two")).to.equal(first);
  });

  it("OpenSSH reads the keys", function () {
    if (!hasSshKeygen) this.skip();
    makeDemoKeys(folder(), people);
    const file = demoKeyFile(folder(), "ana");
    const derived = execFileSync("ssh-keygen", ["-y", "-f", file], { encoding: "utf8" });
    expect(derived).to.equal(`${fs.readFileSync(`${file}.pub`, "utf8").trimEnd()} ana@example.com\n`);
  });
});
