import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { auditCheckpoint } from "../../../automation/commands/audit-checkpoint";
import { demoKeyFile, makeDemoKeys } from "../../../automation/promotion/approvals/demo-keys";
import { signStatement } from "../../../automation/promotion/approvals/statement";
import { EMPTY_HEAD, sealEvent } from "../../../automation/promotion/journal/entry";
import { quietContext } from "../../support/command-context";
import { at, writeLines } from "../../support/journal-events";
import { root } from "../../support/sources";
import { hasSshKeygen } from "../../support/ssh-keys";
import { temporaryFolder } from "../../support/temporary-folder";

const guide = fs.readFileSync(path.join(root, "docs", "guides", "audit.md"), "utf8");

/** The shell block of the guide that has these words. */
function block(words: string): string {
  const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
  const found = blocks.filter((text) => text.includes(words));
  expect(found, words).to.have.length(1);
  return found[0] ?? "";
}

describe("the guide for auditors", () => {
  const folder = temporaryFolder();
  before(function () {
    if (!hasSshKeygen || spawnSync("jq", ["--version"]).error !== undefined) this.skip();
  });

  const run = (words: string) =>
    spawnSync("sh", ["-ec", block(words)], { cwd: quietContext(folder()).home.root, encoding: "utf8" });

  beforeEach(async () => {
    const { home } = quietContext(folder());
    makeDemoKeys(home.keys, [{ id: "ana", email: "ana@company.com" }]);
    const key = fs.readFileSync(demoKeyFile(home.keys, "ana"), "utf8");
    const approval = signStatement(key, {
      version: 1,
      decision: "approve",
      stage: "prod",
      release: "r1",
      digest: "d1",
      person: "ana",
      reason: "größer als gedacht",
      at: at(1).toISOString(),
    });
    const first = sealEvent({ kind: "stage-entered" }, at(1), EMPTY_HEAD);
    const second = sealEvent({ kind: "approval-given", stage: "prod", approval }, at(2), first.entry);
    fs.mkdirSync(home.journal, { recursive: true });
    writeLines(path.join(home.journal, "journal.jsonl"), [first.line, second.line]);
    fs.copyFileSync(path.join(home.keys, "allowed_signers"), path.join(home.root, "allowed_signers"));
    await auditCheckpoint(quietContext(folder()), { out: path.join(home.root, "checkpoint.json") });
  });

  it("verifies an approval with plain ssh-keygen, and an edited one does not pass", () => {
    expect(run("-n causeway.approval -s").stdout).to.include('Good "causeway.approval" signature for ana@company.com');
    const file = path.join(quietContext(folder()).home.journal, "journal.jsonl");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace('"release":"r1"', '"release":"r2"'));
    expect(run("-n causeway.approval -s").status).not.to.equal(0);
  });

  it("verifies the chain with plain tools, and an edited one does not pass", () => {
    expect(run("del(.hash)")).to.include({ status: 0, stdout: "" });
    const file = path.join(quietContext(folder()).home.journal, "journal.jsonl");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace("größer", "kleiner"));
    expect(run("del(.hash)").status).not.to.equal(0);
  });

  it("verifies a checkpoint with plain ssh-keygen", () => {
    expect(run("causeway.checkpoint -s").stdout).to.include('Good "causeway.checkpoint" signature');
  });
});
