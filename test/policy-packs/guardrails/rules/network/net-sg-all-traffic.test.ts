import { expect } from "chai";
import { netSgAllTraffic } from "../../../../../policy-packs/guardrails/rules/network/net-sg-all-traffic";
import { resource, together, unknown } from "../../decide";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const answer = (...ingress: object[]) => together(netSgAllTraffic, [resource(GROUP, { ingress })]);

describe("net-sg-all-traffic (K-05, C-012)", () => {
  it("refuses every protocol from the world; accepts it from a private network and from the group itself", () => {
    expect(answer({ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] })).to.deep.equal([
      "violation it ingress[0].cidrBlocks: the internet (0.0.0.0/0) reaches every port and protocol",
    ]);
    expect(answer({ protocol: "-1", cidrBlocks: ["10.0.0.0/8"], self: true })).to.deep.equal([]);
  });

  it("refuses every port of one protocol; accepts one port", () => {
    expect(answer({ protocol: "udp", fromPort: 0, toPort: 65_535, ipv6CidrBlocks: ["::/0"] })).to.deep.equal([
      "violation it ingress[0].ipv6CidrBlocks: the internet (::/0) reaches every udp port",
    ]);
    expect(answer({ protocol: "udp", fromPort: 443, toPort: 443, ipv6CidrBlocks: ["::/0"] })).to.deep.equal([]);
  });

  it("refuses a world that is cut up over resources", () => {
    const half = (cidrIpv4: string, name: string) =>
      resource(INGRESS, { securityGroupId: "sg-1", ipProtocol: "-1", cidrIpv4 }, { name });
    const said = together(netSgAllTraffic, [half("8.0.0.0/16", "a"), half("8.1.0.0/16", "b")]);
    expect(said).to.deep.equal([
      "violation a cidrIpv4: together with the other sources of its group the internet (8.0.0.0/16) reaches every port and protocol",
    ]);
    expect(together(netSgAllTraffic, [half("8.0.0.0/16", "a"), half("10.1.0.0/16", "b")])).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ protocol: unknown, cidrBlocks: ["0.0.0.0/0"] })).to.deep.equal([
      "unknown it ingress[0].cidrBlocks: the ports or the protocol that the internet reaches are not known; decided at the update",
    ]);
  });
});
