import { expect } from "chai";
import { iamNoAdmin } from "../../../../../policy-packs/guardrails/rules/identity/iam-no-admin";
import { alone, resource, unknown } from "../../decide";

const on = (type: string, props: object) => alone(iamNoAdmin, resource(type, { ...props }));
const policy = (...statements: object[]) =>
  on("aws:iam/policy:Policy", { policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }) });
const allow = (more: object) => ({ Effect: "Allow", ...more });
const refused = ["violation policy.Statement[0]: the statement allows every action on every resource"];

describe("iam-no-admin (K-07, A-071, D-021)", () => {
  const admin: Record<string, object> = {
    "plain stars": { Action: "*", Resource: "*" },
    "lists with more beside": { Action: ["s3:GetObject", "*"], Resource: ["arn:aws:s3:::a/*", "*"] },
    "*:* as action": { Action: "*:*", Resource: "*" },
    "stars in a row": { Action: "**", Resource: "***" },
    "a question mark among stars": { Action: "*?", Resource: "*" },
    NotAction: { NotAction: "iam:*", Resource: "*" },
    NotResource: { Action: "*", NotResource: "arn:aws:s3:::a" },
    "a text that has the engine's mark of what is unknown within it": {
      Action: "*",
      Resource: ["*", "arn:aws:s3:::04da6b54-80e4-46f7-96ec-b56ff0331ba9"],
    },
    "every letter of the alphabet": {
      Action: "abcdefghijklmnopqrstuvwxyz".split("").map((letter) => `${letter}*`),
      Resource: "*",
    },
    "a question mark for the first letter": { Action: "?*:*", Resource: "*" },
    "every ARN": { Action: "*", Resource: "arn:*" },
    "every part of an ARN": { Action: "*", Resource: "arn:aws:*:*:*:*" },
    "everything where MFA was used": {
      Action: "*",
      Resource: "*",
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    },
    "names in another case": { action: "*", RESOURCE: "*" },
  };
  for (const [what, statement] of Object.entries(admin)) {
    it(`refuses ${what}`, () => {
      expect(policy(allow(statement))).to.deep.equal(refused);
    });
  }

  const fine: Record<string, object> = {
    "every action on one resource": { Action: "*", Resource: "arn:aws:s3:::a" },
    "one service on everything": { Action: "s3:*", Resource: "*" },
    "read rights on everything": { Action: ["ec2:Describe*"], Resource: "*" },
    "every action on every object": { Action: "*", Resource: "arn:aws:s3:::*" },
    "all but everything": { NotAction: "*", Resource: "*" },
    "NotAction on one resource": { NotAction: "iam:*", Resource: "arn:aws:s3:::a" },
  };
  for (const [what, statement] of Object.entries(fine)) {
    it(`accepts ${what}`, () => {
      expect(policy(allow(statement))).to.deep.equal([]);
    });
  }

  it("a denial of everything is in order; a harmless statement first hides nothing", () => {
    expect(policy({ Effect: "Deny", Action: "*", Resource: "*" })).to.deep.equal([]);
    expect(policy(allow(fine["read rights on everything"] ?? {}), allow({ Action: "*", Resource: "*" }))).to.deep.equal(
      ["violation policy.Statement[1]: the statement allows every action on every resource"],
    );
  });

  it("adds up what the statements of a document allow", () => {
    const half = (from: string) => ({ Action: from.split("").map((letter) => `${letter}*`), Resource: "*" });
    const [first, second] = [half("abcdefghijk"), half("lmnopqrstuvwxyz")];
    expect(policy(allow(first), allow(second))).to.deep.equal([
      "violation policy: the statements together allow every action on every resource",
    ]);
    expect(policy(allow(first), { Effect: "Deny", ...second })).to.deep.equal([]);
  });

  it("looks into permission sets as well", () => {
    const inlinePolicy = JSON.stringify({ Statement: [allow({ Action: "*", Resource: "*" })] });
    expect(on("aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", { inlinePolicy })).to.deep.equal([
      "violation inlinePolicy.Statement[0]: the statement allows every action on every resource",
    ]);
    const managedPolicyArn = "arn:aws:iam::aws:policy/PowerUserAccess";
    expect(on("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", { managedPolicyArn })).to.deep.equal([
      "violation managedPolicyArn: it attaches PowerUserAccess",
    ]);
  });

  it("one statement without a list, and a document that is an object, are read as well", () => {
    const statement = allow({ Action: "*", Resource: "*" });
    expect(on("aws:iam/rolePolicy:RolePolicy", { policy: { Statement: statement } })).to.deep.equal(refused);
    expect(on("aws:iam/groupPolicy:GroupPolicy", { policy: JSON.stringify({ Statement: statement }) })).to.deep.equal(
      refused,
    );
  });

  it("looks into a role's own policies", () => {
    const document = JSON.stringify({ Statement: [allow({ Action: "*", Resource: "*" })] });
    expect(on("aws:iam/role:Role", { inlinePolicies: [{ name: "a", policy: document }] })).to.deep.equal([
      "violation inlinePolicies[0].policy.Statement[0]: the statement allows every action on every resource",
    ]);
  });

  it("refuses AdministratorAccess however it is attached, in every partition; accepts ReadOnlyAccess", () => {
    const attach = (policyArn: unknown) => on("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { policyArn });
    expect(attach("arn:aws-us-gov:iam::aws:policy/AdministratorAccess")).to.deep.equal([
      "violation policyArn: it attaches AdministratorAccess",
    ]);
    expect(
      on("aws:iam/role:Role", { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] }),
    ).to.have.length(1);
    expect(attach("arn:aws:iam::aws:policy/ReadOnlyAccess")).to.deep.equal([]);
    expect(attach(unknown)).to.deep.equal([]);
  });

  it("what is not known is no pass, as far as it matters", () => {
    expect(on("aws:iam/policy:Policy", { policy: unknown })).to.deep.equal([
      "unknown policy: what the policy allows is not known; decided at the update",
    ]);
    expect(
      on("aws:iam/policy:Policy", { policy: { Statement: [allow({ Action: "*", Resource: [unknown] })] } }),
    ).to.deep.equal(["unknown policy.Statement[0]: what the statement allows is not known; decided at the update"]);
    expect(
      on("aws:iam/policy:Policy", { policy: { Statement: [allow({ Action: "s3:*", Resource: [unknown] })] } }),
    ).to.deep.equal([]);
  });
});
