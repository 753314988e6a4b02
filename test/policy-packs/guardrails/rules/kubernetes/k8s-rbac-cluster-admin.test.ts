import { expect } from "chai";
import { k8sRbacClusterAdmin } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-rbac-cluster-admin";
import { alone, resource, together, unknown } from "../../decide";

const RBAC = "kubernetes:rbac.authorization.k8s.io/v1";
const binding = (role: unknown, subjects: unknown, type = `${RBAC}:ClusterRoleBinding`, more: object = {}) =>
  resource(type, { roleRef: { kind: "ClusterRole", name: role }, subjects }, more);
const user = { kind: "User", name: "ann" };
const answer = (role: unknown, subjects: unknown, config: object = {}) =>
  together(k8sRbacClusterAdmin, [binding(role, subjects)], "dev", config);
const admin = (who: string, index = 0) =>
  `violation it subjects[${index}]: ${who} gets the role cluster-admin and is not listed`;

describe("k8s-rbac-cluster-admin (E-021, E-022)", () => {
  it("an administrator that is not listed is refused, by its name", () => {
    const account = { kind: "ServiceAccount", name: "deployer", namespace: "ci" };
    expect(answer("cluster-admin", [user, account, { kind: "ServiceAccount", name: "a" }])).to.deep.equal([
      admin("User:ann"),
      admin("ServiceAccount:ci/deployer", 1),
      admin("ServiceAccount:default/a", 2),
    ]);
    expect(answer("view", [user])).to.deep.equal([]);
    expect(answer("cluster-admin", [{ kind: "Group", name: "system:masters" }])).to.deep.equal([]);
    expect(answer("cluster-admin", [{ kind: "Group", name: "system:serviceaccounts" }])).to.have.length(1);
  });

  it("every kind of binding counts", () => {
    for (const type of [`${RBAC}:RoleBinding`, `${RBAC}:ClusterRoleBindingPatch`, `${RBAC}beta1:ClusterRoleBinding`]) {
      expect(alone(k8sRbacClusterAdmin, binding("cluster-admin", [user], type))).to.have.length(1);
    }
    const list = resource(`${RBAC}:ClusterRoleBindingList`, {
      items: [{ roleRef: { name: "cluster-admin" }, subjects: [user] }],
    });
    expect(alone(k8sRbacClusterAdmin, list)).to.have.length(1);
  });

  it("takes the subjects from its configuration", () => {
    expect(answer("cluster-admin", [user], { subjects: ["User:*"] })).to.deep.equal([]);
    expect(answer("cluster-admin", [user], { subjects: ["Group:*"] })).to.have.length(1);
    expect(answer("cluster-admin", [{ kind: "Group", name: "system:masters" }], { subjects: [] })).to.have.length(1);
  });

  it("everybody is given nothing but what Kubernetes itself gives", () => {
    for (const [kind, name] of [
      ["User", "system:anonymous"],
      ["Group", "system:unauthenticated"],
      ["Group", "system:authenticated"],
    ]) {
      expect(answer("view", [{ kind, name }])).to.deep.equal([
        `violation it subjects[0]: everybody (${kind}:${name}) gets the role view`,
      ]);
      expect(answer("system:public-info-viewer", [{ kind, name }])).to.deep.equal([]);
    }
  });

  it("what runs in the cluster is not given much all together", () => {
    const pods = (namespace = "") => [{ kind: "Group", name: `system:serviceaccounts${namespace}` }];
    for (const role of ["admin", "edit"]) {
      expect(answer(role, pods())).to.deep.equal([
        `violation it subjects[0]: every pod (Group:system:serviceaccounts) gets the role ${role}`,
      ]);
    }
    expect(answer("edit", pods(":app"))).to.deep.equal([]);
    expect(answer("view", pods())).to.deep.equal([]);
    expect(answer("cluster-admin", pods(":app"))).to.have.length(1);
  });

  it("finds the stack's role while it has no name to the binding", () => {
    const role = (name: string) => resource(`${RBAC}:ClusterRole`, { metadata: { name } }, { name: "role" });
    const of = { propertyDependencies: { roleRef: [role("x").urn] } };
    const bound = binding(unknown, [user], undefined, of);
    expect(together(k8sRbacClusterAdmin, [bound, role("view-only")])).to.deep.equal([]);
    expect(together(k8sRbacClusterAdmin, [bound, role("cluster-admin")])).to.deep.equal([admin("User:ann")]);
    expect(alone(k8sRbacClusterAdmin, bound)).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer(unknown, [user])).to.deep.equal([
      "unknown it subjects[0]: which role is given is not known; decided at the update",
    ]);
    expect(answer("cluster-admin", unknown)).to.deep.equal([
      "unknown it subjects: who gets the role is not known; decided at the update",
    ]);
    for (const subject of [
      unknown,
      { kind: "User", name: unknown },
      { kind: "ServiceAccount", name: "a", namespace: unknown },
    ]) {
      expect(answer("cluster-admin", [subject])).to.deep.equal([
        "unknown it subjects[0]: who gets the role cluster-admin is not known; decided at the update",
      ]);
    }
    expect(answer("view", [unknown])).to.have.length(1);
  });

  it("an administrator of every namespace is one of the cluster; of one namespace none", () => {
    expect(answer("admin", [user])).to.deep.equal([
      "violation it subjects[0]: User:ann gets the role admin of every namespace and is not listed",
    ]);
    expect(answer("admin", [user], { subjects: ["User:ann"] })).to.deep.equal([]);
    expect(alone(k8sRbacClusterAdmin, binding("admin", [user], `${RBAC}:RoleBinding`))).to.deep.equal([]);
    expect(answer("edit", [user])).to.deep.equal([]);
  });
});
