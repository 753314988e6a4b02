import { expect } from "chai";
import { iamPassroleScoped } from "../../../../../policy-packs/guardrails/rules/identity/iam-passrole-scoped";
import { alone, resource, unknown } from "../../decide";

const on = (props: object) => alone(iamPassroleScoped, resource("aws:iam/rolePolicy:RolePolicy", { ...props }));
const policy = (statement: object) =>
  on({ policy: JSON.stringify({ Statement: [{ Effect: "Allow", ...statement }] }) });
const to = (value: unknown, operator = "StringEquals") => ({
  Condition: { [operator]: { "iam:PassedToService": value } },
});
const pass = { Action: "iam:PassRole" };
const one = "arn:aws:iam::111111111111:role/app";
const several = "arn:aws:iam::111111111111:role/app-*";
const any = ["violation policy.Statement[0]: the statement hands over any role"];
const anywhere = [
  "violation policy.Statement[0]: the statement does not say to which services it hands over its roles",
];

describe("iam-passrole-scoped (D-021, A-071)", () => {
  const wide: Record<string, object> = {
    "every resource": { ...pass, Resource: "*" },
    "every role of an account": { ...pass, Resource: "arn:aws:iam::111111111111:role/*" },
    "every role that has a name": { ...pass, Resource: "arn:aws:iam::111111111111:role/?*" },
    "every role of any account": { ...pass, Resource: "arn:aws:iam::*:role/*" },
    "every role of another partition": { ...pass, Resource: "arn:aws-us-gov:iam::111111111111:role/*" },
    "everything of IAM": { ...pass, Resource: "arn:aws:iam:*" },
    "all roles but one": { ...pass, NotResource: one },
    "every role, to one service": { ...pass, Resource: "*", ...to("ec2.amazonaws.com") },
    "the action in another case": { Action: "IAM:passrole", Resource: "*" },
    "all of IAM": { Action: "iam:*", Resource: "*" },
    "a pattern of actions": { Action: ["s3:GetObject", "iam:Pass*"], Resource: ["*"] },
    "what is left when others are excepted": { NotAction: "s3:*", Resource: "arn:aws:iam::111111111111:role/*" },
  };
  for (const [what, statement] of Object.entries(wide)) {
    it(`refuses ${what}`, () => {
      expect(policy(statement)).to.deep.equal(any);
    });
  }

  it("asks to which services several roles may go, with a condition that holds", () => {
    expect(policy({ ...pass, Resource: several })).to.deep.equal(anywhere);
    expect(policy({ ...pass, Resource: several, ...to("*", "StringLike") })).to.deep.equal(anywhere);
    expect(policy({ ...pass, Resource: several, ...to("ec2.amazonaws.com", "StringEqualsIfExists") })).to.deep.equal(
      anywhere,
    );
    expect(policy({ ...pass, Resource: several, ...to("ec2.amazonaws.com", "StringNotEquals") })).to.deep.equal(
      anywhere,
    );
    expect(
      policy({ ...pass, Resource: several, ...to(["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"]) }),
    ).to.deep.equal([]);
  });

  it("accepts a role that is named, whose own trust says to which services, and what hands over none", () => {
    expect(policy({ ...pass, Resource: one })).to.deep.equal([]);
    expect(policy({ Action: "iam:GetRole", Resource: "*" })).to.deep.equal([]);
    expect(policy({ ...pass, Resource: "*", Effect: "Deny" })).to.deep.equal([]);
    expect(policy({ Action: "s3:*", Resource: "*" })).to.deep.equal([]);
  });

  it("leaves administrators to iam-no-admin", () => {
    expect(policy({ Action: "*", Resource: "*" })).to.deep.equal([]);
  });

  it("what is not known is no pass, as far as it matters", () => {
    expect(on({ policy: unknown })).to.deep.equal([
      "unknown policy: which roles the policy hands over is not known; decided at the update",
    ]);
    const statement = (more: object) => on({ policy: { Statement: { Effect: "Allow", ...more } } });
    expect(statement({ ...pass, Resource: [unknown] })).to.deep.equal([
      "unknown policy.Statement[0]: which roles the statement hands over is not known; decided at the update",
    ]);
    expect(statement({ ...pass, Resource: [unknown, "*"] })).to.deep.equal(any);
    expect(statement({ Action: [unknown], Resource: "*" })[0]).to.match(/^unknown /);
    expect(statement({ Action: "s3:GetObject", Resource: [unknown] })).to.deep.equal([]);
  });
});
