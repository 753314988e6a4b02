import type { EngineEvent } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { OperationLog } from "../../../automation/engine/operation-log";

const urn = (type: string, name: string) => `urn:pulumi:dev::causeway::${type}::${name}`;
const subnet = "aws:ec2/subnet:Subnet";

/** An event as the engine writes it; fields that nobody reads are left out. */
const event = (content: object): EngineEvent => Object.assign({ sequence: 0, timestamp: 0 }, content);
const state = (inputs: object, outputs: object = inputs, more: object = {}) => ({ inputs, outputs, ...more });
const step = (op: string, name: string, more: object = {}, type = subnet) => ({
  metadata: { op, urn: urn(type, name), type, provider: "", ...more },
});

function logOf(...events: EngineEvent[]): OperationLog {
  const log = new OperationLog();
  events.forEach((each, at) => log.take(each, at * 1000));
  return log;
}

describe("OperationLog", () => {
  it("has no counts until the engine has finished: silence is not a success", () => {
    expect(logOf(event({ resourcePreEvent: step("create", "a") })).changes).to.equal(undefined);
  });

  it("counts what the engine counted", () => {
    const summary = { maybeCorrupt: false, durationSeconds: 1, resourceChanges: { create: 2, same: 5, replace: 1 } };
    const log = logOf(event({ summaryEvent: summary }));
    expect(log.changes).to.deep.equal({ create: 2, update: 0, replace: 1, delete: 0, same: 5 });
    expect(log.mayBeCorrupt).to.equal(false);
  });

  it("starts anew when the engine does: an update that previews first tells of the update", () => {
    const summary = { maybeCorrupt: false, durationSeconds: 1, resourceChanges: { create: 2 } };
    const previewed = [
      event({ preludeEvent: { config: {} } }),
      event({ resourcePreEvent: step("create", "a") }),
      event({ resOutputsEvent: step("create", "a") }),
      event({ summaryEvent: summary }),
    ];
    expect(logOf(...previewed)).to.include({ runs: 1, finished: 1 });
    const log = logOf(...previewed, event({ preludeEvent: { config: {} } }));
    expect(log).to.include({ runs: 2, finished: 0, changes: undefined });
    expect([log.changed, log.running, log.outputs]).to.deep.equal([[], [], {}]);
  });

  it("names the policy packs that the engine ran, as the engine writes them", () => {
    const summary = { maybeCorrupt: false, durationSeconds: 1, resourceChanges: {} };
    expect(logOf(event({ summaryEvent: summary })).policyPacks).to.deep.equal([]);
    const ran = logOf(
      event({ summaryEvent: { ...summary, PolicyPacks: { "causeway-guardrails|local|packs/1": "v0.1.0" } } }),
    );
    expect(ran.policyPacks).to.deep.equal(["causeway-guardrails"]);
  });

  it("names every changed property with its old and new value", () => {
    const log = logOf(
      event({
        resourcePreEvent: step("update", "a", {
          old: state({ tags: { Owner: "ana" }, mapPublicIpOnLaunch: true }),
          new: state({ tags: { Owner: "raj" }, mapPublicIpOnLaunch: true }),
          detailedDiff: { "tags.Owner": { diffKind: "update", inputDiff: true } },
        }),
      }),
    );
    expect(log.changed).to.deep.equal([
      {
        urn: urn(subnet, "a"),
        type: subnet,
        operation: "update",
        properties: [{ path: "tags.Owner", before: "ana", after: "raj" }],
      },
    ]);
  });

  it("keeps a replacement as one, whichever of its steps comes first or last", () => {
    const log = logOf(
      event({ resourcePreEvent: step("create-replacement", "a") }),
      event({ resourcePreEvent: step("replace", "a", { diffs: ["cidrBlock"] }) }),
      event({ resourcePreEvent: step("delete-replaced", "a") }),
    );
    expect(log.changed.map(({ operation }) => operation)).to.deep.equal(["replace"]);
  });

  it("knows what is at work, longest first, and what is done", () => {
    const log = logOf(
      event({ resourcePreEvent: step("create", "slow") }),
      event({ resourcePreEvent: step("create", "quick") }),
      event({ resourcePreEvent: step("create", "done") }),
      event({ resOutputsEvent: step("create", "done") }),
    );
    expect(log.running.map((work) => [work.urn, work.since])).to.deep.equal([
      [urn(subnet, "slow"), 0],
      [urn(subnet, "quick"), 1000],
    ]);
    expect(log.finished).to.equal(1);
  });

  it("has the stack's outputs", () => {
    const stack = "pulumi:pulumi:Stack";
    const ended = step("same", "causeway-dev", { new: state({}, { vpcId: "vpc-1" }) }, stack);
    expect(logOf(event({ resOutputsEvent: ended })).outputs).to.deep.equal({ vpcId: "vpc-1" });
  });

  it("keeps errors without colour marks and without the line that only says that something failed", () => {
    const error = (message: string, more: object = {}) =>
      event({ diagnosticEvent: { severity: "error", message, urn: urn(subnet, "a"), color: "never", ...more } });
    const log = logOf(
      error("<{%reset%}>InvalidSubnet.Conflict: taken<{%reset%}>\n"),
      error("update failed"),
      error("still trying", { ephemeral: true }),
      error("a warning", { severity: "warning" }),
    );
    expect(log.errors).to.deep.equal([{ urn: urn(subnet, "a"), message: "InvalidSubnet.Conflict: taken" }]);
  });

  it("lists what left the state and stays in the cloud on purpose", () => {
    const log = logOf(
      event({ resOutputsEvent: step("delete", "kept", { old: state({}, {}, { retainOnDelete: true }) }) }),
      event({ resOutputsEvent: step("delete", "gone", { old: state({}) }) }),
    );
    expect(log.retained).to.deep.equal([{ urn: urn(subnet, "kept"), reason: "kept on purpose (retainOnDelete)" }]);
  });
});
