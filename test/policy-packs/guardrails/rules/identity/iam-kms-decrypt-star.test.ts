import { expect } from "chai";
import { iamKmsDecryptStar } from "../../../../../policy-packs/guardrails/rules/identity/iam-kms-decrypt-star";
import { alone, resource, unknown } from "../../decide";

const on = (props: object) => alone(iamKmsDecryptStar, resource("aws:iam/policy:Policy", { ...props }));
const policy = (statement: object) =>
  on({ policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "kms:Decrypt", ...statement }] }) });
const key = "arn:aws:kms:us-east-1:111111111111:key/1234";
const refused = ["violation policy.Statement[0]: the statement decrypts under every key"];

describe("iam-kms-decrypt-star (B-026, X-17, A-071)", () => {
  const wide: Record<string, object> = {
    "every resource": { Resource: "*" },
    "every key of an account": { Resource: "arn:aws:kms:us-east-1:111111111111:key/*" },
    "every key that has an id": { Resource: "arn:aws:kms:*:*:key/?*" },
    "every key with a dash in its id": { Resource: "arn:aws:kms:us-east-1:111111111111:key/*-*" },
    "every key with an alias": {
      Resource: "*",
      Condition: { "ForAnyValue:StringLike": { "kms:ResourceAliases": ["alias/app", "alias/*"] } },
    },
    "every key of every region": { Resource: "arn:aws:kms:*:111111111111:key/*" },
    "every resource of KMS": { Resource: "arn:aws:kms:*" },
    "all keys but one": { NotResource: key },
    "one key and the others": { Resource: [key, "*"] },
    "a pattern of actions": { Action: "kms:D*", Resource: "*" },
    "another case": { Action: "KMS:DECRYPT", Resource: "*" },
    "encryption again, under a key of the caller's": { Action: "kms:ReEncrypt*", Resource: "*" },
    "what is left when others are excepted": { Action: undefined, NotAction: "iam:*", Resource: "arn:aws:kms:*" },
    "through one service": {
      Resource: "*",
      Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } },
    },
    "a tag that may be missing": { Resource: "*", Condition: { StringEqualsIfExists: { "aws:ResourceTag/a": "b" } } },
  };
  for (const [what, statement] of Object.entries(wide)) {
    it(`refuses ${what}`, () => {
      expect(policy(statement)).to.deep.equal(refused);
    });
  }

  const narrow: Record<string, object> = {
    "one key": { Resource: key },
    "other rights to all keys": { Action: ["kms:Encrypt", "kms:DescribeKey"], Resource: "*" },
    "a denial": { Resource: "*", Effect: "Deny" },
    "keys picked by their alias": {
      Resource: "*",
      Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/app" } },
    },
    "keys whose ids begin alike": { Resource: "arn:aws:kms:*:*:key/1234*" },
    "keys picked by the beginning of their alias": {
      Resource: "*",
      Condition: { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/app-*" } },
    },
    "keys picked by a tag": { Resource: "*", Condition: { StringEquals: { "aws:ResourceTag/team": "a" } } },
    buckets: { Resource: "arn:aws:s3:::*" },
  };
  for (const [what, statement] of Object.entries(narrow)) {
    it(`accepts ${what}`, () => {
      expect(policy(statement)).to.deep.equal([]);
    });
  }

  it("what is not known is no pass, as far as it matters", () => {
    expect(on({ policy: unknown })).to.deep.equal([
      "unknown policy: under which keys the policy decrypts is not known; decided at the update",
    ]);
    const statement = (more: object) => on({ policy: { Statement: { Effect: "Allow", ...more } } });
    expect(statement({ Action: "kms:Decrypt", Resource: unknown })[0]).to.match(/^unknown policy.Statement\[0\]: /);
    expect(statement({ Action: unknown, Resource: "*" })[0]).to.match(/^unknown policy.Statement\[0\]: /);
    expect(statement({ Action: "s3:GetObject", Resource: unknown })).to.deep.equal([]);
  });

  it("nor does anybody give himself the right to", () => {
    const gives = ["violation policy.Statement[0]: the statement gives the right to decrypt under every key"];
    for (const Action of ["kms:CreateGrant", ["kms:CreateGrant", "kms:DescribeKey"], "kms:PutKeyPolicy"]) {
      expect(policy({ Action, Resource: "*" })).to.deep.equal(gives);
      expect(policy({ Action, Resource: key })).to.deep.equal([]);
    }
    for (const Condition of [
      { Bool: { "kms:GrantIsForAWSResource": "true" } },
      { "ForAllValues:StringEquals": { "kms:GrantOperations": ["Encrypt"] } },
    ]) {
      expect(policy({ Action: "kms:CreateGrant", Resource: "*", Condition })).to.deep.equal([]);
    }
  });
});
