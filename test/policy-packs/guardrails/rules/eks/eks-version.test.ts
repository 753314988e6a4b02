import { expect } from "chai";
import { eksVersion } from "../../../../../policy-packs/guardrails/rules/eks/eks-version";
import { alone, resource, unknown } from "../../decide";

const CLUSTER = "aws:eks/cluster:Cluster";
const answer = (version: unknown, config: object = {}, type = CLUSTER) =>
  alone(eksVersion, resource(type, version === undefined ? {} : { version }), "dev", config);

describe("eks-version (D-028)", () => {
  for (const type of [CLUSTER, "aws:eks/nodeGroup:NodeGroup"]) {
    it(`${type}: a version that is no longer supported is refused, and since when`, () => {
      expect(answer("1.33", {}, type)).to.deep.equal([
        "violation version: Kubernetes 1.33 is none of 1.35, 1.34 (its standard support ends on 2026-07-29)",
      ]);
      expect(answer("1.21", {}, type)).to.deep.equal(["violation version: Kubernetes 1.21 is none of 1.35, 1.34"]);
    });
  }

  it("supported versions are accepted, newer ones too, and none, for AWS chooses a supported one", () => {
    for (const version of ["1.34", "1.35", "1.36", "1.100", "v1.34.2", undefined]) {
      expect(answer(version)).to.deep.equal([]);
    }
  });

  it("a number is read as written, so 1.3 is not 1.30; what is no version is refused", () => {
    expect(answer(1.34)).to.deep.equal([]);
    expect(answer("1.3", { supported: ["1.30"] })).to.have.length(1);
    expect(answer("latest")).to.deep.equal(["violation version: Kubernetes latest is none of 1.35, 1.34"]);
  });

  it("takes the versions from its configuration", () => {
    expect(answer("1.33", { supported: ["1.33"] })).to.deep.equal([]);
    expect(answer("1.34", { supported: ["1.33", "1.35"] })).to.deep.equal([
      "violation version: Kubernetes 1.34 is none of 1.33, 1.35 (its standard support ends on 2026-12-02)",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(answer(unknown)).to.deep.equal([
      "unknown version: the version of Kubernetes is not known; decided at the update",
    ]);
  });
});
