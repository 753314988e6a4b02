import { expect } from "chai";
import { k8sNsPssLabel } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-ns-pss-label";
import { resource, together, unknown } from "../../decide";

const LABEL = "pod-security.kubernetes.io/enforce";
const PATH = `metadata.labels["${LABEL}"]`;
const namespace = (metadata: unknown, type = "Namespace", name = "it") =>
  resource(`kubernetes:core/v1:${type}`, { metadata }, { name });
const labelled = (profile: unknown, type?: string, name?: string) =>
  namespace({ name: "app", labels: { [LABEL]: profile } }, type, name);
const answer = (...facts: Parameters<typeof together>[1]) => together(k8sNsPssLabel, facts);
const missing = `violation it metadata.labels: ${LABEL} is not set: the namespace takes every pod, privileged ones too`;

describe("k8s-ns-pss-label (D-054, D-058)", () => {
  it("a namespace without the label is refused, with a profile accepted", () => {
    expect(answer(namespace({ name: "app" }))).to.deep.equal([missing]);
    expect(
      answer(namespace({ name: "app", labels: { "pod-security.kubernetes.io/warn": "restricted" } })),
    ).to.deep.equal([missing]);
    expect(answer(namespace(undefined))).to.deep.equal([missing]);
    for (const profile of ["baseline", "restricted"]) expect(answer(labelled(profile))).to.deep.equal([]);
  });

  it("the profile privileged is none, nor is a misspelt one", () => {
    for (const profile of ["privileged", "Restricted", "strict"]) {
      expect(answer(labelled(profile))).to.deep.equal([
        `violation it ${PATH}: the profile is ${profile}; expected baseline or restricted`,
      ]);
    }
  });

  it("another resource may set the label, or take it away", () => {
    const bare = namespace({ name: "app" });
    expect(answer(bare, labelled("baseline", "NamespacePatch", "patch"))).to.deep.equal([]);
    const other = namespace({ name: "other", labels: { [LABEL]: "baseline" } }, "NamespacePatch", "patch");
    expect(answer(bare, other)).to.deep.equal([missing]);
    expect(answer(labelled("baseline"), labelled("privileged", "NamespacePatch", "patch"))).to.deep.equal([
      `violation patch ${PATH}: the profile is privileged; expected baseline or restricted`,
    ]);
    expect(answer(namespace({ name: "app", labels: { team: "a" } }, "NamespacePatch"))).to.deep.equal([]);
  });

  it("lists count as their items", () => {
    const list = resource("kubernetes:core/v1:NamespaceList", { items: [{ metadata: { name: "a" } }] });
    expect(answer(list)).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    const open = `unknown it ${PATH}: which profile the namespace holds its pods to is not known; decided at the update`;
    expect(answer(labelled(unknown))).to.deep.equal([open]);
    expect(answer(namespace({ name: "app", labels: unknown }))).to.deep.equal([open]);
    expect(answer(namespace(unknown))).to.deep.equal([open]);
  });
});
