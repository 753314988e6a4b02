import { expect } from "chai";
import { k8sRbacClusterAdmin } from "../../../../policy-packs/guardrails/rules/kubernetes/k8s-rbac-cluster-admin";
import { together, unknown } from "../decide";
import { release, said } from "./values-asked";

const asked = (values: object) => said(release(values));
const admin = (path: string) => [
  `k8s-rbac-cluster-admin values.${path}: ServiceAccount:apps/app gets the role cluster-admin and is not listed`,
];

describe("what values ask of rights in the cluster", () => {
  it("every right is refused, asked for by a switch or by the role's name", () => {
    for (const [values, path] of [
      [{ controller: { clusterAdminAccess: true } }, "controller.clusterAdminAccess"],
      [{ rbac: { clusterAdminRole: "true" } }, "rbac.clusterAdminRole"],
      [{ rbac: { clusterAdmin: { enabled: true } } }, "rbac.clusterAdmin.enabled"],
      [{ clusterRoleBinding: { clusterRoleName: "cluster-admin" } }, "clusterRoleBinding.clusterRoleName"],
      [{ rbac: { clusterRoles: ["view", "cluster-admin"] } }, "rbac.clusterRoles[1]"],
    ] as const) {
      expect(asked(values), path).to.deep.equal(admin(path));
    }
    expect(
      asked({
        controller: { clusterAdminAccess: false },
        rbac: { create: true, clusterAdmin: { enabled: false }, clusterRoles: ["view"] },
        clusterRoleBinding: { clusterRoleName: "view" },
      }),
    ).to.deep.equal([]);
  });

  it("a chart that is listed may", () => {
    const config = { subjects: ["ServiceAccount:apps/app"] };
    const facts = [release({ clusterAdminAccess: true })];
    expect(together(k8sRbacClusterAdmin, facts, "staging", config)).to.deep.equal([]);
    expect(together(k8sRbacClusterAdmin, facts, "staging", { subjects: ["ServiceAccount:apps/other"] })).to.have.length(
      1,
    );
  });

  it("rules of roles name what they allow", () => {
    const rule = { apiGroups: [""], resources: ["pods"], verbs: ["*"] };
    expect(asked({ rbac: { extraRules: [rule] } })).to.deep.equal([
      "k8s-rbac-wildcard values.rbac.extraRules[0].verbs: everything may be done (*)",
    ]);
    expect(asked({ rbac: { rules: { pods: { ...rule, verbs: ["get"], resources: "*" } } } })).to.deep.equal([
      "k8s-rbac-wildcard values.rbac.rules.pods.resources: it is for every resource (*), secrets too",
    ]);
    const nodes = { apiGroups: [""], resources: ["nodes/proxy"], verbs: ["create"] };
    expect(asked({ clusterRole: { rules: [nodes] } })).to.deep.equal([
      "k8s-rbac-wildcard values.clusterRole.rules[0].resources: create nodes/proxy: whoever has it runs commands in any pod",
    ]);
    expect(asked({ role: { rules: [nodes] }, rbac: { rules: [{ ...rule, verbs: ["get", "list"] }] } })).to.deep.equal(
      [],
    );
  });

  it("what is not known is no pass", () => {
    expect(asked({ clusterAdminAccess: unknown })).to.deep.equal([
      "? k8s-rbac-cluster-admin values.clusterAdminAccess: which role is given is not known; decided at the update",
    ]);
    expect(asked({ rbac: { rules: [{ apiGroups: [""], resources: ["pods"], verbs: unknown }] } })).to.deep.equal([
      "? k8s-rbac-wildcard values.rbac.rules[0]: what the rule allows is not known; decided at the update",
    ]);
  });
});
