import { expect } from "chai";
import { elbAdminListener } from "../../../../../policy-packs/guardrails/rules/load-balancing/elb-admin-listener";
import { resource, together, unknown } from "../../decide";

const balancer = (props: object = {}) =>
  resource(
    "aws:lb/loadBalancer:LoadBalancer",
    { arn: "arn:lb", loadBalancerType: "network", ...props },
    { name: "balancer" },
  );
const listener = (port: unknown, protocol: unknown = "TCP", props: object = {}) =>
  resource("aws:lb/listener:Listener", { loadBalancerArn: "arn:lb", port, protocol, ...props }, { name: "listener" });
const group = (cidr: unknown) =>
  resource(
    "aws:ec2/securityGroup:SecurityGroup",
    { id: "sg-1", ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [cidr] }] },
    { name: "group" },
  );
const classic = (lbPort: unknown, props: object = {}) =>
  resource(
    "aws:elb/loadBalancer:LoadBalancer",
    { listeners: [{ lbPort, lbProtocol: "tcp" }], ...props },
    { name: "classic" },
  );
const service = (props: { spec?: object; annotations?: unknown } = {}, type = "kubernetes:core/v1:Service") =>
  resource(
    type,
    {
      metadata: { annotations: props.annotations ?? {} },
      spec: { type: "LoadBalancer", ports: [{ port: 443 }, { port: 22 }], ...props.spec },
    },
    { name: "service" },
  );
const answer = (...facts: Parameters<typeof together>[1]) => together(elbAdminListener, facts);
const ssh = "the internet reaches tcp 22 (SSH) through the load balancer";
const refused = [`violation listener port: ${ssh}`];

describe("elb-admin-listener (K-05, D-013, E-018; row 29)", () => {
  it("refuses an administration port of a load balancer that faces the internet", () => {
    expect(answer(balancer(), listener(22))).to.deep.equal(refused);
    expect(answer(balancer(), listener("22", "tcp"))).to.deep.equal(refused);
    expect(answer(balancer({ internal: true }), listener(22))).to.deep.equal([]);
    expect(answer(balancer(), listener(443, "TLS"))).to.deep.equal([]);
  });

  it("the protocol counts: SSH is not UDP, RDP is both", () => {
    expect(answer(balancer(), listener(22, "UDP"))).to.deep.equal([]);
    expect(answer(balancer(), listener(3389, "UDP"))).to.deep.equal([
      "violation listener port: the internet reaches udp 3389 (RDP) through the load balancer",
    ]);
    expect(answer(balancer(), listener(22, "TCP_UDP"))).to.deep.equal(refused);
  });

  it("groups that let the office in keep the rest out", () => {
    const guarded = balancer({ securityGroups: ["sg-1"] });
    expect(answer(guarded, group("198.51.100.0/24"), listener(22))).to.deep.equal([]);
    expect(answer(guarded, group("0.0.0.0/0"), listener(22))).to.deep.equal(refused);
    const open = [`unknown listener port: whether ${ssh} is not known; decided at the update`];
    expect(answer(guarded, group(unknown), listener(22))).to.deep.equal(open);
    expect(answer(guarded, listener(22))).to.deep.equal(open);
  });

  it("an empty list of groups is none, and one that is not known is no pass", () => {
    for (const securityGroups of [[], null, undefined]) {
      expect(answer(balancer({ securityGroups }), listener(22))).to.deep.equal(refused);
    }
    expect(answer(balancer({ securityGroups: [], internal: true }), listener(22))).to.deep.equal([]);
    expect(answer(balancer({ securityGroups: unknown }), listener(22))).to.deep.equal([
      `unknown listener port: whether ${ssh} is not known; decided at the update`,
    ]);
  });

  it("refuses it of an internal one that an accelerator leads to at that port", () => {
    const accelerated = (toPort: unknown) => [
      resource("aws:globalaccelerator/listener:Listener", {
        arn: "arn:accelerated",
        protocol: "TCP",
        portRanges: [{ fromPort: 20, toPort }],
      }),
      resource("aws:globalaccelerator/endpointGroup:EndpointGroup", {
        listenerArn: "arn:accelerated",
        endpointConfigurations: [{ endpointId: "arn:lb" }],
      }),
    ];
    const internal = [balancer({ internal: true }), listener(22)];
    expect(answer(...internal, ...accelerated(30))).to.deep.equal(refused);
    expect(answer(...internal, ...accelerated(21))).to.deep.equal([]);
    expect(answer(...internal, ...accelerated(unknown))).to.deep.equal([
      `unknown listener port: whether ${ssh} is not known; decided at the update`,
    ]);
  });

  it("refuses it of the older kind", () => {
    expect(answer(classic(22))).to.deep.equal([`violation classic listeners[0].lbPort: ${ssh}`]);
    expect(answer(classic(22, { internal: true }), classic(443))).to.deep.equal([]);
    expect(answer(classic(unknown))).to.have.length(1);
  });

  it("refuses it of a Service with a load balancer, its patch, and one in a list", () => {
    for (const type of ["kubernetes:core/v1:Service", "kubernetes:core/v1:ServicePatch"]) {
      expect(answer(service({}, type))).to.deep.equal([`violation service spec.ports[1].port: ${ssh}`]);
    }
    const list = resource(
      "kubernetes:core/v1:ServiceList",
      { items: [{ spec: { type: "LoadBalancer", ports: [{ port: 22, protocol: "TCP" }] } }] },
      { name: "list" },
    );
    expect(answer(list)).to.deep.equal([`violation list items[0].spec.ports[0].port: ${ssh}`]);
  });

  it("accepts a Service that is internal, has narrow ranges, or has no load balancer", () => {
    const on = (name: string, value: string) => ({
      annotations: { [`service.beta.kubernetes.io/aws-load-balancer-${name}`]: value },
    });
    expect(answer(service(on("internal", "true")))).to.deep.equal([]);
    const scheme = on("scheme", "internal");
    expect(answer(service({ ...scheme, spec: { loadBalancerClass: "service.k8s.aws/nlb" } }))).to.deep.equal([]);
    // The controller inside Kubernetes does not read it.
    expect(answer(service(scheme))[0]).to.match(/^unknown service spec\.ports\[1\]\.port: /);
    expect(answer(service(on("type", "external")))).to.deep.equal([]);
    expect(answer(service({ spec: { loadBalancerClass: "service.k8s.aws/nlb" } }))).to.deep.equal([]);
    expect(answer(service({ spec: { loadBalancerSourceRanges: ["198.51.100.0/24"] } }))).to.deep.equal([]);
    expect(answer(service({ spec: { type: "ClusterIP" } }))).to.deep.equal([]);
    expect(answer(service({ spec: { ports: [{ port: 22, protocol: "UDP" }] } }))).to.deep.equal([]);
  });

  it("refuses a Service of the controller that asks for the internet, and ranges that are the world", () => {
    const external = { "service.beta.kubernetes.io/aws-load-balancer-type": "external" };
    const facing = { ...external, "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing" };
    expect(answer(service({ annotations: facing }))).to.have.length(1);
    expect(answer(service({ spec: { loadBalancerSourceRanges: ["0.0.0.0/1", "128.0.0.0/1"] } }))).to.have.length(1);
  });

  it("what is not known is no pass; a load balancer of elsewhere is judged there", () => {
    const open = [`unknown listener port: whether ${ssh} is not known; decided at the update`];
    expect(answer(balancer({ internal: unknown }), listener(22))).to.deep.equal(open);
    expect(answer(balancer(), listener(unknown))).to.deep.equal([
      "unknown listener port: whether the internet reaches an administration port is not known; decided at the update",
    ]);
    expect(answer(listener(22))).to.deep.equal([]);
    expect(answer(service({ annotations: unknown }))).to.deep.equal([
      `unknown service spec.ports[1].port: whether ${ssh} is not known; decided at the update`,
    ]);
    expect(answer(service({ spec: { ports: unknown } }))).to.have.length(1);
  });
});
