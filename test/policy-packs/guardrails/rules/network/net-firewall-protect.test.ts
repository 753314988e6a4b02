import { expect } from "chai";
import { netFirewallProtect } from "../../../../../policy-packs/guardrails/rules/network/net-firewall-protect";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) =>
  alone(netFirewallProtect, resource("aws:networkfirewall/firewall:Firewall", { ...props }), "prod");

describe("net-firewall-protect (K-15)", () => {
  it("a firewall that can be deleted is refused, also where nothing is set; a protected one is accepted", () => {
    const refused = ["violation deleteProtection: the firewall can be deleted by mistake"];
    expect(answer({ deleteProtection: false })).to.deep.equal(refused);
    expect(answer({})).to.deep.equal(refused);
    expect(answer({ deleteProtection: true })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ deleteProtection: unknown })[0]).to.match(/^unknown deleteProtection:/);
  });
});
