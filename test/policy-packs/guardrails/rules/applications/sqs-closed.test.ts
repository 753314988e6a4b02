import { expect } from "chai";
import { sqsClosed } from "../../../../../policy-packs/guardrails/rules/applications/sqs-closed";
import { keepsPoliciesClosed } from "../../closed-policies";
import { alone, resource, unknown } from "../../decide";

describe("sqs-closed (D-023)", () => {
  keepsPoliciesClosed(sqsClosed, {
    policyType: "aws:sqs/queuePolicy:QueuePolicy",
    types: ["aws:sqs/queue:Queue", "aws:sqs/queuePolicy:QueuePolicy"],
  });

  it("refuses a queue that is told not to encrypt, unless it has a key", () => {
    const queue = (props: object) => alone(sqsClosed, resource("aws:sqs/queue:Queue", { ...props }));
    expect(queue({ sqsManagedSseEnabled: false })).to.deep.equal([
      "violation sqsManagedSseEnabled: the queue is not encrypted",
    ]);
    expect(queue({ sqsManagedSseEnabled: "false", kmsMasterKeyId: "" })).to.have.length(1);
    expect(queue({ sqsManagedSseEnabled: false, kmsMasterKeyId: "alias/app" })).to.deep.equal([]);
    expect(queue({ sqsManagedSseEnabled: false, kmsMasterKeyId: unknown })).to.deep.equal([]);
    expect(queue({ sqsManagedSseEnabled: true })).to.deep.equal([]);
    expect(queue({ sqsManagedSseEnabled: unknown })).to.have.length(1);
  });
});
