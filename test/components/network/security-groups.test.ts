import { expect } from "chai";
import { SecurityGroups } from "../../../components/network/security-groups";
import { planSecurityRules, type SecurityRulesFor } from "../../../components/network/security-rules";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const office = { cidr: "203.0.113.0/24", label: "Office Network" };
const closed: SecurityRulesFor = {
  vpcCidr: "10.1.0.0/16",
  appPort: 8080,
  adminIngressEnabled: false,
  devopsIpRanges: [office],
};

describe("planSecurityRules", () => {
  it("lets the data group be reached from the app group on 5432 only (E-007, E-008)", () => {
    const toData = planSecurityRules(closed).filter(
      ({ group, direction }) => group === "data" && direction === "ingress",
    );
    expect(toData.map(({ peer, port }) => ({ peer, port }))).to.deep.equal([{ peer: { group: "app" }, port: 5432 }]);
  });

  it("lets the application's port be reached from the load balancers only (E-009)", () => {
    const toApp = planSecurityRules({ ...closed, appPort: 9000 }).filter(
      ({ group, direction }) => group === "app" && direction === "ingress",
    );
    expect(toApp.map(({ peer, port }) => ({ peer, port }))).to.deep.equal([{ peer: { group: "alb" }, port: 9000 }]);
  });

  it("builds SSH and RDP from the given ranges, and only when admin ingress is on (D-016, E-018)", () => {
    const open = planSecurityRules({ ...closed, adminIngressEnabled: true });
    const added = open.filter(({ key }) => !planSecurityRules(closed).some((rule) => rule.key === key));
    expect(added).to.deep.equal([
      {
        key: "app-ssh-from-203-0-113-0-24",
        direction: "ingress",
        group: "app",
        peer: { cidr: "203.0.113.0/24" },
        port: 22,
        description: "Administration (ssh) from Office Network",
      },
      {
        key: "app-rdp-from-203-0-113-0-24",
        direction: "ingress",
        group: "app",
        peer: { cidr: "203.0.113.0/24" },
        port: 3389,
        description: "Administration (rdp) from Office Network",
      },
    ]);
  });

  it("describes every rule in the letters that EC2 takes, which has no apostrophe", () => {
    const strange = planSecurityRules({ ...closed, adminIngressEnabled: true })
      .map(({ description }) => description)
      .filter((description) => !/^[\w .\-:/()#,@[\]+=&;{}!$*]{1,255}$/.test(description));
    expect(strange).to.deep.equal([]);
  });

  it("gives no group a way in from the whole internet (D-013, C-012)", () => {
    const ingress = planSecurityRules({ ...closed, adminIngressEnabled: true }).filter(
      ({ direction }) => direction === "ingress",
    );
    expect(ingress.filter(({ peer }) => "cidr" in peer && peer.cidr.endsWith("/0"))).to.deep.equal([]);
  });
});

describe("SecurityGroups", () => {
  it("is a group a tier with rules of their own (D-013)", async () => {
    const { recorded } = await record(() => new SecurityGroups("sg", { ...closed, scope, vpcId: "vpc-1" }));
    expect(recorded.names()).to.deep.equal([
      "sg-alb",
      "sg-alb-from-vpc-443",
      "sg-alb-to-app-8080",
      "sg-app",
      "sg-app-from-alb-8080",
      "sg-app-to-data-5432",
      "sg-app-to-internet-443",
      "sg-data",
      "sg-data-from-app-5432",
      "sg-endpoint",
      "sg-endpoint-from-vpc-443",
    ]);
    expect(recorded.get("sg-data").inputs).to.deep.equal({
      name: "causeway-dev-data",
      description: "Databases: reached from the application only",
      vpcId: "vpc-1",
      tags: { Name: "causeway-dev-data" },
    });
    expect(recorded.get("sg-data-from-app-5432")).to.deep.include({
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      inputs: {
        securityGroupId: "sg-data-id",
        referencedSecurityGroupId: "sg-app-id",
        description: "PostgreSQL, from app to data",
        ipProtocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
      },
    });
  });

  it("writes IPv6 ranges where AWS wants them", async () => {
    const ranges = [{ cidr: "2001:db8::/32", label: "Office Network" }];
    const args = { ...closed, scope, vpcId: "vpc-1", adminIngressEnabled: true, devopsIpRanges: ranges };
    const { recorded } = await record(() => new SecurityGroups("sg", args));
    expect(recorded.get("sg-app-ssh-from-2001-db8-32").inputs).to.deep.include({ cidrIpv6: "2001:db8::/32" });
  });
});
