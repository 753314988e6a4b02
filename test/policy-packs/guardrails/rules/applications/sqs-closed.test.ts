import { expect } from "chai";
import { sqsClosed } from "../../../../../policy-packs/guardrails/rules/applications/sqs-closed";
import { alone, resource, unknown } from "../../decide";

const on = (type: string, props: object) => alone(sqsClosed, resource(type, { ...props }));
const policy = (statement: object) =>
  on("aws:sqs/queuePolicy:QueuePolicy", {
    policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*", ...statement }] }),
  });
const refused = ["violation policy.Statement[0]: the statement lets everybody in"];

describe("sqs-closed (D-023)", () => {
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

  it("refuses a queue that is told not to encrypt, unless it has a key", () => {
    const queue = (props: object) => on("aws:sqs/queue:Queue", props);
    expect(queue({ sqsManagedSseEnabled: false })).to.deep.equal([
      "violation sqsManagedSseEnabled: the queue is not encrypted",
    ]);
    expect(queue({ sqsManagedSseEnabled: "false", kmsMasterKeyId: "" })).to.have.length(1);
    expect(queue({ sqsManagedSseEnabled: false, kmsMasterKeyId: "alias/app" })).to.deep.equal([]);
    expect(queue({ sqsManagedSseEnabled: false, kmsMasterKeyId: unknown })).to.deep.equal([]);
    expect(queue({ sqsManagedSseEnabled: true })).to.deep.equal([]);
  });

  it("looks at each form of the policy; without one there is nothing to say", () => {
    const open = { policy: { Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } } };
    for (const type of ["aws:sqs/queue:Queue", "aws:sqs/queuePolicy:QueuePolicy"]) {
      expect(on(type, open), type).to.deep.equal(refused);
      expect(on(type, {}), type).to.deep.equal([]);
    }
  });

  it("what is not known is no pass", () => {
    expect(on("aws:sqs/queuePolicy:QueuePolicy", { policy: unknown })).to.deep.equal([
      "unknown policy: whom the policy lets in is not known; decided at the update",
    ]);
    const statement = { Effect: "Allow", Principal: { AWS: unknown }, Action: "*", Resource: "*" };
    expect(on("aws:sqs/queuePolicy:QueuePolicy", { policy: { Statement: statement } })[0]).to.match(
      /^unknown policy.Statement/,
    );
    expect(on("aws:sqs/queue:Queue", { sqsManagedSseEnabled: unknown })).to.have.length(1);
  });
});
