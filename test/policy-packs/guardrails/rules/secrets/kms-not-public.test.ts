import { expect } from "chai";
import { kmsNotPublic } from "../../../../../policy-packs/guardrails/rules/secrets/kms-not-public";
import { alone, resource, unknown } from "../../decide";

const on = (type: string, props: object) => alone(kmsNotPublic, resource(type, { ...props }));
const policy = (statement: object) =>
  on("aws:kms/keyPolicy:KeyPolicy", {
    policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*", ...statement }] }),
  });
const refused = ["violation policy.Statement[0]: the statement lets everybody in"];

describe("kms-not-public (C-019, A-006)", () => {
  it("refuses a policy that lets everybody in", () => {
    expect(policy({ Principal: "*" })).to.deep.equal(refused);
    expect(policy({ Principal: { AWS: ["111111111111", "*"] } })).to.deep.equal(refused);
    expect(
      policy({ Principal: "*", Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111111111111" } } }),
    ).to.deep.equal(refused);
    expect(
      policy({ Principal: "*", Condition: { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } } }),
    ).to.deep.equal(refused);
  });

  it("accepts one that names somebody, or holds everybody to an account", () => {
    expect(policy({ Principal: { AWS: "111111111111" } })).to.deep.equal([]);
    expect(
      policy({ Principal: { AWS: "*" }, Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } } }),
    ).to.deep.equal([]);
    expect(policy({ Principal: "*", Effect: "Deny" })).to.deep.equal([]);
  });

  it("the service through which a key is used fixes nobody, the account that calls does", () => {
    const through = { "kms:ViaService": "ec2.us-east-1.amazonaws.com" };
    expect(policy({ Principal: "*", Condition: { StringEquals: through } })).to.deep.equal(refused);
    const called = { ...through, "kms:CallerAccount": "111111111111" };
    expect(policy({ Principal: "*", Condition: { StringEquals: called } })).to.deep.equal([]);
  });

  it("looks at each form of the policy; without one there is nothing to say", () => {
    const open = { policy: { Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } } };
    for (const type of [
      "aws:kms/key:Key",
      "aws:kms/keyPolicy:KeyPolicy",
      "aws:kms/externalKey:ExternalKey",
      "aws:kms/replicaKey:ReplicaKey",
      "aws:kms/replicaExternalKey:ReplicaExternalKey",
    ]) {
      expect(on(type, open), type).to.deep.equal(refused);
      expect(on(type, {}), type).to.deep.equal([]);
    }
  });

  it("what is not known is no pass", () => {
    expect(on("aws:kms/keyPolicy:KeyPolicy", { policy: unknown })).to.deep.equal([
      "unknown policy: whom the policy lets in is not known; decided at the update",
    ]);
    const statement = { Effect: "Allow", Principal: { AWS: unknown }, Action: "*", Resource: "*" };
    expect(on("aws:kms/keyPolicy:KeyPolicy", { policy: { Statement: statement } })[0]).to.match(
      /^unknown policy.Statement/,
    );
  });
});
