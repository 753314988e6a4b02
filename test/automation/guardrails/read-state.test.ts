import { expect } from "chai";
import { readState } from "../../../automation/guardrails/read-state";

const provider = {
  urn: "urn:pulumi:dev::p::pulumi:providers:aws::aws",
  type: "pulumi:providers:aws",
  id: "x-1",
  inputs: { region: "r" },
};
const queue = {
  urn: "urn:pulumi:dev::p::aws:sqs/queue:Queue::jobs",
  type: "aws:sqs/queue:Queue",
  id: "https://queue",
  inputs: { delaySeconds: 1 },
  outputs: { delaySeconds: 2, arn: "arn:queue" },
  parent: "urn:stack",
  provider: `${provider.urn}::x-1`,
  propertyDependencies: { policy: null, name: ["urn:other"] },
};
const facts = {
  options: { protect: false, retainOnDelete: false },
  type: queue.type,
  name: "jobs",
  urn: queue.urn,
  parent: "urn:stack",
  provider: { type: provider.type, props: { region: "r" } },
  dependencies: [],
  propertyDependencies: { policy: [], name: ["urn:other"] },
};

describe("readState", () => {
  const exported = JSON.stringify({ version: 3, deployment: { resources: [provider, queue] } });
  const kept = JSON.stringify({ version: 3, checkpoint: { latest: { resources: [provider, queue] } } });

  for (const [what, text] of Object.entries({ "an exported state": exported, "the engine's own file": kept })) {
    it(`reads ${what}: what was asked for, and what is`, () => {
      expect(readState(text, "it.json")[1]).to.deep.equal({
        asked: { ...facts, props: { delaySeconds: 1 } },
        is: { ...facts, props: { delaySeconds: 2, arn: "arn:queue", id: "https://queue" } },
      });
    });
  }

  it("leaves out what is about to be deleted; an empty state has nothing", () => {
    const text = JSON.stringify({ deployment: { resources: [{ ...queue, delete: true }] } });
    expect(readState(text, "it.json")).to.deep.equal([]);
    expect(readState('{"checkpoint": {"latest": null}}', "it.json")).to.deep.equal([]);
  });

  it("refuses what is no state", () => {
    expect(() => readState('{"resources": []}', "it.json")).to.throw("it.json is no state");
    expect(() => readState("[]", "it.json")).to.throw("it.json is no state");
  });
});
