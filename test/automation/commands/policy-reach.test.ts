import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type PolicyReachOptions, policyReach } from "../../../automation/commands/policy-reach";
import { quietContext } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

/** A machine with a public address behind a gateway, and a group that lets one range in. */
const network = (cidr: unknown) => [
  { type: "aws:ec2/vpc:Vpc", name: "vpc", props: { id: "vpc-1", cidrBlock: "10.0.0.0/16" } },
  { type: "aws:ec2/internetGateway:InternetGateway", name: "gateway", props: { id: "igw-1", vpcId: "vpc-1" } },
  {
    type: "aws:ec2/routeTable:RouteTable",
    name: "table",
    props: { id: "rtb-1", vpcId: "vpc-1", routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }] },
  },
  {
    type: "aws:ec2/subnet:Subnet",
    name: "subnet",
    props: { id: "subnet-1", vpcId: "vpc-1", cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: true },
  },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    name: "association",
    props: { subnetId: "subnet-1", routeTableId: "rtb-1" },
  },
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    name: "group",
    props: {
      id: "sg-1",
      vpcId: "vpc-1",
      ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [cidr] }],
      egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
    },
  },
  {
    type: "aws:ec2/instance:Instance",
    name: "machine",
    props: { id: "i-1", subnetId: "subnet-1", vpcSecurityGroupIds: ["sg-1"], associatePublicIpAddress: true },
  },
];

describe("policy reach", function () {
  this.timeout(30_000);
  const folder = temporaryFolder();
  const ask = (cidr: unknown, more: Partial<PolicyReachOptions> = {}) => {
    const file = path.join(folder(), "network.json");
    fs.writeFileSync(file, JSON.stringify(network(cidr)));
    return policyReach(quietContext(folder()), { from: "internet", to: "tcp/22", resources: file, ...more });
  };

  it("yes, with the path hop by hop and why each lets the traffic through", async () => {
    const { exitCode, json, text } = await ask("0.0.0.0/0");
    expect(exitCode).to.equal(0);
    expect(json).to.have.property("reachable", true);
    expect(json).to.have.nested.property("paths[0][0].resource", "internet");
    expect(json)
      .to.have.nested.property("paths[0]")
      .that.satisfies((hops: { why: string }[]) => hops.every(({ why }) => why !== ""));
    expect(text.split("\n")[0]).to.equal("From internet to tcp/22: yes, by 1 path");
  });

  it("no, exit 1, where the group names an office", async () => {
    const { exitCode, json } = await ask("198.51.100.0/24");
    expect([exitCode, json]).to.deep.equal([1, { reachable: false, paths: [], perhaps: [] }]);
  });

  it("not to be told, exit 3, where the range is not known: never a no", async () => {
    const { exitCode, json } = await ask({ unknown: true });
    expect(exitCode).to.equal(3);
    expect(json).to.have.property("reachable", null);
    expect(json).to.have.nested.property("perhaps[0].missing").that.deep.equals(["group ingress[0].cidrBlocks"]);
  });

  it("draws the paths, with whatever names there are escaped", async () => {
    const svg = path.join(folder(), "paths.svg");
    await ask("0.0.0.0/0", { svg });
    const text = fs.readFileSync(svg, "utf8");
    expect(text)
      .to.match(/^<svg xmlns/)
      .and.to.include("machine")
      .and.to.include("prefers-color-scheme");
    expect(text).to.include("From internet to tcp/22: reachable");
  });

  it("a name that nothing has is told, and one network is wanted", async () => {
    expect(await rejection(ask("0.0.0.0/0", { from: "nobody" }))).to.include({ kind: "usage", exitCode: 2 });
    expect(await rejection(ask("0.0.0.0/0", { stack: "dev" }))).to.include({ kind: "usage", exitCode: 2 });
  });

  it("a picture that has nowhere to go is a mistake of who asked, and no resources are no answer", async () => {
    const svg = path.join(folder(), "nowhere", "paths.svg");
    const refused = await rejection(ask("0.0.0.0/0", { svg }));
    expect(refused).to.include({
      kind: "usage",
      exitCode: 2,
      remedy: "name a file in a folder that is there with --svg",
    });
    const none = path.join(folder(), "none.json");
    fs.writeFileSync(none, "[]");
    expect(await rejection(ask("0.0.0.0/0", { resources: none }))).to.include({ kind: "guardrails", exitCode: 3 });
  });
});
