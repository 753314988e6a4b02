import { expect } from "chai";
import { k8sLbPublic } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-lb-public";
import { alone, resource, together, unknown } from "../../decide";

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
      { [`${AWS}internal`]: "true" },
      { [`${AWS}internal`]: "true", [`${AWS}scheme`]: "internal" },
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

  it("the scheme counts for them alone: who else may take the service does not read it", () => {
    const scheme = { [`${AWS}scheme`]: "internal" };
    const whole = (annotations: object) =>
      together(k8sLbPublic, [
        resource("kubernetes:core/v1:Service", { metadata: { annotations }, spec: { type: "LoadBalancer" } }),
      ]);
    expect(answer(scheme)).to.deep.equal([]);
    const told = [
      `unknown it spec.type: whether the service has a public load balancer is not known: the controller inside Kubernetes does not read ${AWS}scheme; set ${AWS}internal as well`,
    ];
    expect(whole(scheme)).to.deep.equal(told);
    expect(whole({ ...scheme, [`${AWS}type`]: "nlb" })).to.deep.equal(told);
    expect(whole({ ...scheme, [`${AWS}type`]: "external" })).to.deep.equal([]);
    expect(whole({ ...scheme, [`${AWS}internal`]: "true" })).to.deep.equal([]);
    expect(answer({ ...scheme, [`${AWS}type`]: "external" })).to.deep.equal([]);
    expect(answer({ ...scheme, [`${AWS}type`]: "nlb-ip" })).to.deep.equal([]);
    expect(answer(scheme, { loadBalancerClass: "service.k8s.aws/nlb" })).to.deep.equal([]);
    expect(answer(scheme, { loadBalancerSourceRanges: ["10.0.0.0/8"] })).to.deep.equal([]);
    const both = { [`${AWS}internal`]: "true", [`${AWS}scheme`]: "internet-facing" };
    expect(answer(both)).to.deep.equal(open);
    expect(answer(both, { loadBalancerClass: "service.k8s.aws/nlb" })).to.deep.equal(refused());
  });

  describe("an ingress that faces the internet", () => {
    const ALB = "alb.ingress.kubernetes.io/";
    const facing = { [`${ALB}scheme`]: "internet-facing" };
    const ingress = (annotations: unknown, type = "kubernetes:networking.k8s.io/v1:Ingress") =>
      alone(k8sLbPublic, resource(type, { metadata: { annotations } }));
    const without = [
      `violation metadata.annotations: the ingress has a public load balancer without a web ACL (${ALB}wafv2-acl-arn)`,
    ];

    it("has a web ACL, or names who may come in", () => {
      expect(ingress(facing)).to.deep.equal(without);
      expect(ingress({ ...facing, [`${ALB}wafv2-acl-arn`]: "arn:aws:wafv2:x" })).to.deep.equal([]);
      expect(ingress({ ...facing, [`${ALB}wafv2-acl-arn`]: "none" })).to.deep.equal(without);
      expect(ingress({ ...facing, [`${ALB}inbound-cidrs`]: "10.0.0.0/8, 198.51.100.0/24" })).to.deep.equal([]);
      expect(ingress({ ...facing, [`${ALB}inbound-cidrs`]: "0.0.0.0/0,::/0" })).to.deep.equal(without);
    });

    it("an internal one, and one of another controller, needs none", () => {
      expect(ingress({ [`${ALB}scheme`]: "internal" })).to.deep.equal([]);
      expect(ingress({ "kubernetes.io/ingress.class": "nginx" })).to.deep.equal([]);
      expect(ingress(undefined)).to.deep.equal([]);
    });

    it("what is not known is no pass", () => {
      expect(ingress(unknown)).to.deep.equal([
        "unknown metadata.annotations: whether the ingress is public is not known; decided at the update",
      ]);
      expect(ingress(facing, "kubernetes:networking.k8s.io/v1:IngressPatch")[0]).to.match(/^unknown /);
      for (const annotations of [{ [`${ALB}scheme`]: unknown }, { ...facing, [`${ALB}inbound-cidrs`]: unknown }]) {
        expect(ingress(annotations)).to.deep.equal([
          "unknown metadata.annotations: whether the ingress is open to the internet is not known; decided at the update",
        ]);
      }
    });
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
    expect(answer({ [`${AWS}internal`]: "true" }, { loadBalancerSourceRanges: unknown })).to.deep.equal([]);
    expect(alone(k8sLbPublic, resource("kubernetes:core/v1:Service", { spec: unknown }))).to.deep.equal(open);
  });

  it("what says it for all ingresses, or gateways, that name it is held to the same", () => {
    const kinds = [
      ["elbv2.k8s.aws/v1beta1:IngressClassParams", "inboundCIDRs", "spec.wafv2AclArn", { wafv2AclArn: "arn:acl" }],
      ["eks.amazonaws.com/v1:IngressClassParams", "inboundCIDRs", "spec.wafv2AclArn", { wafv2AclArn: unknown }],
      [
        "gateway.k8s.aws/v1beta1:LoadBalancerConfiguration",
        "sourceRanges",
        "spec.wafV2.webACL",
        { wafV2: { webACL: "arn:acl" } },
      ],
    ] as const;
    for (const [type, ranges, place, guarded] of kinds) {
      const scheme = (spec: object) => alone(k8sLbPublic, resource(`kubernetes:${type}`, { spec }));
      const facing = { scheme: "internet-facing" };
      expect(scheme(facing)).to.deep.equal([
        `violation spec.scheme: load balancers are public without a web ACL (${place})`,
      ]);
      expect(scheme({ ...facing, [ranges]: ["0.0.0.0/0"] })).to.have.length(1);
      expect(scheme({ ...facing, [ranges]: ["8.8.8.0/24"] })).to.deep.equal([]);
      expect(scheme({ ...facing, ...guarded })).to.deep.equal([]);
      expect(scheme({ scheme: "internal" })).to.deep.equal([]);
      expect(scheme({})).to.deep.equal([]);
      expect(scheme({ scheme: unknown })[0]).to.match(/^unknown spec\.scheme: /);
    }
  });
});
