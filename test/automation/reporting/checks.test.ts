import { expect } from "chai";
import { ExitCode } from "../../../automation/errors";
import { checksResult } from "../../../automation/reporting/checks";

const well = { name: "node", ok: true, found: "v22.12.0", needed: "Node 22.12 or newer", remedy: "" };
const wrong = { name: "packages", ok: false, found: "3 differ", needed: "those of the lock", remedy: "run npm ci" };

describe("checksResult", () => {
  it("is yes when all checks hold", () => {
    expect(checksResult([well], ExitCode.no)).to.deep.equal({
      exitCode: 0,
      json: { checks: [well] },
      text: "✓ ok   node  v22.12.0",
    });
  });

  it("is what the caller says when one does not, with what is needed and what to do", () => {
    const result = checksResult([well, wrong], ExitCode.unknown);
    expect(result.exitCode).to.equal(3);
    expect(result.json).to.deep.equal({ checks: [well, wrong] });
    expect(result.text.split("\n")).to.deep.equal([
      "✓ ok   node      v22.12.0",
      "✗ no   packages  3 differ",
      "       needed  those of the lock",
      "       fix     run npm ci",
    ]);
  });

  it("is not yes when nothing was looked at", () => {
    expect(checksResult([], ExitCode.no)).to.deep.equal({ exitCode: 1, json: { checks: [] }, text: "" });
  });
});
