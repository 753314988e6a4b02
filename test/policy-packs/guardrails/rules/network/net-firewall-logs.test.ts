import { expect } from "chai";
import { netFirewallLogs } from "../../../../../policy-packs/guardrails/rules/network/net-firewall-logs";
import { resource, together, unknown } from "../../decide";

const firewall = resource("aws:networkfirewall/firewall:Firewall", { name: "edge" }, { name: "edge" });
const logging = (firewallArn: unknown, destinations: unknown, more: object = {}) =>
  resource(
    "aws:networkfirewall/loggingConfiguration:LoggingConfiguration",
    { firewallArn, loggingConfiguration: { logDestinationConfigs: destinations } },
    { name: "logs", ...more },
  );
const named = { propertyDependencies: { firewallArn: [firewall.urn] } };
const alerts = [{ logType: "ALERT", logDestinationType: "S3", logDestination: { bucketName: "b" } }];
const refused = ["violation edge : the firewall logs nothing"];

describe("net-firewall-logs", () => {
  it("a firewall with a log is accepted; one without, or with an empty one, is refused", () => {
    expect(together(netFirewallLogs, [firewall, logging(unknown, alerts, named)])).to.deep.equal([]);
    expect(together(netFirewallLogs, [firewall])).to.deep.equal(refused);
    expect(together(netFirewallLogs, [firewall, logging(unknown, [], named)])).to.deep.equal(refused);
    expect(together(netFirewallLogs, [firewall, logging("arn:of-another", alerts)])).to.deep.equal(refused);
  });

  it("a log that may be of any firewall is no pass", () => {
    expect(together(netFirewallLogs, [firewall, logging(unknown, alerts)])).to.deep.equal([
      "unknown edge : whether logs logs for this firewall is not known; decided at the update",
    ]);
  });
});
