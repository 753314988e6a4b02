import { expect } from "chai";
import { k8sRbacWildcard } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-rbac-wildcard";
import { alone, resource, unknown } from "../../decide";

const answer = (rules: unknown, type = "v1:ClusterRole") =>
  alone(k8sRbacWildcard, resource(`kubernetes:rbac.authorization.k8s.io/${type}`, { rules }));
const rule = (verbs: unknown, resources: unknown = ["pods"], more: object = {}) => [
  { apiGroups: [""], verbs, resources, ...more },
];

describe("k8s-rbac-wildcard (E-022)", () => {
  for (const type of ["v1:ClusterRole", "v1:Role", "v1beta1:Role", "v1alpha1:ClusterRole", "v1:ClusterRolePatch"]) {
    it(`${type}: every verb and every resource are refused`, () => {
      expect(answer(rule(["*"]), type)).to.deep.equal(["violation rules[0].verbs: everything may be done (*)"]);
      expect(answer(rule(["get"], ["*"]), type)).to.deep.equal([
        "violation rules[0].resources: it is for every resource (*), secrets too",
      ]);
      expect(answer(rule(["get"], ["*/*"]), type)).to.have.length(1);
      expect(answer(rule(["get", "list"]), type)).to.deep.equal([]);
    });
  }

  it("a part of every resource is none; what is not of resources may be everywhere", () => {
    expect(answer(rule(["get", "update"], ["*/scale"]))).to.deep.equal([]);
    expect(answer([{ nonResourceURLs: ["*"], verbs: ["get"] }])).to.deep.equal([]);
    expect(answer([{ nonResourceURLs: ["*"], verbs: ["*"] }])).to.have.length(1);
  });

  it("rights to get more rights are refused, unless they are for named things that are harmless", () => {
    expect(answer(rule(["bind", "escalate"], ["clusterroles"]))).to.deep.equal([
      "violation rules[0].verbs: bind, escalate: whoever has it gets every right",
    ]);
    expect(answer(rule(["impersonate"], ["users"]))).to.have.length(1);
    expect(answer(rule(["bind"], ["clusterroles"], { resourceNames: ["view"] }))).to.deep.equal([]);
    for (const resourceNames of [["cluster-admin"], ["view", "admin"], [], [unknown], unknown, ["system:masters"]]) {
      expect(answer(rule(["bind", "impersonate"], ["clusterroles"], { resourceNames }))).to.have.length(1);
    }
    expect(answer(rule(["escalate"], ["roles"], { resourceNames: ["view"] }))).to.have.length(1);
  });

  it("tokens of every service account, and commands in every pod, are every right", () => {
    const token = "create serviceaccounts/token: whoever has it is any service account";
    expect(answer(rule(["create"], ["pods", "serviceaccounts/token"]))).to.deep.equal([
      `violation rules[0].resources: ${token}`,
    ]);
    expect(answer(rule(["get", "create"], ["nodes/proxy"]))).to.have.length(1);
    expect(answer(rule(["get"], ["nodes/proxy", "serviceaccounts/token"]))).to.deep.equal([]);
    expect(answer(rule(["create"], ["serviceaccounts/token"], { resourceNames: ["mine"] }))).to.deep.equal([]);
    expect(answer(rule(["create"], ["serviceaccounts/token"], { resourceNames: unknown }))[0]).to.match(/^unknown /);
    expect(answer(rule(["create"], ["serviceaccounts/token"]), "v1:Role")).to.deep.equal([]);
    // Kubernetes itself keeps whoever binds and widens roles to what he has: that takes `bind` and `escalate`.
    expect(answer(rule(["create", "update"], ["pods", "clusterrolebindings", "clusterroles"]))).to.deep.equal([]);
  });

  it("a role that is put together from others does not take in cluster-admin", () => {
    const aggregate = (...clusterRoleSelectors: unknown[]) =>
      alone(
        k8sRbacWildcard,
        resource("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", { aggregationRule: { clusterRoleSelectors } }),
      );
    const key = "kubernetes.io/bootstrapping";
    const refused = ["violation aggregationRule: it takes in cluster-admin, and so may do everything"];
    expect(aggregate({ matchExpressions: [{ key, operator: "Exists" }] })).to.deep.equal(refused);
    expect(aggregate({ matchLabels: { own: "yes" } }, { matchLabels: { [key]: "rbac-defaults" } })).to.deep.equal(
      refused,
    );
    expect(aggregate({})).to.deep.equal(refused);
    expect(aggregate({ matchLabels: { "rbac.example.com/aggregate-to-monitoring": "true" } })).to.deep.equal([]);
    expect(aggregate({ matchLabels: { [key]: unknown } })[0]).to.match(/^unknown aggregationRule: /);
  });

  it("lists count as their items", () => {
    const list = resource("kubernetes:rbac.authorization.k8s.io/v1:RoleList", { items: [{ rules: rule(["*"]) }] });
    expect(alone(k8sRbacWildcard, list)).to.deep.equal([
      "violation items[0].rules[0].verbs: everything may be done (*)",
    ]);
  });

  it("what is not known is no pass, and the rest is decided", () => {
    expect(answer(unknown)).to.deep.equal(["unknown rules: what the role allows is not known; decided at the update"]);
    const open = "unknown rules[0]: what the rule allows is not known; decided at the update";
    expect(answer([unknown])).to.deep.equal([open]);
    expect(answer(rule(unknown))).to.deep.equal([open]);
    expect(answer(rule(["*", unknown], ["*"]))).to.deep.equal([
      "violation rules[0].verbs: everything may be done (*)",
      "violation rules[0].resources: it is for every resource (*), secrets too",
      open,
    ]);
  });

  it("other kinds have no rules of this kind", () => {
    const webhook = resource("kubernetes:admissionregistration.k8s.io/v1:Webhook", { rules: rule(["*"]) });
    expect(alone(k8sRbacWildcard, webhook)).to.deep.equal([]);
    expect(answer(undefined)).to.deep.equal([]);
  });

  it("whoever agrees to certificates is anybody", () => {
    expect(answer(rule(["update"], ["certificatesigningrequests/approval"]))).to.deep.equal([
      "violation rules[0].resources: update certificatesigningrequests/approval: whoever has it agrees to certificates of any user",
    ]);
    expect(answer(rule(["get"], ["certificatesigningrequests/approval"]))).to.deep.equal([]);
    expect(answer(rule(["create"], ["certificatesigningrequests"]))).to.deep.equal([]);
  });
});
