import { expect } from "chai";
import { netClientVpn } from "../../../../../policy-packs/guardrails/rules/network/net-client-vpn";
import { alone, resource, unknown } from "../../decide";

const of = (type: string, props: object) => alone(netClientVpn, resource(`aws:ec2clientvpn/${type}`, { ...props }));
const endpoint = (props: object) => of("endpoint:Endpoint", props);
const rule = (props: object) => of("authorizationRule:AuthorizationRule", props);
const EVERYTHING = "violation targetNetworkCidr: everybody who logs in reaches every network behind the endpoint";

describe("net-client-vpn", () => {
  it("connections are logged", () => {
    for (const props of [{}, { connectionLogOptions: { enabled: false } }]) {
      expect(endpoint(props)).to.deep.equal(["violation connectionLogOptions.enabled: nobody knows who connected"]);
    }
    expect(endpoint({ connectionLogOptions: { enabled: true, cloudwatchLogGroup: "vpn" } })).to.deep.equal([]);
    expect(endpoint({ connectionLogOptions: unknown })).to.have.length(1);
  });

  it("not everybody reaches everything, in halves of the world either", () => {
    for (const targetNetworkCidr of ["0.0.0.0/0", "0.0.0.0/1"]) {
      expect(rule({ targetNetworkCidr, authorizeAllGroups: true })).to.deep.equal([EVERYTHING]);
    }
    expect(rule({ targetNetworkCidr: "10.0.0.0/16", authorizeAllGroups: true })).to.deep.equal([]);
    expect(rule({ targetNetworkCidr: "0.0.0.0/0", accessGroupId: "engineers" })).to.deep.equal([]);
  });

  it("what is not known is told, where it matters", () => {
    const told = [
      "unknown targetNetworkCidr: whether everybody reaches every network is not known; decided at the update",
    ];
    expect(rule({ targetNetworkCidr: unknown, authorizeAllGroups: true })).to.deep.equal(told);
    expect(rule({ targetNetworkCidr: "0.0.0.0/0", authorizeAllGroups: unknown })).to.deep.equal(told);
    expect(rule({ targetNetworkCidr: unknown, accessGroupId: "engineers" })).to.deep.equal([]);
  });
});
