import { expect } from "chai";
import { elbTlsPolicy } from "../../../../../policy-packs/guardrails/rules/load-balancing/elb-tls-policy";
import { alone, resource, together, unknown } from "../../decide";

const answer = (props: object) =>
  alone(elbTlsPolicy, resource("aws:lb/listener:Listener", { protocol: "HTTPS", ...props }));

describe("elb-tls-policy (D-024, E-101)", () => {
  for (const name of [
    "TLS13-1-2-2021-06",
    "TLS13-1-2-Res-2021-06",
    "TLS13-1-2-Ext1-2021-06",
    "TLS13-1-3-2021-06",
    "TLS13-1-2-FIPS-2023-04",
    "TLS13-1-2-Res-PQ-2025-09",
    "TLS-1-2-2017-01",
    "TLS-1-2-Ext-2018-06",
    "FS-1-2-Res-2020-10",
  ]) {
    it(`accepts ${name}`, () => {
      expect(answer({ sslPolicy: `ELBSecurityPolicy-${name}` })).to.deep.equal([]);
    });
  }

  for (const name of [
    "2016-08",
    "2015-05",
    "TLS-1-0-2015-04",
    "TLS-1-1-2017-01",
    "FS-2018-06",
    "FS-1-1-2019-08",
    "TLS13-1-0-2021-06",
    "TLS13-1-1-2021-06",
  ]) {
    it(`refuses ${name}`, () => {
      expect(answer({ sslPolicy: `ELBSecurityPolicy-${name}` })).to.deep.equal([
        `violation sslPolicy: the listener accepts versions of TLS before 1.2 (ELBSecurityPolicy-${name})`,
      ]);
    });
  }

  it("nothing set is AWS's default, of a TLS listener as well", () => {
    const unset =
      "violation sslPolicy: the listener accepts versions of TLS before 1.2 (ELBSecurityPolicy-2016-08, which is what AWS takes when nothing is set)";
    expect(answer({})).to.deep.equal([unset]);
    expect(answer({ protocol: "tls" })).to.deep.equal([unset]);
  });

  it("a listener without TLS has no policy", () => {
    for (const protocol of ["HTTP", "TCP", "UDP", undefined]) expect(answer({ protocol })).to.deep.equal([]);
  });

  describe("of the older kind", () => {
    const strict = "ELBSecurityPolicy-TLS-1-2-2017-01";
    const old = "the listener accepts versions of TLS before 1.2";
    const balancer = (lbProtocol = "https") =>
      resource(
        "aws:elb/loadBalancer:LoadBalancer",
        { id: "web", name: "web", listeners: [{ lbPort: 443, lbProtocol, instancePort: 80 }] },
        { name: "web" },
      );
    const chosen = (loadBalancerPort: unknown) =>
      resource("aws:elb/listenerPolicy:ListenerPolicy", {
        loadBalancerName: "web",
        loadBalancerPort,
        policyNames: ["strict"],
      });
    const negotiated = (name: string, value: unknown) =>
      resource(
        "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy",
        { loadBalancer: "web", lbPort: 443, attributes: [{ name, value }] },
        { name: "policy" },
      );

    it("a listener has AWS's own choice unless a policy is given to its port", () => {
      const unset = [
        `violation web listeners[0].lbProtocol: ${old} (ELBSecurityPolicy-2016-08, which is what AWS takes when nothing is set)`,
      ];
      expect(together(elbTlsPolicy, [balancer()])).to.deep.equal(unset);
      expect(together(elbTlsPolicy, [balancer("ssl")])).to.deep.equal(unset);
      expect(together(elbTlsPolicy, [balancer("tcp")])).to.deep.equal([]);
      expect(together(elbTlsPolicy, [balancer(), chosen(443)])).to.deep.equal([]);
      expect(together(elbTlsPolicy, [balancer(), chosen(8443)])).to.deep.equal(unset);
      expect(together(elbTlsPolicy, [balancer(), chosen(unknown)])[0]).to.match(/^unknown web /);
      expect(together(elbTlsPolicy, [balancer(), negotiated("Reference-Security-Policy", strict)])).to.deep.equal([]);
    });

    it("a policy accepts no version before 1.2", () => {
      const policy = (name: string, value: unknown, type = "loadBalancerPolicy:LoadBalancerPolicy") =>
        alone(elbTlsPolicy, resource(`aws:elb/${type}`, { policyAttributes: [{ name, value }] }));
      for (const version of ["SSLv3", "TLSv1", "TLSv1.1"]) {
        const name = `Protocol-${version}`;
        expect(policy(name, "true")).to.deep.equal([`violation policyAttributes[0].value: ${old} (${name})`]);
        expect(policy(name, "false")).to.deep.equal([]);
        expect(alone(elbTlsPolicy, negotiated(name, "true"))).to.have.length(1);
        expect(policy(name, unknown)[0]).to.match(/^unknown /);
      }
      expect(policy("Protocol-TLSv1.2", "true")).to.deep.equal([]);
      expect(policy("Reference-Security-Policy", strict)).to.deep.equal([]);
      expect(policy("Reference-Security-Policy", "ELBSecurityPolicy-2016-08")).to.have.length(1);
      const named = (policyNames: unknown) =>
        alone(elbTlsPolicy, resource("aws:elb/listenerPolicy:ListenerPolicy", { policyNames }));
      expect(named(["ELBSecurityPolicy-2015-05"])).to.have.length(1);
      expect(named([strict, "ours"])).to.deep.equal([]);
    });
  });

  it("what is not known is no pass", () => {
    const open = ["unknown sslPolicy: which versions of TLS the listener accepts is not known; decided at the update"];
    expect(answer({ sslPolicy: unknown })).to.deep.equal(open);
    expect(answer({ protocol: unknown })).to.deep.equal(open);
    expect(answer({ protocol: unknown, sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" })).to.deep.equal([]);
  });
});
