import { expect } from "chai";
import { Asset } from "../../../simulator/values";
import { fromRecord, type Mutation, toRecord } from "../../../simulator/world/records";
import { createSealer } from "../../../simulator/world/sealer";
import type { Stored } from "../../../simulator/world/stored";

const sealer = createSealer(Buffer.alloc(32, 9), (length) => Buffer.alloc(length, 3));
const stored: Stored = {
  account: "111111111111",
  region: "us-east-1",
  type: "aws:rds/instance:Instance",
  id: "db",
  urn: "urn",
  inputs: { password: "canary-1", nested: [{ key: "canary-2", open: 1 }], file: new Asset({ text: "x" }, "h") },
  outputs: { password: "canary-1", list: ["a", "canary-3"], ciphertext: "user's own", size: 3 },
  createdAt: 5,
  inputSecrets: [["password"], ["nested", 0, "key"]],
  outputSecrets: [["password"], ["list", 1]],
  acknowledged: false,
  readyAt: 9,
};
const mutation: Mutation = { at: 1, puts: [stored], drops: ["k"], made: { urn: 2 } };

describe("the journal's records", () => {
  it("come back as they were", () => {
    const text = JSON.stringify(toRecord(mutation, sealer));
    expect(fromRecord(JSON.parse(text), sealer)).to.deep.equal(mutation);
    expect(fromRecord(toRecord({ at: 3, reset: true }, sealer), sealer)).to.deep.equal({ at: 3, reset: true });
  });

  it("hold no secret in the clear, in no usual spelling (R-8)", () => {
    const text = JSON.stringify(toRecord(mutation, sealer));
    for (const spelling of ["canary", Buffer.from("canary-1").toString("base64").slice(0, 8), "canary%2D"]) {
      expect(text).not.to.contain(spelling);
    }
    expect(text).to.contain("user's own");
  });

  it("cannot be opened with another key or after a change", () => {
    const record = toRecord(mutation, sealer);
    const other = createSealer(Buffer.alloc(32, 8), (length) => Buffer.alloc(length, 3));
    expect(() => fromRecord(record, other)).to.throw();
    const changed = JSON.stringify(record).replace(
      /("ciphertext":")(.)/,
      (_, name: string, first: string) => name + (first === "A" ? "B" : "A"),
    );
    expect(() => fromRecord(JSON.parse(changed), sealer)).to.throw();
  });
});
