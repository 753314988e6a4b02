import { expect } from "chai";
import { previewUpdate } from "../../../simulator/world/change";

describe("previewUpdate", () => {
  it("keeps what the cloud added, inside objects as well, and drops what is no longer given", () => {
    const oldInputs = { name: "a", size: 1, network: { subnets: ["s"], open: true }, __defaults: ["size"] };
    const oldOutputs = { ...oldInputs, arn: "arn", network: { subnets: ["s"], open: true, group: "sg" } };
    const inputs = { name: "a", network: { subnets: ["s", "t"] }, __defaults: [] };
    expect(previewUpdate(oldOutputs, oldInputs, inputs)).to.deep.equal({
      name: "a",
      arn: "arn",
      network: { subnets: ["s", "t"], group: "sg" },
    });
  });

  it("takes an object that was not given before as it is", () => {
    const oldOutputs = { network: { group: "sg" } };
    expect(previewUpdate(oldOutputs, {}, { network: { open: true } })).to.deep.equal({ network: { open: true } });
  });
});
