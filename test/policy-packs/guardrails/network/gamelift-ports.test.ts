import { expect } from "chai";
import { netSgAdminPort } from "../../../../policy-packs/guardrails/rules/network/net-sg-admin-port";
import { alone, resource, unknown } from "../decide";

const fleet = (...ec2InboundPermissions: unknown[]) => resource("aws:gamelift/fleet:Fleet", { ec2InboundPermissions });
const port = (fromPort: unknown, toPort: unknown, ipRange: unknown, protocol = "TCP") => {
  return { fromPort, toPort, ipRange, protocol };
};

describe("what a fleet of game servers lets in (K-05, C-012)", () => {
  it("administration ports for everybody are refused, as a range, a protocol in any case, or in halves", () => {
    const at = "violation ec2InboundPermissions[0].ipRange: ";
    expect(alone(netSgAdminPort, fleet(port(22, 22, "0.0.0.0/0")))).to.deep.equal([
      `${at}the internet (0.0.0.0/0) reaches tcp 22 (SSH)`,
    ]);
    expect(alone(netSgAdminPort, fleet(port("3000", "4000", "1.0.0.0/0", "tcp")))).to.deep.equal([
      `${at}the internet (1.0.0.0/0) reaches tcp 3389 (RDP)`,
    ]);
    expect(alone(netSgAdminPort, fleet(port(22, 22, "8.0.0.0/16"), port(22, 22, "8.1.0.0/16")))).to.deep.equal([
      `${at}together with the other sources of its group the internet (8.0.0.0/16) reaches tcp 22 (SSH)`,
    ]);
  });

  it("ports of games for everybody and SSH for the office are accepted", () => {
    expect(
      alone(netSgAdminPort, fleet(port(7000, 8000, "0.0.0.0/0", "UDP"), port(22, 22, "198.51.100.0/24"))),
    ).to.deep.equal([]);
    expect(alone(netSgAdminPort, fleet())).to.deep.equal([]);
  });

  it("what is not known hides nothing beside it", () => {
    expect(alone(netSgAdminPort, fleet(unknown, port(22, 22, "0.0.0.0/0")))).to.have.length(1);
    expect(alone(netSgAdminPort, fleet(port(22, 22, unknown)))).to.deep.equal([]);
  });
});
