import { expect } from "chai";
import { eksEndpoint } from "../../../../../policy-packs/guardrails/rules/eks/eks-endpoint";
import { alone, resource, unknown } from "../../decide";

const answer = (vpcConfig: unknown, environment = "dev") =>
  alone(eksEndpoint, resource("aws:eks/cluster:Cluster", { vpcConfig }), environment);
const open = (publicAccessCidrs?: unknown) => ({ endpointPublicAccess: true, publicAccessCidrs });

describe("eks-endpoint (E-020)", () => {
  it("outside production named ranges are accepted, everybody is not", () => {
    expect(answer({ endpointPublicAccess: false })).to.deep.equal([]);
    expect(answer(open(["198.51.100.0/24"]))).to.deep.equal([]);
    expect(answer(open(["0.0.0.0/0"]))).to.deep.equal([
      "violation vpcConfig.publicAccessCidrs: the internet reaches the API",
    ]);
  });

  it("nothing set, or no ranges, is open to everybody", () => {
    const unset =
      "violation vpcConfig.publicAccessCidrs: the internet reaches the API, which is what AWS does when nothing is set";
    expect(answer({})).to.deep.equal([unset]);
    expect(answer(undefined)).to.deep.equal([unset]);
    expect(answer(open([]))).to.deep.equal(["violation vpcConfig.publicAccessCidrs: the internet reaches the API"]);
  });

  it("halves of the world are the world (row 26)", () => {
    expect(answer(open(["0.0.0.0/1", "128.0.0.0/1"]))).to.have.length(1);
  });

  it("production has no public endpoint at all", () => {
    for (const environment of ["prod", "production-pci"]) {
      expect(answer(open(["198.51.100.0/24"]), environment)).to.deep.equal([
        "violation vpcConfig.endpointPublicAccess: the API has a public address",
      ]);
      expect(answer({ endpointPublicAccess: false }, environment)).to.deep.equal([]);
    }
  });

  it("what is not known is no pass", () => {
    expect(answer(unknown)).to.have.length(1);
    expect(answer({ endpointPublicAccess: unknown })[0]).to.match(/^unknown vpcConfig.endpointPublicAccess: /);
    expect(answer(open([unknown]))[0]).to.match(/^unknown vpcConfig.publicAccessCidrs: /);
    expect(answer({ endpointPublicAccess: unknown, publicAccessCidrs: ["198.51.100.0/24"] })).to.deep.equal([]);
  });
});
