import { expect } from "chai";
import { ddbDeleteProtect } from "../../../../../policy-packs/guardrails/rules/databases/ddb-delete-protect";
import { alone, resource, unknown } from "../../decide";

const table = (props: object, environment = "prod") =>
  alone(ddbDeleteProtect, resource("aws:dynamodb/table:Table", { ...props }), environment);
const open = "violation deletionProtectionEnabled: the table can be deleted by mistake";

describe("ddb-delete-protect (K-15, C-069)", () => {
  it("a table of production is protected; not set means that it is not", () => {
    expect(table({ deletionProtectionEnabled: true })).to.deep.equal([]);
    expect(table({ deletionProtectionEnabled: "false" })).to.deep.equal([open]);
    expect(table({}, "prod-pci")).to.deep.equal([open]);
    expect(table({ deletionProtectionEnabled: unknown })).to.have.length(1);
  });

  it("each copy is asked for itself", () => {
    expect(table({ deletionProtectionEnabled: true, replicas: [{ regionName: "a" }] })).to.deep.equal([
      "violation replicas[0].deletionProtectionEnabled: the copy can be deleted by mistake",
    ]);
    const copy = resource("aws:dynamodb/tableReplica:TableReplica", {});
    expect(alone(ddbDeleteProtect, copy, "prod")).to.deep.equal([
      "violation deletionProtectionEnabled: the copy can be deleted by mistake",
    ]);
  });

  it("elsewhere nobody asks", () => {
    expect(table({}, "staging")).to.deep.equal([]);
  });
});
