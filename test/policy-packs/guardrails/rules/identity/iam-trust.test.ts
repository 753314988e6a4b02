import { expect } from "chai";
import { iamTrust } from "../../../../../policy-packs/guardrails/rules/identity/iam-trust";
import { alone, resource, unknown } from "../../decide";

const OWN = "111111111111";
const OTHER = "222222222222";
const on = (
  assumeRolePolicy: unknown,
  environment = "dev",
  config: object = {},
  props: object = { arn: `arn:aws:iam::${OWN}:role/it` },
) => alone(iamTrust, resource("aws:iam/role:Role", { ...props, assumeRolePolicy }), environment, config);
const statement = (Principal: unknown, Condition: unknown = {}, Action = "sts:AssumeRole") => ({
  Statement: [{ Effect: "Allow", Principal, Action, Condition }],
});
const at = "violation assumeRolePolicy.Statement[0]: ";

describe("iam-trust (K-08, A-043, C-026, B-027, D-037, E-048)", () => {
  it("refuses a role that anybody takes on, however that is written", () => {
    const everybody = [
      "*",
      { AWS: "*" },
      { AWS: ["arn:aws:iam::111111111111:root", "*"] },
      { AWS: "arn:aws:iam::*:root" },
      { Federated: "*" },
    ];
    for (const principal of everybody) {
      expect(on(JSON.stringify(statement(principal)))).to.deep.equal([`${at}anybody takes on the role`]);
    }
    const but = { Statement: { Effect: "Allow", NotPrincipal: { AWS: OTHER }, Action: "sts:AssumeRole" } };
    expect(on(but)).to.deep.equal([`${at}anybody takes on the role`]);
    expect(on(statement("*", { StringEquals: { "sts:ExternalId": "abc" } }))).to.have.length(1);
    expect(on(statement("*", { StringEquals: { "aws:PrincipalOrgID": "o-1" } }))).to.deep.equal([]);
  });

  it("accepts services, roles of the account and denials", () => {
    expect(on(statement({ Service: "lambda.amazonaws.com" }))).to.deep.equal([]);
    expect(on(statement({ AWS: `arn:aws:iam::${OWN}:role/ci` }))).to.deep.equal([]);
    expect(on({ Statement: { Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" } })).to.deep.equal([]);
  });

  describe("tokens", () => {
    const eks = "oidc.eks.us-east-1.amazonaws.com/id/AB";
    const github = "token.actions.githubusercontent.com";
    const tokens = (
      issuer: string,
      operator: string,
      sub: unknown,
      more: object = { [`${issuer}:aud`]: "sts.amazonaws.com" },
    ) =>
      statement(
        { Federated: `arn:aws:iam::${OWN}:oidc-provider/${issuer}` },
        { [operator]: { ...(sub === undefined ? {} : { [`${issuer}:sub`]: sub }), ...more } },
        "sts:AssumeRoleWithWebIdentity",
      );

    it("accepts one service account, and one repository", () => {
      expect(on(tokens(eks, "StringEquals", "system:serviceaccount:app:api"), "prod")).to.deep.equal([]);
      expect(on(tokens(github, "StringEquals", "repo:acme/app:environment:prod"), "prod")).to.deep.equal([]);
      expect(on(tokens(github, "StringLike", "repo:acme/app:*"))).to.deep.equal([]);
    });

    it("refuses any branch in production", () => {
      expect(on(tokens(github, "StringLike", "repo:acme/app:*"), "prod")).to.deep.equal([
        `${at}the statement trusts the tokens of several branches, tags or environments`,
      ]);
    });

    it("refuses pull requests in production, which nobody has agreed to", () => {
      const pulls = (environment: string) =>
        on(tokens(github, "StringEquals", "repo:acme/app:pull_request"), environment);
      expect(pulls("prod")).to.deep.equal([
        `${at}the statement trusts the tokens of pull requests, to which nobody has agreed yet`,
      ]);
      expect(pulls("dev")).to.deep.equal([]);
      expect(on(tokens(github, "StringEquals", "repo:acme/app:environment:pull_request"), "prod")).to.deep.equal([]);
    });

    it("knows whose the tokens of other providers are", () => {
      const subjects = (sub: string, environment = "dev") =>
        on(tokens("ci.example.com", "StringLike", sub), environment);
      const project = "org/3d1f/project/9a2b";
      for (const sub of [`${project}/user/*`, "{11-22}:*", "project_path:acme/app:ref_type:branch:ref:*"]) {
        expect(subjects(sub)).to.deep.equal([]);
        expect(subjects(sub, "prod")).to.have.length(1);
      }
      // Both runs of a workspace are its own.
      const workspace = "organization:acme:project:main:workspace:app:run_phase:*";
      expect(subjects(workspace, "prod")).to.deep.equal([]);
      const several = [`${at}the statement trusts the tokens of anybody of several`];
      for (const sub of [
        "org/3d1f/project/*/user/*",
        "org/*/project/9a2b/user/*",
        "{*}:1",
        "organization:*:project:main:workspace:app:run_phase:*",
      ]) {
        expect(subjects(sub)).to.deep.equal(several);
      }
    });

    it("refuses subjects that are several, or that nobody has to be", () => {
      expect(on(tokens(eks, "StringLike", "system:serviceaccount:app:*"))).to.deep.equal([
        `${at}the statement trusts the tokens of any service account of several`,
      ]);
      for (const sub of [
        "*",
        "repo:*",
        "repo:acme/*",
        "repo:acme*/app:*",
        "re?o:acme/*",
        ["repo:acme/app:*", "repo:*"],
      ]) {
        expect(on(tokens(github, "StringLike", sub))).to.deep.equal([
          `${at}the statement trusts the tokens of anybody of several`,
        ]);
      }
      const nobody = [`${at}the statement trusts anybody's tokens: no subject (sub) is named`];
      expect(on(tokens(github, "StringEquals", undefined))).to.deep.equal(nobody);
      for (const operator of ["StringEqualsIfExists", "ForAllValues:StringEquals", "StringNotEquals"]) {
        expect(on(tokens(github, operator, "repo:acme/app:ref:refs/heads/main"))).to.deep.equal([
          ...nobody,
          `${at}the statement trusts tokens that are not made for us: no audience (aud) is named`,
        ]);
      }
    });

    it("refuses tokens for another audience", () => {
      expect(on(tokens(github, "StringEquals", "repo:acme/app:environment:dev", {}))).to.deep.equal([
        `${at}the statement trusts tokens that are not made for us: no audience (aud) is named`,
      ]);
    });

    it("asks those of Cognito for the pool, and that its user has signed in", () => {
      const pool = (Condition: object) =>
        on(statement({ Federated: "cognito-identity.amazonaws.com" }, Condition, "sts:AssumeRoleWithWebIdentity"));
      const aud = { StringEquals: { "cognito-identity.amazonaws.com:aud": "us-east-1:1" } };
      const amr = (value: unknown, operator = "ForAnyValue:StringLike") =>
        pool({
          ...aud,
          [operator]: {
            ...(operator === "StringEquals" ? aud.StringEquals : {}),
            "cognito-identity.amazonaws.com:amr": value,
          },
        });
      expect(amr("authenticated")).to.deep.equal([]);
      expect(amr(["graph.facebook.com"])).to.deep.equal([]);
      const visitors = [`${at}the statement trusts visitors who have not signed in: amr is not held to authenticated`];
      expect(pool(aud)).to.deep.equal(visitors);
      for (const value of ["unauthenticated", "*", "*authenticated", ["authenticated", "unauthenticated"]]) {
        expect(amr(value)).to.deep.equal(visitors);
      }
      expect(amr("authenticated", "ForAllValues:StringLike")).to.deep.equal(visitors);
      expect(
        pool({ "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } }),
      ).to.deep.equal([`${at}the statement trusts tokens that are not made for us: no audience (aud) is named`]);
    });

    it("has nothing to say about SAML", () => {
      const saml = { Federated: `arn:aws:iam::${OWN}:saml-provider/sso` };
      expect(
        on(
          statement(
            saml,
            { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
            "sts:AssumeRoleWithSAML",
          ),
        ),
      ).to.deep.equal([]);
    });

    it("what is not known is no pass", () => {
      expect(on(tokens(eks, "StringEquals", unknown))).to.deep.equal([
        "unknown assumeRolePolicy.Statement[0]: whose tokens the statement trusts is not known; decided at the update",
      ]);
      expect(on(statement({ Federated: unknown }, {}, "sts:AssumeRoleWithWebIdentity"))[0]).to.match(/^unknown /);
    });
  });

  describe("other accounts", () => {
    const other = { AWS: `arn:aws:iam::${OTHER}:role/ci` };
    const refused = [`${at}account ${OTHER} takes on the role without sts:ExternalId`];

    it("refuses another account that brings no external id, as a whole or a role of it", () => {
      expect(on(statement(other))).to.deep.equal(refused);
      expect(on(statement({ AWS: OTHER }))).to.deep.equal(refused);
      expect(on(statement({ AWS: [`arn:aws:iam::${OWN}:role/ci`, other.AWS] }))).to.deep.equal(refused);
    });

    it("accepts one that does, that is of the organisation, whose people use MFA, or that is configured", () => {
      expect(on(statement(other, { StringEquals: { "sts:ExternalId": "abc" } }))).to.deep.equal([]);
      expect(on(statement(other, { StringEquals: { "aws:PrincipalOrgID": "o-1" } }))).to.deep.equal([]);
      expect(on(statement(other, { Bool: { "aws:MultiFactorAuthPresent": "true" } }))).to.deep.equal([]);
      expect(on(statement(other), "dev", { accounts: [OTHER] })).to.deep.equal([]);
    });

    it("refuses one value that is any beside others that are not", () => {
      expect(on(statement(other, { StringLike: { "sts:ExternalId": ["abc", "*"] } }))).to.deep.equal(refused);
      expect(on(statement(other, { StringLike: { "aws:PrincipalOrgID": ["o-abc", "o-*"] } }))).to.deep.equal(refused);
      expect(on(statement(other, { StringEquals: { "sts:ExternalId": ["abc", "def"] } }))).to.deep.equal([]);
    });

    it("refuses everybody whom a condition leaves another account of", () => {
      expect(on(statement("*", { StringEquals: { "aws:PrincipalAccount": OTHER } }))).to.deep.equal(refused);
      expect(on(statement("*", { ArnLike: { "aws:PrincipalArn": other.AWS } }))).to.deep.equal(refused);
      expect(on(statement("*", { StringEquals: { "aws:PrincipalAccount": OWN } }))).to.deep.equal([]);
      const named = { StringEquals: { "aws:PrincipalAccount": OTHER, "sts:ExternalId": "abc" } };
      expect(on(statement("*", named))).to.deep.equal([]);
    });

    it("a denial of whoever has no second factor counts as asking for one", () => {
      const denial = (Condition: object, Principal: unknown = "*") => ({
        Statement: [
          { Effect: "Allow", Principal: { AWS: OTHER }, Action: "sts:AssumeRole" },
          { Effect: "Deny", Principal, Action: "sts:*", Condition },
        ],
      });
      expect(on(denial({ BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }))).to.deep.equal([]);
      expect(on(denial({ Bool: { "aws:MultiFactorAuthPresent": "false" } }))).to.deep.equal(refused);
    });

    it("refuses an external id that is any, or need not be there", () => {
      expect(on(statement(other, { StringLike: { "sts:ExternalId": "*" } }))).to.deep.equal(refused);
      expect(on(statement(other, { StringEqualsIfExists: { "sts:ExternalId": "abc" } }))).to.deep.equal(refused);
      expect(on(statement(other, { StringLike: { "aws:PrincipalOrgID": "o-*" } }))).to.deep.equal(refused);
    });

    it("knows the account of the role by its provider as well", () => {
      const made = (props: object) =>
        alone(
          iamTrust,
          resource(
            "aws:iam/role:Role",
            { assumeRolePolicy: statement(other) },
            { provider: { type: "pulumi:providers:aws", props: { ...props } } },
          ),
        );
      expect(made({ allowedAccountIds: `["${OTHER}"]` })).to.deep.equal([]);
      expect(made({ allowedAccountIds: [OWN] })).to.deep.equal(refused);
      expect(made({ assumeRoles: `[{"roleArn":"arn:aws:iam::${OTHER}:role/deployer"}]` })).to.deep.equal([]);
      expect(made({ allowedAccountIds: [OWN, OTHER] })[0]).to.match(/^unknown /);
    });

    it("what is not known is no pass", () => {
      const which = `unknown assumeRolePolicy.Statement[0]: whether account ${OTHER} is another one, and has to bring sts:ExternalId, is not known; decided at the update`;
      expect(on(statement(other), "dev", {}, {})).to.deep.equal([which]);
      expect(on(statement(other, unknown))).to.deep.equal([which]);
      expect(on(statement({ AWS: unknown }))).to.deep.equal([
        "unknown assumeRolePolicy.Statement[0]: who takes on the role is not known; decided at the update",
      ]);
      expect(on(unknown)).to.deep.equal([
        "unknown assumeRolePolicy: who takes on the role is not known; decided at the update",
      ]);
    });
  });
});
