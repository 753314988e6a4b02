import { expect } from "chai";
import { netFirewallDefault } from "../../../../../policy-packs/guardrails/rules/network/net-firewall-default";
import { alone, resource, unknown } from "../../decide";

const answer = (whole: unknown, pieces: unknown = ["aws:forward_to_sfe"]) =>
  alone(
    netFirewallDefault,
    resource("aws:networkfirewall/firewallPolicy:FirewallPolicy", {
      firewallPolicy: { statelessDefaultActions: whole, statelessFragmentDefaultActions: pieces },
    }),
  );
const refused = (name: string) =>
  `violation firewallPolicy.${name}: packets that no rule is for pass, and nobody looks into them`;

describe("net-firewall-default (D-013)", () => {
  it("what passes unseen is refused, whole and in pieces", () => {
    expect(answer(["aws:pass"])).to.deep.equal([refused("statelessDefaultActions")]);
    expect(answer(["counted", "aws:pass"])).to.deep.equal([refused("statelessDefaultActions")]);
    expect(answer(["aws:drop"], ["aws:pass"])).to.deep.equal([refused("statelessFragmentDefaultActions")]);
  });

  it("what is dropped or looked into is accepted", () => {
    expect(answer(["aws:forward_to_sfe"])).to.deep.equal([]);
    expect(answer(["aws:drop"], ["aws:drop"])).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer(unknown)[0]).to.match(/^unknown firewallPolicy.statelessDefaultActions:/);
    expect(answer(["aws:drop", unknown])).to.have.length(1);
  });
});
