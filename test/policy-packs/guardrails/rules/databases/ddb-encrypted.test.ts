import { expect } from "chai";
import { ddbEncrypted } from "../../../../../policy-packs/guardrails/rules/databases/ddb-encrypted";
import { alone, resource, unknown } from "../../decide";

const table = (serverSideEncryption?: unknown, replicas: readonly object[] = []) =>
  alone(ddbEncrypted, resource("aws:dynamodb/table:Table", { serverSideEncryption, replicas }));
const key = "arn:aws:kms:us-east-1:1:key/k";
const off = ["violation serverSideEncryption.enabled: the table is encrypted with a key of AWS"];
const managed = ["violation serverSideEncryption.kmsKeyArn: the table is encrypted with a key of AWS"];

describe("ddb-encrypted (K-02, B-010)", () => {
  it("a key of ours is accepted, also one that is being made", () => {
    expect(table({ enabled: true, kmsKeyArn: key })).to.deep.equal([]);
    expect(table({ enabled: true, kmsKeyArn: unknown })).to.deep.equal([]);
  });

  it("nothing set, encryption switched off and a key of AWS are refused", () => {
    expect(table()).to.deep.equal(off);
    expect(table({ enabled: false, kmsKeyArn: key })).to.deep.equal(off);
    expect(table({ enabled: true })).to.deep.equal(managed);
    expect(table({ enabled: true, kmsKeyArn: "alias/aws/dynamodb" })).to.deep.equal(managed);
  });

  it("each copy is asked for itself", () => {
    expect(table({ enabled: true, kmsKeyArn: key }, [{ regionName: "a", kmsKeyArn: key }, {}])).to.deep.equal([
      "violation replicas[1].kmsKeyArn: the copy is encrypted with a key of AWS",
    ]);
    expect(alone(ddbEncrypted, resource("aws:dynamodb/tableReplica:TableReplica", {}))).to.deep.equal([
      "violation kmsKeyArn: the copy is encrypted with a key of AWS",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(table({ enabled: unknown, kmsKeyArn: key })).to.deep.equal([
      "unknown serverSideEncryption.enabled: the value is not known, and with it whether the table is encrypted with a key of AWS; decided at the update",
    ]);
  });
});
