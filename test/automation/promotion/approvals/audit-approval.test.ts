import { expect } from "chai";
import { approvalProblem } from "../../../../automation/promotion/approvals/audit-approval";
import { parseSigners } from "../../../../automation/promotion/approvals/signers";
import { type Statement, signStatement } from "../../../../automation/promotion/approvals/statement";
import { eventSchema } from "../../../../automation/promotion/events";
import { EMPTY_HEAD, type JournalEvent, sealEvent } from "../../../../automation/promotion/journal/entry";
import { at } from "../../../support/journal-events";
import { testKey } from "../../../support/ssh-keys";

const ana = testKey(1);
const statement: Statement = {
  version: 1,
  decision: "approve",
  stage: "prod",
  release: "r1",
  digest: "d1",
  person: "ana",
  at: at(1).toISOString(),
};
const approval = signStatement(ana.privateText, statement);
const { stage, release, digest } = statement;
const given = { kind: "approval-given", stage, release, digest, approval };
const problem = (event: JournalEvent & Readonly<Record<string, unknown>>, signers?: string) => {
  const read = signers === undefined ? undefined : parseSigners(signers, "allowed_signers");
  if (read !== undefined && !read.ok) return expect.fail("signers");
  return approvalProblem(sealEvent(event, at(9), EMPTY_HEAD).entry, read?.signers);
};

describe("approvalProblem", () => {
  it("looks at approvals as promotions keep them", () => {
    expect(eventSchema.parse(given)).to.deep.equal(given);
  });

  it("finds nothing in an approval as it was given, nor in what keeps none", () => {
    expect(problem(given)).to.equal(undefined);
    expect(problem({ kind: "noted" })).to.equal(undefined);
  });

  const changes: Partial<Statement>[] = [
    { decision: "reject" },
    { stage: "dev" },
    { release: "r2" },
    { digest: "d2" },
    { person: "raj" },
    { reason: "none" },
    { at: at(2).toISOString() },
  ];
  for (const change of changes) {
    const [field = ""] = Object.keys(change);
    it(`finds another ${field} in the statement, and beside it`, () => {
      const changed = { ...approval, statement: { ...statement, ...change } };
      expect(problem({ ...given, approval: changed })).to.include("not a signature of this text");
      if (field !== "reason" && field !== "at") {
        expect(problem({ ...given, ...change })).to.equal(
          `it says another ${field} than the statement that ana signed`,
        );
      }
    });
  }

  it("finds an approval without statement or signature", () => {
    const { approval: _approval, ...none } = given;
    const unsigned = { ...given, approval: { statement } };
    const unstated = { ...given, approval: { signature: approval.signature } };
    for (const event of [none, unsigned, unstated, { kind: "other", approval: null }]) {
      expect(problem(event)).to.equal("it keeps an approval that is not a statement with its signature");
    }
  });

  it("finds a key that was nobody's, or not valid, where a signers file is given", () => {
    const line = `ana@example.com ${ana.publicText}`;
    expect(problem(given, line)).to.equal(undefined);
    expect(problem(given, `raj@example.com ${testKey(2).publicText}`)).to.equal(
      "the approval of ana in it is signed by a key that is not a signer",
    );
    expect(problem(given, `ana@example.com valid-before="20260101Z" ${ana.publicText}`)).to.include("not valid then");
    const between = `ana@example.com valid-before="20260301100005Z" ${ana.publicText}`;
    expect(problem(given, between), "not valid any more when it came in").to.include("not valid then");
    expect(problem(given, between.replace("05Z", "09Z"))).to.equal(undefined);
    expect(problem(given, `ana@example.com namespaces="file" ${ana.publicText}`)).to.include("other namespace");
  });
});
