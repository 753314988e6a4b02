import { expect } from "chai";
import table from "../../../../policy-packs/guardrails/generated/managed-policies.json";
import { askedActions } from "../../../../policy-packs/guardrails/iam/asked-actions";
import { reducedStatements } from "../../../../policy-packs/guardrails/iam/reduced-policy";

const asked = ["iam:PassRole", "lambda:CreateFunction", "lambda:UpdateFunctionCode"];

describe("reducedStatements", () => {
  it("keeps of patterns the actions that are asked about, in any case, and what belongs to them", () => {
    const statement = { Effect: "Allow", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } };
    expect(reducedStatements([{ ...statement, Action: ["LAMBDA:Update*", "s3:*"] }], asked)).to.deep.equal([
      { ...statement, Action: ["lambda:UpdateFunctionCode"] },
    ]);
    expect(reducedStatements([{ ...statement, Action: "lambda:*" }], asked)).to.deep.equal([
      { ...statement, Action: ["lambda:CreateFunction", "lambda:UpdateFunctionCode"] },
    ]);
  });

  it("leaves out what is about others only", () => {
    expect(
      reducedStatements([{ Effect: "Allow", Action: ["s3:*", "ec2:Describe*"], Resource: "*" }], asked),
    ).to.deep.equal([]);
  });

  it("keeps everything, exceptions and denials as they are", () => {
    const kept = [
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Allow", NotAction: ["iam:*"], Resource: "*" },
      { Effect: "Deny", Action: ["iam:PassRole"], NotResource: "arn:aws:iam::*:role/app" },
    ];
    expect(reducedStatements(kept, asked)).to.deep.equal(kept);
  });
});

describe("generated/managed-policies.json", () => {
  it("knows of every action that is asked about; npm run managed-policies makes it anew", () => {
    expect(table.asked).to.deep.equal(askedActions);
    expect(Object.keys(table.policies).length).to.be.greaterThan(400);
  });
});
