import { expect } from "chai";
import { netSgDbPort } from "../../../../../policy-packs/guardrails/rules/network/net-sg-db-port";
import { alone, resource, together, unknown } from "../../decide";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const tcp = (fromPort: number, toPort = fromPort) => ({ protocol: "tcp", fromPort, toPort });
const group = (...ingress: object[]) => resource(GROUP, { ingress });
const answer = (...ingress: object[]) => together(netSgDbPort, [group(...ingress)]);
const world = { cidrBlocks: ["0.0.0.0/0"] };

describe("net-sg-db-port (K-05, C-012, D-030)", () => {
  for (const port of [1433, 1521, 3306, 5432, 5439, 6379, 9092, 9200, 11_211, 27_017]) {
    it(`refuses port ${port} from the world; accepts it from a private network and from a group`, () => {
      expect(answer({ ...tcp(port), ...world })[0]).to.match(
        new RegExp(`^violation it ingress\\[0\\].cidrBlocks: the internet \\(0.0.0.0/0\\) reaches tcp ${port} \\(`),
      );
      expect(answer({ ...tcp(port), cidrBlocks: ["10.0.0.0/8"] })).to.deep.equal([]);
      expect(answer({ ...tcp(port), securityGroups: ["sg-2"] })).to.deep.equal([]);
    });
  }

  it("names what is reached, and not all of it where that is much", () => {
    expect(answer({ ...tcp(5432), ...world })).to.deep.equal([
      "violation it ingress[0].cidrBlocks: the internet (0.0.0.0/0) reaches tcp 5432 (PostgreSQL)",
    ]);
    expect(answer({ protocol: "-1", ipv6CidrBlocks: ["::/0"] })[0]).to.match(/MySQL.* and \d+ more$/);
  });

  it("refuses ranges that are the world only together, a range of ports, and Memcached over UDP", () => {
    const piece = (cidrIpv4: string, name: string) =>
      resource(
        INGRESS,
        { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 5000, toPort: 6000, cidrIpv4 },
        { name },
      );
    const said = together(netSgDbPort, [piece("0.0.0.0/1", "a"), piece("128.0.0.0/1", "b")]);
    expect(said.map((line) => line.split(":")[0])).to.deep.equal(["violation a cidrIpv4", "violation b cidrIpv4"]);
    expect(answer({ protocol: "udp", fromPort: 11_211, toPort: 11_211, ...world })).to.have.length(1);
  });

  it("accepts the web, and proves a violation of one resource before it is made", () => {
    expect(answer({ ...tcp(443), ...world }, { ...tcp(80), ...world })).to.deep.equal([]);
    expect(alone(netSgDbPort, group({ ...tcp(3306), ...world }))).to.have.length(1);
    expect(alone(netSgDbPort, group({ ...tcp(3306), prefixListIds: ["pl-1"] }))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ ...tcp(5432), cidrBlocks: [unknown] })).to.deep.equal([
      "unknown it ingress[0].cidrBlocks: where traffic may come from is not known; it would reach tcp 5432 (PostgreSQL); decided at the update",
    ]);
  });
});
