import { expect } from "chai";
import { netSubnetNoPublicIp } from "../../../../../policy-packs/guardrails/rules/network/net-subnet-no-public-ip";
import { alone, resource, unknown } from "../../decide";

const SUBNET = "aws:ec2/subnet:Subnet";
const DEFAULT = "aws:ec2/defaultSubnet:DefaultSubnet";
const answer = (props: object, type = SUBNET) => alone(netSubnetNoPublicIp, resource(type, { ...props }));
const refused = [
  "violation mapPublicIpOnLaunch: the subnet gives public addresses to what starts in it, and is not of the public tier",
];

describe("net-subnet-no-public-ip (D-009, E-006)", () => {
  it("refuses public addresses in a private tier, and where no tier is said", () => {
    expect(answer({ mapPublicIpOnLaunch: true, tags: { Tier: "app" } })).to.deep.equal(refused);
    expect(answer({ mapPublicIpOnLaunch: "true" })).to.deep.equal(refused);
    expect(answer({ mapPublicIpOnLaunch: true, tags: { Name: "public" } })).to.deep.equal(refused);
  });

  it("accepts them in the public tier, and none anywhere", () => {
    for (const tags of [
      { Tier: "public" },
      { tier: "DMZ" },
      { SubnetType: "Public" },
      { "kubernetes.io/role/elb": "1" },
    ]) {
      expect(answer({ mapPublicIpOnLaunch: true, tags })).to.deep.equal([]);
    }
    expect(answer({ mapPublicIpOnLaunch: false })).to.deep.equal([]);
    expect(answer({})).to.deep.equal([]);
  });

  it("a default subnet gives them unless it says otherwise", () => {
    expect(answer({}, DEFAULT)).to.deep.equal(refused);
    expect(answer({ mapPublicIpOnLaunch: false }, DEFAULT)).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ mapPublicIpOnLaunch: unknown })).to.deep.equal([
      "unknown mapPublicIpOnLaunch: whether the subnet gives public addresses is not known; decided at the update",
    ]);
    expect(answer({ mapPublicIpOnLaunch: true, tags: unknown })).to.deep.equal([
      "unknown tags: of which tier the subnet is, is not known; decided at the update",
    ]);
    expect(answer({ mapPublicIpOnLaunch: unknown, tags: { Tier: "public" } })).to.deep.equal([]);
  });
});
