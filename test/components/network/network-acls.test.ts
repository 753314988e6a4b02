import { expect } from "chai";
import { type AclRule, type AclRulesFor, planAclRules } from "../../../components/network/acl-rules";
import { NetworkAcls } from "../../../components/network/network-acls";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const of: AclRulesFor = {
  vpcCidr: "10.1.0.0/16",
  appBlocks: ["10.1.16.0/20", "10.1.80.0/20"],
  adminIngressEnabled: false,
  devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }],
};

/** What an ACL does with a packet from this exact source block, as AWS decides it: the lowest number that matches. */
function verdict(rules: readonly AclRule[], cidr: string, port: number): "allow" | "deny" {
  const matching = rules
    .filter((rule) => !rule.egress && rule.cidr === cidr)
    .filter(({ ports }) => ports === "all" || (ports[0] <= port && port <= ports[1]))
    .toSorted((left, right) => left.number - right.number);
  return matching[0]?.action ?? "deny";
}

describe("planAclRules", () => {
  it("lets the data tier be reached from the app tier's blocks on 5432 only (C-013)", () => {
    expect(planAclRules(of).data.filter(({ egress }) => !egress)).to.deep.equal([
      {
        key: "in-postgres-zone-1",
        egress: false,
        number: 100,
        action: "allow",
        ports: [5432, 5432],
        cidr: "10.1.16.0/20",
      },
      {
        key: "in-postgres-zone-2",
        egress: false,
        number: 101,
        action: "allow",
        ports: [5432, 5432],
        cidr: "10.1.80.0/20",
      },
    ]);
  });

  it("lets answers come back, but no administration (D-016, C-013)", () => {
    const { public: publicTier, app } = planAclRules(of);
    for (const tier of [publicTier, app]) {
      expect(verdict(tier, "0.0.0.0/0", 22)).to.equal("deny");
      expect(verdict(tier, "0.0.0.0/0", 3389)).to.equal("deny");
      expect(verdict(tier, "0.0.0.0/0", 50000)).to.equal("allow");
    }
    expect(verdict(publicTier, "0.0.0.0/0", 443)).to.equal("allow");
    expect(verdict(app, "0.0.0.0/0", 443)).to.equal("deny");
  });

  it("lets administration in from the given ranges only when that is on (E-018)", () => {
    const open = planAclRules({ ...of, adminIngressEnabled: true }).app;
    expect(verdict(open, "203.0.113.0/24", 22)).to.equal("allow");
    expect(verdict(open, "0.0.0.0/0", 22)).to.equal("deny");
    expect(verdict(planAclRules(of).app, "203.0.113.0/24", 22)).to.equal("deny");
  });

  it("gives every rule of a direction a number of its own", () => {
    const manyRanges = Array.from({ length: 20 }, (_, n) => ({ cidr: `203.0.113.${n}/32`, label: `Range ${n}` }));
    const tiers = planAclRules({ ...of, adminIngressEnabled: true, devopsIpRanges: manyRanges });
    for (const rules of Object.values(tiers)) {
      const places = rules.map(({ egress, number }) => `${egress} ${number}`);
      expect(new Set(places).size).to.equal(places.length);
    }
  });
});

describe("NetworkAcls", () => {
  it("is an ACL a tier with its rules (C-013)", async () => {
    const subnetIds = { public: ["subnet-p"], app: ["subnet-a"], data: ["subnet-d"] };
    const { recorded } = await record(() => new NetworkAcls("acls", { ...of, scope, vpcId: "vpc-1", subnetIds }));
    expect(recorded.ofType("aws:ec2/networkAcl:NetworkAcl").map(({ name, inputs }) => [name, inputs])).to.deep.equal([
      ["acls-public", { vpcId: "vpc-1", subnetIds: ["subnet-p"], tags: { Name: "causeway-dev-public" } }],
      ["acls-app", { vpcId: "vpc-1", subnetIds: ["subnet-a"], tags: { Name: "causeway-dev-app" } }],
      ["acls-data", { vpcId: "vpc-1", subnetIds: ["subnet-d"], tags: { Name: "causeway-dev-data" } }],
    ]);
    expect(recorded.names()).to.deep.equal([
      "acls-app",
      "acls-app-in-answers",
      "acls-app-in-no-rdp",
      "acls-app-in-vpc",
      "acls-app-out-https",
      "acls-app-out-vpc",
      "acls-data",
      "acls-data-in-postgres-zone-1",
      "acls-data-in-postgres-zone-2",
      "acls-data-out-answers-zone-1",
      "acls-data-out-answers-zone-2",
      "acls-public",
      "acls-public-in-answers",
      "acls-public-in-http",
      "acls-public-in-https",
      "acls-public-in-no-rdp",
      "acls-public-in-vpc",
      "acls-public-out-answers",
      "acls-public-out-https",
      "acls-public-out-vpc",
    ]);
    expect(recorded.get("acls-app-in-vpc").inputs).to.deep.equal({
      networkAclId: "acls-app-id",
      egress: false,
      ruleNumber: 100,
      ruleAction: "allow",
      protocol: "-1",
      fromPort: 0,
      toPort: 0,
      cidrBlock: "10.1.0.0/16",
    });
  });
});
