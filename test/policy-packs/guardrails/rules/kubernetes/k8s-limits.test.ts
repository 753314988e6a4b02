import { expect } from "chai";
import { k8sLimits } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-limits";
import { resource, together, unknown } from "../../decide";

const both = { cpu: "100m", memory: "128Mi" };
const all = { requests: both, limits: both };
const pod = (resources: unknown, more: object = {}, type = "Pod") =>
  resource(`kubernetes:core/v1:${type}`, {
    metadata: { namespace: "app" },
    spec: { containers: [{ name: "app", ...(resources === undefined ? {} : { resources }) }], ...more },
  });
const answer = (...facts: Parameters<typeof together>[1]) => together(k8sLimits, facts);
const lacks = (what: string, path = "spec.containers[0].resources") => [
  `violation it ${path}: container app has no ${what}`,
];

describe("k8s-limits (D-058)", () => {
  it("asks for requests and limits of both, and names what is missing", () => {
    expect(answer(pod(all))).to.deep.equal([]);
    expect(answer(pod(undefined))).to.deep.equal(lacks("requests.cpu, requests.memory, limits.cpu, limits.memory"));
    expect(answer(pod({ requests: both }))).to.deep.equal(lacks("limits.cpu, limits.memory"));
    expect(answer(pod({ requests: both, limits: { memory: "1Gi" } }))).to.deep.equal(lacks("limits.cpu"));
  });

  it("a request that is not set is the limit", () => {
    expect(answer(pod({ limits: both }))).to.deep.equal([]);
    expect(answer(pod({ limits: { cpu: 1 }, requests: { memory: "1Gi" } }))).to.deep.equal(lacks("limits.memory"));
  });

  it("what prepares a pod is asked the same, what debugs one is not", () => {
    const init = { initContainers: [{ name: "app" }] };
    expect(answer(pod(all, init))).to.have.length(1);
    expect(answer(pod(all, { ephemeralContainers: [{ name: "debug" }] }))).to.deep.equal([]);
  });

  it("the pod as a whole may have them", () => {
    expect(answer(pod(undefined, { resources: all }))).to.deep.equal([]);
    expect(answer(pod({ limits: { memory: "1Gi" } }, { resources: { limits: { cpu: 1 } } }))).to.deep.equal([]);
  });

  it("a limit range gives them to the containers of its namespace", () => {
    const range = (limit: object, namespace: unknown = "app", more: object = {}) =>
      resource(
        "kubernetes:core/v1:LimitRange",
        { metadata: { namespace }, spec: { limits: [{ type: "Container", ...limit }] } },
        { name: "range", ...more },
      );
    expect(answer(pod(undefined), range({ default: both }))).to.deep.equal([]);
    expect(answer(pod(undefined), range({ default: both }, "other"))).to.have.length(1);
    expect(answer(pod(undefined), range({ default: { cpu: 1 } }))).to.have.length(1);
    expect(answer(pod(undefined), range({ max: both }))).to.have.length(1);
    expect(answer(pod(undefined), range({ type: "Pod", default: both }))).to.have.length(1);
    const namespace = resource("kubernetes:core/v1:Namespace", { metadata: { name: "app" } }, { name: "ns" });
    const inNamespace = { propertyDependencies: { metadata: [namespace.urn] } };
    expect(answer(namespace, pod(undefined), range({ default: both }, unknown, inNamespace))).to.deep.equal([]);
  });

  it("a change to a part of a workload is not asked", () => {
    expect(answer(pod(undefined, {}, "PodPatch"))).to.deep.equal([]);
  });

  it("what is not known is no pass; an amount that is not known is there", () => {
    const open = [
      "unknown it spec.containers[0].resources: what container app may use is not known; decided at the update",
    ];
    for (const resources of [unknown, { limits: unknown }, { ...all, requests: unknown }]) {
      expect(answer(pod(resources))).to.deep.equal(open);
    }
    expect(answer(pod({ limits: { cpu: unknown, memory: unknown } }))).to.deep.equal([]);
    expect(answer(pod(all, { containers: unknown }))).to.have.length(1);
  });
});
