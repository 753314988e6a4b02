import { expect } from "chai";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { containersOf } from "../../../../policy-packs/guardrails/services/container-definitions";

describe("containersOf", () => {
  it("reads the text of a task definition, and says where each container is", () => {
    expect(containersOf({ containerDefinitions: '[{"name":"a"},{"name":"b"}]' })).to.deep.equal([
      { path: "containerDefinitions[0]", props: { name: "a" } },
      { path: "containerDefinitions[1]", props: { name: "b" } },
    ]);
    expect(containersOf({ containerDefinitions: [{ name: "a" }] })).to.have.length(1);
  });

  it("a text that is not known, or a part of a list, is not known", () => {
    expect(containersOf({ containerDefinitions: UNKNOWN })).to.equal(UNKNOWN);
    expect(containersOf({ containerDefinitions: [{ name: "a" }, UNKNOWN] })).to.equal(UNKNOWN);
  });

  it("what AWS refuses has no containers", () => {
    for (const containerDefinitions of ["[", "{}", '"a"', "[1]", undefined]) {
      expect(containersOf({ containerDefinitions })).to.deep.equal([]);
    }
  });
});
