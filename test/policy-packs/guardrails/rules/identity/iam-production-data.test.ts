import { expect } from "chai";
import type { ResourceFacts } from "../../../../../lib/guardrail-pack";
import { iamProductionData } from "../../../../../policy-packs/guardrails/rules/identity/iam-production-data";
import { alone, resource, together, unknown } from "../../decide";

const ACCOUNT = "111111111111";
const arn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const mfa = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
const trust = (Principal: unknown, Condition: object = {}) => ({
  Statement: { Effect: "Allow", Principal, Action: "sts:AssumeRole", Condition },
});
const people = resource(
  "aws:iam/role:Role",
  { name: "people", arn: arn("people"), assumeRolePolicy: trust({ AWS: ACCOUNT }, mfa) },
  { name: "people" },
);
const app = (by: unknown = { Service: "ec2.amazonaws.com" }) =>
  resource("aws:iam/role:Role", { name: "app", arn: arn("app"), assumeRolePolicy: trust(by) }, { name: "app" });
const may = (role: string, Action: unknown, Resource: unknown = "*", more: object = {}) =>
  resource(
    "aws:iam/rolePolicy:RolePolicy",
    { role, policy: { Statement: { Effect: "Allow", Action, Resource, ...more } } },
    { name: `${role}-policy` },
  );
const secretArn = `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:key-abcdef`;
const secret = resource(
  "aws:secretsmanager/secret:Secret",
  { name: "key", arn: secretArn, id: secretArn },
  { name: "secret" },
);
const table = resource(
  "aws:dynamodb/table:Table",
  { name: "orders", arn: `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders` },
  { name: "table" },
);
const bucket = resource(
  "aws:s3/bucket:Bucket",
  { bucket: "data", arn: "arn:aws:s3:::data", id: "data" },
  { name: "bucket" },
);
const database = resource(
  "aws:rds/instance:Instance",
  { resourceId: "db-1", arn: `arn:aws:rds:us-east-1:${ACCOUNT}:db:main` },
  {
    name: "database",
    provider: { type: "pulumi:providers:aws", props: { region: "us-east-1", allowedAccountIds: [ACCOUNT] } },
  },
);

const on = (facts: ResourceFacts[], environment = "prod", config: object = {}) =>
  together(iamProductionData, facts, environment, config);
const refused = (stores: string, way: string) => [
  `violation people : people read data of production (${stores}): people${way}`,
];

describe("iam-production-data (C-024, C-025, A-071)", () => {
  const reading: Record<string, [ResourceFacts, string, string]> = {
    secrets: [secret, "secretsmanager:GetSecretValue", "secret"],
    tables: [table, "dynamodb:Scan", "table"],
    buckets: [bucket, "s3:Get*", "bucket"],
    databases: [database, "rds-db:*", "database"],
  };
  for (const [what, [store, action, name]] of Object.entries(reading)) {
    it(`refuses people who read ${what}, in production only`, () => {
      const facts = [people, may("people", action), store];
      expect(on(facts)).to.have.length(1);
      expect(on(facts)[0]).to.match(
        new RegExp(`^violation people : people read data of production \\(${name}\\): people: `),
      );
      expect(on(facts, "prod-pci")).to.have.length(1);
      expect(on(facts, "staging")).to.deep.equal([]);
    });
  }

  it("names all that they read, and one way", () => {
    expect(
      on([people, may("people", ["secretsmanager:GetSecretValue", "dynamodb:GetItem"]), secret, table]),
    ).to.deep.equal(refused("secret, table", ": secretsmanager:GetSecretValue on secret"));
  });

  it("accepts people who read none of it, and applications that do", () => {
    expect(
      on([people, may("people", ["secretsmanager:ListSecrets", "s3:ListAllMyBuckets"]), secret, bucket]),
    ).to.deep.equal([]);
    expect(on([people, may("people", "s3:GetObject", "arn:aws:s3:::other/*"), bucket])).to.deep.equal([]);
    expect(on([app(), may("app", "secretsmanager:GetSecretValue"), secret])).to.deep.equal([]);
    expect(on([people, may("people", "s3:GetObject", "arn:aws:s3:::data/public/*"), bucket])).to.have.length(1);
  });

  it("refuses people who become somebody who reads it", () => {
    const facts = [people, app({ AWS: arn("people") }), may("app", "secretsmanager:GetSecretValue"), secret];
    expect(on(facts)).to.deep.equal(
      refused("secret", " → app (sts:AssumeRole): secretsmanager:GetSecretValue on secret"),
    );
  });

  it("a policy of the store can deny it, or grant it", () => {
    const closed = (statement: object) =>
      resource(
        "aws:secretsmanager/secretPolicy:SecretPolicy",
        { secretArn, policy: { Statement: { Action: "*", Resource: "*", ...statement } } },
        { name: "policy" },
      );
    expect(
      on([
        people,
        may("people", "secretsmanager:*"),
        secret,
        closed({ Effect: "Deny", Principal: { AWS: arn("people") } }),
      ]),
    ).to.deep.equal([]);
    expect(on([people, secret, closed({ Effect: "Allow", Principal: { AWS: arn("people") } })])).to.have.length(1);
  });

  it("people are users, members of groups, and those whom a directory sends", () => {
    const ann = resource("aws:iam/user:User", { name: "ann" }, { name: "ann" });
    const own = resource("aws:iam/userPolicy:UserPolicy", {
      user: "ann",
      policy: { Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } },
    });
    expect(on([ann, own, bucket])).to.have.length(1);
    const directory = resource(
      "aws:iam/role:Role",
      { name: "sso", assumeRolePolicy: trust({ Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/sso` }) },
      { name: "sso" },
    );
    expect(on([directory, may("sso", "s3:*"), bucket])).to.have.length(1);
  });

  it("those who are listed may", () => {
    expect(
      on([people, may("people", "s3:*"), bucket], "prod", { people: ["arn:aws:iam::*:role/people"] }),
    ).to.deep.equal([]);
  });

  it("tells a document that is not known", () => {
    const open = resource("aws:iam/rolePolicy:RolePolicy", { role: "people", policy: unknown });
    expect(alone(iamProductionData, open, "prod")).to.deep.equal([
      "unknown policy: whose data the policy lets one read is not known; decided at the update",
    ]);
    expect(alone(iamProductionData, open, "dev")).to.deep.equal([]);
  });
});
