import { expect } from "chai";
import { k8sNetpol } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-netpol";
import { resource, together, unknown } from "../../decide";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const namespace = (metadata: unknown = { name: "app" }, name = "ns") => resource(NAMESPACE, { metadata }, { name });
const policy = (spec: unknown, more: object = {}, at: unknown = "app") =>
  resource(
    "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    { metadata: { namespace: at }, spec },
    { name: "policy", ...more },
  );
const denial = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };
const answer = (...facts: Parameters<typeof together>[1]) => together(k8sNetpol, facts);
const missing =
  "violation ns metadata.name: the namespace has no network policy that denies by default: every pod reaches its pods";
const open =
  "unknown ns metadata.name: whether a network policy denies by default in the namespace is not known; decided at the update";

describe("k8s-netpol (D-013, E-085)", () => {
  it("a namespace needs a policy that denies by default", () => {
    expect(answer(namespace())).to.deep.equal([missing]);
    for (const spec of [
      denial,
      { podSelector: {} },
      { podSelector: { matchLabels: {} }, policyTypes: ["Ingress"], ingress: [] },
    ]) {
      expect(answer(namespace(), policy(spec))).to.deep.equal([]);
    }
    const old = resource("kubernetes:extensions/v1beta1:NetworkPolicy", {
      metadata: { namespace: "app" },
      spec: denial,
    });
    expect(answer(namespace(), old)).to.deep.equal([]);
  });

  it("a policy of some pods, of what goes out or with a way in denies nothing by default", () => {
    for (const spec of [
      { ...denial, podSelector: { matchLabels: { app: "a" } } },
      { ...denial, podSelector: { matchExpressions: [{ key: "a", operator: "Exists" }] } },
      { podSelector: {}, policyTypes: ["Egress"] },
      { ...denial, ingress: [{ from: [{ podSelector: {} }] }] },
    ]) {
      expect(answer(namespace(), policy(spec))).to.deep.equal([missing]);
    }
  });

  it("a policy of another namespace is none of this one", () => {
    expect(answer(namespace(), policy(denial, {}, "other"))).to.deep.equal([missing]);
    expect(answer(namespace(), policy(denial, {}, null))).to.deep.equal([missing]);
    expect(answer(namespace({ name: "default" }), policy(denial, {}, null))).to.deep.equal([]);
  });

  it("a policy that lets everybody in is refused: no other takes that back", () => {
    const wide = policy({ podSelector: {}, ingress: [{ ports: [{ port: 80 }] }, {}] }, { name: "wide" });
    expect(answer(namespace(), policy(denial), wide)).to.deep.equal([
      "violation wide spec.ingress: lets everybody into every pod, whatever other policies say",
    ]);
    const narrow = { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }, { ports: [{ port: 80 }] }] };
    expect(answer(namespace(), policy(denial), policy(narrow, { name: "narrow" }))).to.deep.equal([]);
  });

  it("so is one for every address, or for the pods of every namespace", () => {
    const wide = (...from: object[]) =>
      answer(namespace(), policy(denial), policy({ podSelector: {}, ingress: [{ from }] }, { name: "wide" }));
    for (const peer of [
      { ipBlock: { cidr: "0.0.0.0/0" } },
      { ipBlock: { cidr: "::/0", except: [] } },
      { namespaceSelector: {} },
      { namespaceSelector: { matchLabels: {} }, podSelector: {} },
    ]) {
      expect(wide({ podSelector: {} }, peer), JSON.stringify(peer)).to.have.length(1);
    }
    for (const peer of [
      { ipBlock: { cidr: "10.0.0.0/8" } },
      { ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } },
      { namespaceSelector: { matchLabels: { team: "a" } } },
      { namespaceSelector: {}, podSelector: { matchLabels: { app: "metrics" } } },
      { namespaceSelector: unknown },
    ]) {
      expect(wide(peer), JSON.stringify(peer)).to.deep.equal([]);
    }
    const ports = { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 443 }] }] };
    expect(answer(namespace(), policy(denial), policy(ports, { name: "ports" }))).to.deep.equal([]);
  });

  it("finds the namespace by dependencies while its name is not known to the policy", () => {
    const on = (...names: string[]) => ({
      propertyDependencies: { metadata: names.map((name) => namespace({}, name).urn) },
    });
    expect(answer(namespace(), policy(denial, on("ns"), unknown))).to.deep.equal([]);
    const two = [namespace(), namespace({ name: "b" }, "other")];
    expect(answer(...two, policy(denial, on("other"), unknown))).to.deep.equal([missing]);
    expect(answer(namespace(), policy(denial, {}, unknown))).to.deep.equal([open]);
    expect(answer(...two, policy(denial, on("ns", "other"), unknown))).to.have.length(2);
  });

  it("the cluster's own namespaces and changes to namespaces are not asked", () => {
    expect(answer(namespace({ name: "kube-system" }))).to.deep.equal([]);
    expect(answer(resource("kubernetes:core/v1:NamespacePatch", { metadata: { name: "app" } }))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    for (const spec of [
      unknown,
      { podSelector: unknown },
      { ...denial, policyTypes: unknown },
      { ...denial, ingress: unknown },
    ]) {
      expect(answer(namespace(), policy(spec))).to.deep.equal([open]);
    }
  });
});
