import { expect } from "chai";
import { netSgWidePublic } from "../../../../../policy-packs/guardrails/rules/network/net-sg-wide-public";
import { alone, resource, together, unknown } from "../../decide";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const rule = (fromPort: unknown, toPort: unknown, cidr = "0.0.0.0/0", protocol = "tcp") => ({
  protocol,
  fromPort,
  toPort,
  cidrBlocks: [cidr],
});
const group = (...ingress: object[]) => resource(GROUP, { ingress });
const answer = (...ingress: object[]) => together(netSgWidePublic, [group(...ingress)]);

describe("net-sg-wide-public (K-05, C-012, D-013)", () => {
  it("refuses the public at any port that is not meant for it; accepts the web, also by UDP", () => {
    expect(answer(rule(8080, 8080))).to.deep.equal([
      "violation it ingress[0].cidrBlocks: the internet (0.0.0.0/0) reaches tcp 8080",
    ]);
    expect(answer(rule(443, 443), rule(80, 80), rule(443, 443, "0.0.0.0/0", "udp"))).to.deep.equal([]);
    expect(answer(rule(8080, 8080, "10.0.0.0/8"), rule(8080, 8080, "8.8.8.0/24"))).to.deep.equal([]);
  });

  it("a range of ports is more than the one of it that is meant", () => {
    expect(answer(rule(443, 444))).to.deep.equal([
      "violation it ingress[0].cidrBlocks: the internet (0.0.0.0/0) reaches tcp 443-444",
    ]);
    expect(answer({ protocol: "-1", ipv6CidrBlocks: ["2000::/3"] })).to.deep.equal([
      "violation it ingress[0].ipv6CidrBlocks: the internet (2000::/3) reaches every port and protocol",
    ]);
  });

  it("pieces of the world that have one port in common are the world there", () => {
    expect(answer(rule(8000, 8100, "8.0.0.0/16"), rule(8090, 9000, "8.1.0.0/16"))).to.deep.equal([
      "violation it ingress[0].cidrBlocks: together with the other sources of its group the internet (8.0.0.0/16) reaches tcp 8090",
    ]);
    expect(answer(rule(8000, 8080, "8.0.0.0/16"), rule(8090, 9000, "8.1.0.0/16"))).to.deep.equal([]);
  });

  it("the configuration says what else is meant for the public", () => {
    const facts = [group(rule(8443, 8443))];
    expect(together(netSgWidePublic, facts)).to.have.length(1);
    expect(together(netSgWidePublic, facts, "dev", { allowedPorts: ["443", "8443"] })).to.deep.equal([]);
    expect(alone(netSgWidePublic, group(rule(80, 80)), "dev", { allowedPorts: ["443"] })).to.have.length(1);
  });

  it("ICMP and other protocols without ports are another matter", () => {
    expect(answer(rule(8, 0, "0.0.0.0/0", "icmp"))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer(rule(unknown, unknown))).to.deep.equal([
      "unknown it ingress[0].cidrBlocks: the ports or the protocol that the internet reaches are not known; decided at the update",
    ]);
    expect(answer({ ...rule(8080, 8080), cidrBlocks: unknown })).to.deep.equal([
      "unknown it ingress[0].cidrBlocks: where traffic may come from is not known; it would reach tcp 8080; decided at the update",
    ]);
    expect(answer({ ...rule(443, 443), cidrBlocks: unknown })).to.deep.equal([]);
  });
});
