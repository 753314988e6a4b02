import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../../../automation/errors";
import { approvalText, readApprovalFile } from "../../../../automation/promotion/approvals/approval-file";
import { parseSigners } from "../../../../automation/promotion/approvals/signers";
import { signMessage } from "../../../../automation/promotion/approvals/ssh-signature";
import {
  APPROVAL_NAMESPACE,
  type Approval,
  type Statement,
  signStatement,
  statementText,
} from "../../../../automation/promotion/approvals/statement";
import { type Expected, type Person, verifyApproval } from "../../../../automation/promotion/approvals/verify-approval";
import { hasSshKeygen, sshKeygenKey, sshKeygenVerify, testKey } from "../../../support/ssh-keys";
import { temporaryFolder } from "../../../support/temporary-folder";

const [ana, raj, stranger] = [testKey(1), testKey(2), testKey(3)];
const people: readonly Person[] = [
  { id: "ana", email: "ana@example.com", teams: ["platform"] },
  { id: "raj", email: "raj@example.com", teams: ["security"] },
];
const signersText = `ana@example.com ${ana.publicText}\nraj@example.com ${raj.publicText}\n`;
const expected: Expected = { stage: "prod", release: "r1", digest: "d1", at: new Date("2026-03-01T12:00:00Z") };
const statement: Statement = {
  version: 1,
  decision: "approve",
  stage: "prod",
  release: "r1",
  digest: "d1",
  person: "ana",
  reason: "looked at the plan",
  at: "2026-03-01T11:00:00Z",
};

const verify = (approval: Approval, signers = signersText, who = people, about = expected) => {
  const read = parseSigners(signers, "allowed_signers");
  if (!read.ok) return expect.fail(JSON.stringify(read.problems));
  return verifyApproval(approval, read.signers, who, about);
};
const verdict = (...words: Parameters<typeof verify>) => {
  const check = verify(...words);
  return check.accepted ? `accepted: ${check.statement.decision} by ${check.person.id}` : check.reason;
};

describe("verifyApproval", () => {
  const control = signStatement(ana.privateText, statement);

  it("takes a decision of the person whose key it is, about what is expected", () => {
    expect(verify(control)).to.deep.equal({ accepted: true, person: people[0], statement });
    const rejection = signStatement(raj.privateText, { ...statement, person: "raj", decision: "reject" });
    expect(verdict(rejection)).to.equal("accepted: reject by raj");
    const { reason: _none, ...short } = statement;
    expect(verdict(signStatement(ana.privateText, short))).to.equal("accepted: approve by ana");
  });

  const changes: Partial<Statement>[] = [
    { decision: "reject" },
    { stage: "staging" },
    { release: "r2" },
    { digest: "d2" },
    { person: "raj" },
    { reason: "looked at the plan again" },
    { at: "2026-03-01T11:00:01Z" },
  ];
  for (const change of changes) {
    it(`refuses a signature over another ${Object.keys(change).join()}, beside the control`, () => {
      expect(verdict({ ...control, statement: { ...statement, ...change } })).to.equal("signature does not verify");
      expect(verdict(control)).to.equal("accepted: approve by ana");
    });
  }

  it("every field of a statement is one of those that were changed", () => {
    const changed = new Set(["version", ...changes.flatMap((change) => Object.keys(change))]);
    expect([...changed].toSorted()).to.deep.equal(Object.keys(statement).toSorted());
  });

  const signed = (change: Partial<Statement>, key = ana) => signStatement(key.privateText, { ...statement, ...change });
  const refusals: [string, Approval, string][] = [
    ["other stage", signed({ stage: "staging" }), signersText],
    ["other release", signed({ release: "r2" }), signersText],
    ["other digest", signed({ digest: "d2" }), signersText],
    ["unknown person", signed({ person: "eve" }), signersText],
    ["person is not the key's", signed({ person: "raj" }), signersText],
    ["person is not the key's", signed({}), `eve@example.com ${ana.publicText}`],
    ["key not among the signers", signed({}, stranger), signersText],
    ["key not among the signers", signed({}), `raj@example.com ${raj.publicText}`],
    ["key not valid then", signed({}), `ana@example.com valid-before="20260301Z" ${ana.publicText}`],
    ["key not valid then", signed({}), `ana@example.com valid-after="20260302Z" ${ana.publicText}`],
    ["key not valid then", signed({}), `ana@example.com valid-after="202603011130Z" ${ana.publicText}`],
    ["key not valid then", signed({}), `ana@example.com valid-before="202603011130Z" ${ana.publicText}`],
    ["wrong namespace", signed({}), `ana@example.com namespaces="file" ${ana.publicText}`],
    ["key of several people", signed({}), `ana@example.com ${ana.publicText}\nraj@example.com ${ana.publicText}`],
    ["key of several people", signed({}), `ana,raj ${ana.publicText}`],
    [
      "wrong namespace",
      { statement, signature: signMessage(ana.privateText, statementText(statement), "causeway.checkpoint") },
      signersText,
    ],
    ["signature does not verify", { statement, signature: "none" }, signersText],
  ];
  for (const [reason, approval, signers] of refusals) {
    it(`refuses, beside the control: ${reason} (${signers.split("\n")[0]?.replace(/ssh-ed25519 .*/, "KEY")})`, () => {
      expect(verdict(approval, signers)).to.equal(reason);
      expect(verdict(control)).to.equal("accepted: approve by ana");
    });
  }

  it("says what it got and what it expected", () => {
    expect(verify(signed({ stage: "staging" }))).to.deep.equal({
      accepted: false,
      reason: "other stage",
      message: "it is about stage staging, expected prod",
    });
  });
});

describe("readApprovalFile", () => {
  const folder = temporaryFolder();
  const write = (text: string, name = "approval.json") => {
    const file = path.join(folder(), name);
    fs.writeFileSync(file, text);
    return file;
  };

  it("reads what was written, with its signature inside or beside it", () => {
    const approval = signStatement(ana.privateText, statement);
    expect(readApprovalFile(write(approvalText(approval)))).to.deep.equal(approval);
    const bare = write(statementText(statement), "bare");
    write(approval.signature, "bare.sig");
    expect(readApprovalFile(bare)).to.deep.equal(approval);
  });

  const notOne: [string, string, string][] = [
    ["no JSON", "hello", "is not an approval"],
    ["JSON of something else", '{"hello":1}', "is not an approval"],
    ["a statement with a field more", JSON.stringify({ ...statement, team: "x" }), "is not an approval"],
    ["a statement of another version", statementText({ ...statement }).replace(":1}", ":2}"), "is not an approval"],
    ["a reason of two lines", JSON.stringify({ ...statement, reason: "a\nb" }), "is not an approval"],
    ["a time without a zone", JSON.stringify({ ...statement, at: "2026-03-01T11:00:00" }), "is not an approval"],
    ["a statement in another form", JSON.stringify(statement, undefined, 2), "canonical JSON"],
    [
      "a statement that says something twice",
      statementText(statement).replace("{", '{"stage":"dev",'),
      "canonical JSON",
    ],
  ];
  for (const [name, text, message] of notOne) {
    it(`refuses ${name}`, () => {
      const file = write(text);
      write("signature", "approval.json.sig");
      expect(() => readApprovalFile(file))
        .to.throw(Failure, message)
        .with.property("exitCode", 2);
    });
  }

  it("refuses a file that is not there, and a bare statement without its signature", () => {
    expect(() => readApprovalFile(path.join(folder(), "none"))).to.throw(Failure, "cannot be read");
    expect(() => readApprovalFile(write(statementText(statement)))).to.throw(
      Failure,
      "approval.json.sig cannot be read",
    );
  });

  describe("with the real ssh-keygen", () => {
    before(function () {
      if (!hasSshKeygen) this.skip();
    });

    it("counts a statement that plain ssh-keygen signed, with and without an end of its last line", () => {
      for (const end of ["", "\n"]) {
        const key = sshKeygenKey(folder(), ["-t", "ed25519", "-C", `end${end.length}`]);
        const file = write(`${statementText(statement)}${end}`, `statement${end.length}`);
        execFileSync("ssh-keygen", ["-Y", "sign", "-q", "-n", APPROVAL_NAMESPACE, "-f", key, file]);
        const signers = `ana@example.com ${fs.readFileSync(`${key}.pub`, "utf8")}`;
        expect(verdict(readApprovalFile(file), signers)).to.equal("accepted: approve by ana");
        fs.rmSync(key);
        fs.rmSync(`${key}.pub`);
      }
    });

    it("plain ssh-keygen verifies what was signed here, as the guide for auditors says", () => {
      const { signature } = signStatement(ana.privateText, statement);
      const asked = { allowed: signersText, principal: "ana@example.com", namespace: APPROVAL_NAMESPACE, signature };
      expect(sshKeygenVerify(folder(), { ...asked, message: statementText(statement) }).good).to.equal(true);
      const other = statementText({ ...statement, stage: "dev" });
      expect(sshKeygenVerify(folder(), { ...asked, message: other }).good).to.equal(false);
    });
  });
});
