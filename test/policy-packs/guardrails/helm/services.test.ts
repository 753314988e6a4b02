import { expect } from "chai";
import { unknown } from "../decide";
import { release, said } from "./values-asked";

const AWS = "service.beta.kubernetes.io/aws-load-balancer-";
const ALB = "alb.ingress.kubernetes.io/";
const asked = (values: object) => said(release(values));
const balanced = (path: string, from = "everybody") => [
  `k8s-lb-public ${path}: the service has a public load balancer that lets ${from} in`,
];
const open = (path: string) => [
  `? k8s-lb-public ${path}: whether the service has a public load balancer is not known; decided at the update`,
];

describe("what values ask of services and ingresses", () => {
  it("a public load balancer is refused wherever a chart has its type", () => {
    for (const [values, path] of [
      [{ controller: { service: { type: "LoadBalancer" } } }, "values.controller.service.type"],
      [{ controller: { service: { type: "loadbalancer" } } }, "values.controller.service.type"],
      [{ controller: { serviceType: "LoadBalancer" } }, "values.controller.serviceType"],
      [{ ui: { service_type: "LoadBalancer" } }, "values.ui.service_type"],
      [{ grafana: { service: { type: "LoadBalancer" } } }, "values.grafana.service.type"],
      [{ global: { lb: { type: "LoadBalancer" } } }, "values.global.lb.type"],
      [{ services: [{ type: "ClusterIP" }, { type: "LoadBalancer" }] }, "values.services[1].type"],
      [{ service: { spec: { type: "LoadBalancer" } } }, "values.service.spec.type"],
      [{ "server.service.type": "LoadBalancer" }, 'values["server.service.type"]'],
    ] as const) {
      expect(asked(values), path).to.deep.equal(balanced(path));
    }
    for (const service of [{ type: "ClusterIP" }, { type: "NodePort" }, { port: 80 }, {}, null]) {
      expect(asked({ controller: { service } })).to.deep.equal([]);
    }
    expect(asked({ service: { enabled: false, type: "LoadBalancer" } })).to.deep.equal([]);
  });

  it("an internal one, and one for named ranges, is accepted", () => {
    const service = { type: "LoadBalancer" };
    for (const more of [
      { annotations: { [`${AWS}internal`]: "true" } },
      { annotations: `${AWS}internal: "true"` },
      { loadBalancerAnnotations: { [`${AWS}internal`]: true } },
      { loadBalancerSourceRanges: ["10.0.0.0/8"] },
      { loadBalancerSourceRanges: "10.0.0.0/8, 198.51.100.0/24" },
      { spec: { loadBalancerSourceRanges: ["10.0.0.0/8"] } },
      { loadBalancerClass: "service.k8s.aws/nlb" },
    ]) {
      expect(asked({ service: { ...service, ...more } }), JSON.stringify(more)).to.deep.equal([]);
    }
    const other = { annotations: { [`${AWS}internal`]: "false" }, podAnnotations: { [`${AWS}internal`]: "true" } };
    expect(asked({ service: { ...service, ...other } })).to.deep.equal(balanced("values.service.type"));
    expect(asked({ service: { ...service, loadBalancerSourceRanges: ["0.0.0.0/0"] } })).to.deep.equal(
      balanced("values.service.type", "0.0.0.0/0"),
    );
    const beside = { serviceType: "LoadBalancer", serviceAnnotations: { [`${AWS}internal`]: "true" } };
    expect(asked({ controller: beside })).to.deep.equal([]);
  });

  it("what only load balancers have says that there is one, whatever type the chart has by itself", () => {
    expect(asked({ controller: { service: { annotations: { [`${AWS}type`]: "nlb" } } } })).to.deep.equal(
      balanced("values.controller.service"),
    );
    expect(asked({ service: { loadBalancerSourceRanges: ["0.0.0.0/1", "128.0.0.0/1"] } })).to.deep.equal(
      balanced("values.service", "0.0.0.0/1, 128.0.0.0/1"),
    );
    const external = { [`${AWS}type`]: "external" };
    expect(asked({ service: { annotations: { ...external, [`${AWS}scheme`]: "internet-facing" } } })).to.deep.equal(
      balanced("values.service"),
    );
    expect(asked({ service: { annotations: external } })).to.deep.equal([]);
    expect(asked({ service: { loadBalancerSourceRanges: ["10.0.0.0/8"] } })).to.deep.equal([]);
    expect(asked({ service: { type: "ClusterIP", annotations: { [`${AWS}type`]: "nlb" } } })).to.deep.equal([]);
  });

  it("a chart's second service, for inside alone, is judged by its own annotations", () => {
    const service = (annotations: object) => ({
      controller: {
        service: { type: "LoadBalancer", external: { enabled: false }, internal: { enabled: true, annotations } },
      },
    });
    expect(asked(service({ [`${AWS}internal`]: "true" }))).to.deep.equal([]);
    expect(asked(service({}))).to.deep.equal(balanced("values.controller.service.type"));
  });

  it("an ingress on the internet has a web ACL", () => {
    const without = (path: string) => [
      `k8s-lb-public ${path}: the ingress has a public load balancer without a web ACL (${ALB}wafv2-acl-arn)`,
    ];
    const facing = { [`${ALB}scheme`]: "internet-facing" };
    const acl = { [`${ALB}wafv2-acl-arn`]: "arn:aws:wafv2:x" };
    expect(asked({ grafana: { ingress: { enabled: true, annotations: facing } } })).to.deep.equal(
      without("values.grafana.ingress.annotations"),
    );
    expect(asked({ web: { extraAnnotations: facing } })).to.deep.equal(without("values.web.extraAnnotations"));
    expect(asked({ ingress: { annotations: { ...facing, ...acl } } })).to.deep.equal([]);
    expect(asked({ ingress: { annotations: facing, extraAnnotations: acl } })).to.deep.equal([]);
    expect(asked({ ingress: { annotations: { [`${ALB}scheme`]: "internal" } } })).to.deep.equal([]);
    expect(asked({ ingress: { enabled: false, annotations: facing } })).to.deep.equal([]);
    expect(asked({ ingressClassParams: { create: true, spec: { scheme: "internet-facing" } } })).to.deep.equal([
      "k8s-lb-public values.ingressClassParams.spec.scheme: load balancers are public without a web ACL (spec.wafv2AclArn)",
    ]);
    expect(asked({ ingressClassParams: { create: true, spec: { scheme: "internal" } } })).to.deep.equal([]);
  });

  it("what is not known is no pass, where it could make a load balancer public", () => {
    expect(asked({ service: { type: unknown } })).to.deep.equal(open("values.service.type"));
    expect(asked({ service: { type: "LoadBalancer", annotations: unknown } })).to.deep.equal(
      open("values.service.type"),
    );
    expect(asked({ service: { type: "LoadBalancer", loadBalancerSourceRanges: [unknown] } })).to.deep.equal(
      open("values.service.type"),
    );
    expect(asked({ service: { type: "ClusterIP", annotations: unknown } })).to.deep.equal([]);
    expect(asked({ storage: { type: unknown } })).to.deep.equal([]);
    expect(asked({ ingress: { annotations: unknown } })).to.deep.equal([
      "? k8s-lb-public values.ingress.annotations: whether the ingress is public is not known; decided at the update",
    ]);
  });
});
