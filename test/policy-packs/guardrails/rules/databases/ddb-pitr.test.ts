import { expect } from "chai";
import { ddbPitr } from "../../../../../policy-packs/guardrails/rules/databases/ddb-pitr";
import { alone, resource, unknown } from "../../decide";

const table = (props: object) => alone(ddbPitr, resource("aws:dynamodb/table:Table", { ...props }));
const replica = (props: object) => alone(ddbPitr, resource("aws:dynamodb/tableReplica:TableReplica", { ...props }));
const on = { pointInTimeRecovery: { enabled: true } };
const refused = "violation pointInTimeRecovery.enabled: the table cannot be restored to a point in time";

describe("ddb-pitr (K-02, B-009)", () => {
  it("a table that can be restored is accepted; not set means that it cannot", () => {
    expect(table(on)).to.deep.equal([]);
    expect(table({ pointInTimeRecovery: [{ enabled: "true" }] })).to.deep.equal([]);
    expect(table({ pointInTimeRecovery: { enabled: false } })).to.deep.equal([refused]);
    expect(table({})).to.deep.equal([refused]);
  });

  it("each copy is asked for itself, inline or as a resource of its own", () => {
    const copies = [{ regionName: "a", pointInTimeRecovery: true }, { regionName: "b" }];
    expect(table({ ...on, replicas: copies })).to.deep.equal([
      "violation replicas[1].pointInTimeRecovery: the copy cannot be restored to a point in time",
    ]);
    expect(replica({ pointInTimeRecovery: true })).to.deep.equal([]);
    expect(replica({})).to.deep.equal([
      "violation pointInTimeRecovery: the copy cannot be restored to a point in time",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(table({ pointInTimeRecovery: unknown, replicas: unknown })).to.deep.equal([
      "unknown pointInTimeRecovery.enabled: the value is not known, and with it whether the table cannot be restored to a point in time; decided at the update",
      "unknown replicas: which copies there are is not known; decided at the update",
    ]);
  });
});
