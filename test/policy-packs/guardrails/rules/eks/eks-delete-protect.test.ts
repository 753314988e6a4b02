import { expect } from "chai";
import { eksDeleteProtect } from "../../../../../policy-packs/guardrails/rules/eks/eks-delete-protect";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object, environment = "prod") =>
  alone(eksDeleteProtect, resource("aws:eks/cluster:Cluster", { ...props }), environment);

describe("eks-delete-protect (K-15, C-069)", () => {
  it("a production cluster is protected; not set means that it is not", () => {
    const refused = ["violation deletionProtection: the cluster can be deleted by one call"];
    expect(answer({ deletionProtection: true })).to.deep.equal([]);
    expect(answer({ deletionProtection: false })).to.deep.equal(refused);
    expect(answer({}, "prod-pci")).to.deep.equal(refused);
    expect(answer({ deletionProtection: unknown })).to.have.length(1);
  });

  it("others need not be", () => {
    for (const environment of ["dev", "staging"]) expect(answer({}, environment)).to.deep.equal([]);
  });
});
