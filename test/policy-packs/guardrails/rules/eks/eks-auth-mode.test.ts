import { expect } from "chai";
import { eksAuthMode } from "../../../../../policy-packs/guardrails/rules/eks/eks-auth-mode";
import { alone, resource, unknown } from "../../decide";

const answer = (accessConfig: unknown) =>
  alone(eksAuthMode, resource("aws:eks/cluster:Cluster", accessConfig === undefined ? {} : { accessConfig }));
const mode = "violation accessConfig.authenticationMode: access is also given by the ConfigMap aws-auth";
const creator =
  "violation accessConfig.bootstrapClusterCreatorAdminPermissions: whoever makes the cluster administers it for good";

describe("eks-auth-mode (E-021, E-022)", () => {
  it("asks for access entries alone and no hidden administrator; AWS's defaults are neither", () => {
    const good = { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false };
    expect(answer(good)).to.deep.equal([]);
    expect(answer([{ ...good, authenticationMode: "api" }])).to.deep.equal([]);
    expect(answer(undefined)).to.deep.equal([mode, creator]);
    expect(answer({ ...good, authenticationMode: "API_AND_CONFIG_MAP" })).to.deep.equal([mode]);
    expect(answer({ authenticationMode: "API" })).to.deep.equal([creator]);
    expect(answer({ ...good, bootstrapClusterCreatorAdminPermissions: "true" })).to.deep.equal([creator]);
  });

  it("what is not known is no pass, and the rest is decided", () => {
    expect(answer({ authenticationMode: unknown, bootstrapClusterCreatorAdminPermissions: true })).to.deep.equal([
      "unknown accessConfig.authenticationMode: the value is not known, and with it whether access is also given by the ConfigMap aws-auth; decided at the update",
      creator,
    ]);
    expect(answer(unknown)).to.have.length(2);
  });
});
