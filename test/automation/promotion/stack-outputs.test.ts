import { expect } from "chai";
import { outputsDiffer, stackOutputs } from "../../../automation/promotion/stack-outputs";

const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };
const checkpoint = (outputs: object) => ({
  pendingOperations: [],
  resources: [{ urn: "urn:stack", type: "pulumi:pulumi:Stack", outputs }],
});

describe("the outputs of a stack", () => {
  it("are those of its state, and none while there is no state", () => {
    expect(stackOutputs(checkpoint({ vpcId: "vpc-1" }))).to.deep.equal({ vpcId: "vpc-1" });
    expect(stackOutputs(undefined)).to.deep.equal({});
  });

  it("differ when one is added, lost or changed, in whatever order they come; a secret is held to be the same", () => {
    const before = checkpoint({ a: 1, b: { c: [secret, "x"] } });
    expect(outputsDiffer(before, { b: { c: ["[secret]", "x"] }, a: 1 })).to.equal(false);
    expect(outputsDiffer(before, { a: 1 })).to.equal(true);
    expect(outputsDiffer(before, { a: 2, b: { c: ["[secret]", "x"] } })).to.equal(true);
    expect(outputsDiffer(before, { a: 1, b: { c: ["[secret]", "x"] }, d: null })).to.equal(true);
    expect(outputsDiffer(undefined, {})).to.equal(false);
  });
});
