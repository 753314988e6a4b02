import { expect } from "chai";
import { ClusterRoles } from "../../../components/cluster/cluster-roles";
import { viewOnlyRules } from "../../../components/cluster/view-only-rules";
import { record } from "../../support/pulumi-mocks";

describe("ClusterRoles", () => {
  it("bind the developers' group to the role view-only (E-022)", async () => {
    const { recorded } = await record(() => new ClusterRoles("roles", {}));
    expect(recorded.names()).to.deep.equal(["roles-developers-view", "roles-view-only"]);
    expect(recorded.get("roles-view-only").inputs["metadata"]).to.deep.equal({ name: "view-only" });
    expect(recorded.get("roles-developers-view").inputs).to.deep.include({
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view-only" },
      subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "causeway:developers" }],
    });
  });
});

describe("viewOnlyRules", () => {
  it("get, list and watch, and nothing else (E-022)", () => {
    for (const rule of viewOnlyRules) expect(rule.verbs).to.deep.equal(["get", "list", "watch"]);
  });

  it("leave out secrets, shells and tunnels, and use no wildcard (E-022)", () => {
    const resources = viewOnlyRules.flatMap((rule) => [...rule.resources, ...rule.apiGroups]);
    expect(resources).not.to.include.members(["secrets"]);
    for (const never of ["*", "secrets", "pods/exec", "pods/attach", "pods/portforward", "serviceaccounts/token"]) {
      expect(resources).not.to.include(never);
    }
    expect(resources).to.include("pods/log");
  });
});
