import { expect } from "chai";
import { snsClosed } from "../../../../../policy-packs/guardrails/rules/applications/sns-closed";
import { alone, resource, unknown } from "../../decide";

const on = (type: string, props: object) => alone(snsClosed, resource(type, { kmsMasterKeyId: "alias/app", ...props }));
const policy = (statement: object) =>
  on("aws:sns/topicPolicy:TopicPolicy", {
    policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*", ...statement }] }),
  });
const refused = ["violation policy.Statement[0]: the statement lets everybody in"];

describe("sns-closed (A-056, E-110, D-023)", () => {
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

  it("accepts what AWS gives a topic by itself", () => {
    expect(
      policy({ Principal: { AWS: "*" }, Condition: { StringEquals: { "AWS:SourceOwner": "111111111111" } } }),
    ).to.deep.equal([]);
  });

  it("refuses a topic that is not encrypted; a key that is not known yet is one", () => {
    expect(on("aws:sns/topic:Topic", { kmsMasterKeyId: undefined })).to.deep.equal([
      "violation kmsMasterKeyId: the topic is not encrypted",
    ]);
    expect(on("aws:sns/topic:Topic", { kmsMasterKeyId: "" })).to.have.length(1);
    expect(on("aws:sns/topic:Topic", { kmsMasterKeyId: unknown })).to.deep.equal([]);
  });

  it("looks at each form of the policy; without one there is nothing to say", () => {
    const open = { policy: { Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } } };
    for (const type of ["aws:sns/topic:Topic", "aws:sns/topicPolicy:TopicPolicy"]) {
      expect(on(type, open), type).to.deep.equal(refused);
      expect(on(type, {}), type).to.deep.equal([]);
    }
  });

  it("what is not known is no pass", () => {
    expect(on("aws:sns/topicPolicy:TopicPolicy", { policy: unknown })).to.deep.equal([
      "unknown policy: whom the policy lets in is not known; decided at the update",
    ]);
    const statement = { Effect: "Allow", Principal: { AWS: unknown }, Action: "*", Resource: "*" };
    expect(on("aws:sns/topicPolicy:TopicPolicy", { policy: { Statement: statement } })[0]).to.match(
      /^unknown policy.Statement/,
    );
  });
});
