import { expect } from "chai";
import { iamPeopleMfa } from "../../../../../policy-packs/guardrails/rules/identity/iam-people-mfa";
import { alone, resource, unknown } from "../../decide";

const on = (assumeRolePolicy: unknown) => alone(iamPeopleMfa, resource("aws:iam/role:Role", { assumeRolePolicy }));
const trust = (Principal: unknown, Condition?: unknown) =>
  on({
    Statement: {
      Effect: "Allow",
      Principal,
      Action: "sts:AssumeRole",
      ...(Condition === undefined ? {} : { Condition }),
    },
  });
const account = { AWS: "arn:aws:iam::111111111111:root" };
const refused = (who: string) => [
  `violation assumeRolePolicy.Statement[0]: people take on the role without MFA: it trusts ${who}`,
];

describe("iam-people-mfa (K-10, A-072, C-027, E-105)", () => {
  it("refuses a role for a whole account, or for users, without MFA", () => {
    expect(trust(account)).to.deep.equal(refused(account.AWS));
    expect(trust({ AWS: "111111111111" })).to.deep.equal(refused("111111111111"));
    const users = ["arn:aws:iam::111111111111:user/ann", "arn:aws:iam::111111111111:user/team/ben"];
    expect(trust({ AWS: users })).to.deep.equal(refused(users.join(", ")));
  });

  const asking: Record<string, object> = {
    MFA: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    "MFA as a truth value": { Bool: { "AWS:multifactorauthpresent": true } },
    "recent MFA": { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } },
    "an external id, which people have none of": { StringEquals: { "sts:ExternalId": "abc" } },
    "one role of the account, among others": {
      ArnLike: {
        "aws:PrincipalArn": ["arn:aws:iam::111111111111:role/ci", "arn:aws:sts::111111111111:assumed-role/ci/*"],
      },
    },
    "one role of the account": { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/ci" } },
  };
  for (const [what, condition] of Object.entries(asking)) {
    it(`accepts one that asks for ${what}`, () => {
      expect(trust(account, condition)).to.deep.equal([]);
    });
  }

  const pretending: Record<string, object> = {
    "for MFA where there is a sign-in": { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
    "for no MFA": { Bool: { "aws:MultiFactorAuthPresent": "false" } },
    "for either": { Bool: { "aws:MultiFactorAuthPresent": ["true", "false"] } },
    "for any external id": { StringLike: { "sts:ExternalId": "*" } },
    "for any external id beside one": { StringLike: { "sts:ExternalId": ["abc", "*"] } },
    "for any of its users": { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:user/*" } },
    "for a user beside a role": {
      ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::111111111111:role/ci", "arn:aws:iam::111111111111:user/ann"] },
    },
    "for any role": { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } },
  };
  for (const [what, condition] of Object.entries(pretending)) {
    it(`refuses one that asks ${what}`, () => {
      expect(trust(account, condition)).to.deep.equal(refused(account.AWS));
    });
  }

  it("refuses everybody whom a condition leaves an account or an organisation of, and accepts roles of it", () => {
    const everybody = (keys: object) => trust("*", { StringLike: keys });
    expect(everybody({ "aws:PrincipalAccount": "111111111111" })).to.deep.equal(refused("everybody of 111111111111"));
    expect(everybody({ "aws:PrincipalOrgID": "o-1" })).to.deep.equal(refused("everybody of o-1"));
    const role = { "aws:PrincipalOrgID": "o-1", "aws:PrincipalArn": "arn:aws:iam::*:role/ci" };
    expect(everybody(role)).to.deep.equal([]);
    expect(everybody({ ...role, "aws:PrincipalArn": "arn:aws:iam::*:user/ann" })).to.have.length(1);
  });

  it("accepts a denial of whoever has no second factor, in the two usual forms and no weaker one", () => {
    const denied = (Condition: object, more: object = {}) =>
      on({
        Statement: [
          { Effect: "Allow", Principal: account, Action: "sts:AssumeRole" },
          { Effect: "Deny", Principal: { AWS: "*" }, Action: "sts:AssumeRole", Condition, ...more },
        ],
      });
    const present = { "aws:MultiFactorAuthPresent": "false" };
    expect(denied({ BoolIfExists: present })).to.deep.equal([]);
    expect(denied({ Null: { "aws:MultiFactorAuthAge": "true" } })).to.deep.equal([]);
    expect(denied({ Bool: present })).to.deep.equal(refused(account.AWS));
    expect(denied({ BoolIfExists: present, StringEquals: { "aws:username": "ann" } })).to.have.length(1);
    expect(denied({ BoolIfExists: { ...present, "aws:ViaAWSService": "false" } })).to.have.length(1);
    expect(denied({ BoolIfExists: present }, { Action: "sts:TagSession" })).to.have.length(1);
    expect(denied({ BoolIfExists: present }, { Principal: { AWS: "222222222222" } })).to.have.length(1);
    expect(denied({ BoolIfExists: present }, { Effect: "Allow" }).length).to.be.greaterThan(0);
  });

  it("has nothing against roles and services that take on a role", () => {
    expect(trust({ AWS: "arn:aws:iam::111111111111:role/ci" })).to.deep.equal([]);
    expect(trust({ Service: "ec2.amazonaws.com" })).to.deep.equal([]);
    expect(on({ Statement: { Effect: "Deny", Principal: account, Action: "sts:AssumeRole" } })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(on(unknown)).to.deep.equal([
      "unknown assumeRolePolicy: who takes on the role is not known; decided at the update",
    ]);
    expect(trust(account, unknown)).to.deep.equal([
      "unknown assumeRolePolicy.Statement[0]: whether people need MFA is not known; decided at the update",
    ]);
    expect(trust(account, { Bool: { "aws:MultiFactorAuthPresent": unknown } })[0]).to.match(/^unknown /);
  });
});
