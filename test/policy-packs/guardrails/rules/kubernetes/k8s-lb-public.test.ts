import { expect } from "chai";
import { k8sLbPublic } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-lb-public";
import { alone, resource, unknown } from "../../decide";

const AWS = "service.beta.kubernetes.io/aws-load-balancer-";
const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
const answer = (annotations: unknown = {}, spec: object = {}, type = "Service") =>
  alone(
    k8sLbPublic,
    resource(`kubernetes:core/v1:${type}`, { metadata: { annotations }, spec: { type: "LoadBalancer", ...spec } }),
  );
const refused = (from = "everybody") => [
  `violation spec.type: the service has a public load balancer that lets ${from} in`,
];
const open = ["unknown spec.type: whether the service has a public load balancer is not known; decided at the update"];

describe("k8s-lb-public (D-013, K-05, C-012)", () => {
  it("a load balancer is public unless it is said to be internal", () => {
    expect(answer()).to.deep.equal(refused());
    expect(answer({}, {}, "ServicePatch")).to.deep.equal(refused());
    for (const annotations of [
      { [`${AWS}scheme`]: "internal" },
      { [`${AWS}internal`]: "true" },
      { [`${AWS}internal`]: true },
      { [`${AWS}internal`]: "0.0.0.0/0" },
    ]) {
      expect(answer(annotations)).to.deep.equal([]);
    }
    expect(answer({ [`${AWS}scheme`]: "internet-facing" })).to.deep.equal(refused());
    expect(answer({ [`${AWS}internal`]: "false" })).to.deep.equal(refused());
  });

  it("the controllers of AWS make internal ones unless they are told otherwise", () => {
    expect(answer({ [`${AWS}type`]: "external" })).to.deep.equal([]);
    expect(answer({}, { loadBalancerClass: "service.k8s.aws/nlb" })).to.deep.equal([]);
    expect(answer({}, { loadBalancerClass: "eks.amazonaws.com/nlb" })).to.deep.equal([]);
    expect(answer({ [`${AWS}type`]: "nlb" })).to.deep.equal(refused());
    expect(answer({ [`${AWS}type`]: "external", [`${AWS}scheme`]: "internet-facing" })).to.deep.equal(refused());
  });

  it("named ranges that are not the public are accepted, however they are cut", () => {
    expect(answer({}, { loadBalancerSourceRanges: ["1.2.3.0/24", "10.0.0.0/8"] })).to.deep.equal([]);
    expect(answer({ [RANGES]: "1.2.3.0/24, 1.2.4.0/24" })).to.deep.equal([]);
    expect(answer({}, { loadBalancerSourceRanges: ["0.0.0.0/0"] })).to.deep.equal(refused("0.0.0.0/0"));
    expect(answer({}, { loadBalancerSourceRanges: ["0.0.0.0/1", "128.0.0.0/1"] })).to.deep.equal(
      refused("0.0.0.0/1, 128.0.0.0/1"),
    );
    expect(answer({}, { loadBalancerSourceRanges: ["somewhere"] })).to.deep.equal(refused("somewhere"));
    expect(answer({}, { loadBalancerSourceRanges: [] })).to.deep.equal(refused());
  });

  it("other services have no load balancer", () => {
    for (const type of ["ClusterIP", "NodePort", undefined]) expect(answer({}, { type })).to.deep.equal([]);
    expect(alone(k8sLbPublic, resource("kubernetes:networking.k8s.io/v1:Ingress", { spec: {} }))).to.deep.equal([]);
  });

  it("what is not known is no pass, and the rest is decided", () => {
    expect(answer(unknown)).to.deep.equal(open);
    expect(answer({}, { type: unknown })).to.deep.equal(open);
    expect(answer({}, { loadBalancerClass: unknown })).to.deep.equal(open);
    expect(answer({ [`${AWS}scheme`]: unknown })).to.deep.equal(open);
    expect(answer({ [RANGES]: unknown })).to.deep.equal(open);
    expect(answer({}, { loadBalancerSourceRanges: [unknown] })).to.deep.equal(open);
    expect(answer({ [`${AWS}scheme`]: "internal" }, { loadBalancerSourceRanges: unknown })).to.deep.equal([]);
    expect(alone(k8sLbPublic, resource("kubernetes:core/v1:Service", { spec: unknown }))).to.deep.equal(open);
  });
});
