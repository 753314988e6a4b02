import { expect } from "chai";
import { awsFacts, factsOf } from "../../../simulator/catalog/facts";
import { UNKNOWN } from "../../../simulator/values";
import { lawContext } from "../law-context";
import { committedCatalog } from "./open-catalog";

const catalog = committedCatalog();

function facts(type: string) {
  const entry = catalog.entry(type);
  if (entry === undefined) throw new Error(`no ${type}`);
  return factsOf(entry);
}

describe("factsOf", () => {
  const vpc = facts("aws:ec2/vpc:Vpc");
  const subnet = facts("aws:ec2/subnet:Subnet");

  it("accepts what the typings allow, texts for numbers and unknowns", () => {
    expect(subnet.problems({ vpcId: UNKNOWN, cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch: "true" })).to.deep.equal(
      [],
    );
  });

  it("names what is missing, what is not known with the nearest name, and what is of another kind", () => {
    expect(subnet.problems({ cidrBlok: "10.0.0.0/24", tags: ["a"], ownerId: "1" })).to.deep.equal([
      { property: "vpcId", reason: "aws:ec2/subnet:Subnet needs vpcId, and it is missing; give a text." },
      { property: "cidrBlok", reason: "aws:ec2/subnet:Subnet has no property cidrBlok. Did you mean cidrBlock?" },
      { property: "tags", reason: "tags is a list; expected an object of named values." },
      { property: "ownerId", reason: "ownerId of aws:ec2/subnet:Subnet is set by AWS, not by programs. Leave it out." },
    ]);
  });

  it("looks inside nested objects", () => {
    const group = facts("aws:ec2/securityGroup:SecurityGroup");
    expect(group.problems({ ingress: [{ fromPort: 1, toPort: 2, protocol: "tcp" }] })).to.deep.equal([]);
    expect(
      group.problems({ ingress: [{ fromPort: "http", toPort: 2, protocol: "tcp", cidrBlock: "a" }] }),
    ).to.deep.equal([
      { property: "ingress[0].fromPort", reason: "ingress[0].fromPort is a text; expected a number." },
      { property: "ingress[0].cidrBlock", reason: "ingress has no property cidrBlock. Did you mean cidrBlocks?" },
    ]);
  });

  it("knows which paths replace", () => {
    expect(vpc.replaces(["cidrBlock"])).to.equal(true);
    expect(vpc.replaces(["tags", "Name"])).to.equal(false);
    const cluster = facts("aws:eks/cluster:Cluster");
    expect(cluster.replaces(["kubernetesNetworkConfig", "ipFamily"])).to.equal(true);
    expect(cluster.replaces(["kubernetesNetworkConfig", "elasticLoadBalancing"])).to.equal(false);
    const nodes = facts("aws:eks/nodeGroup:NodeGroup");
    expect(nodes.replaces(["launchTemplate", "version"])).to.equal(false);
    expect(nodes.replaces(["launchTemplate", "id"])).to.equal(true);
  });

  it("knows which lists are sets to the provider", () => {
    const group = facts("aws:ec2/securityGroup:SecurityGroup");
    expect(group.unordered?.(["ingress"])).to.equal(true);
    expect(group.unordered?.(["ingress", 0, "securityGroups"])).to.equal(true);
    expect(group.unordered?.(["ingress", 0, "cidrBlocks"])).to.equal(false);
    expect(group.unordered?.(["ingress", 0])).to.equal(false);
    expect(facts("aws:eks/cluster:Cluster").unordered?.(["vpcConfig", "subnetIds"])).to.equal(true);
    expect(facts("aws:lambda/function:Function").unordered?.(["layers"])).to.equal(false);
  });

  it("makes ids and ARNs in AWS's form", () => {
    const context = lawContext();
    expect(vpc.id({}, context)).to.match(/^vpc-[0-9a-f]{17}$/);
    const queue = facts("aws:sqs/queue:Queue");
    const id = queue.id({ name: "jobs" }, context);
    expect(queue.outputs({ name: "jobs" }, id, context).arn).to.equal("arn:aws:sqs:eu-west-1:111111111111:jobs");
    expect(facts("aws:eks/addon:Addon").id({ clusterName: "c", addonName: "vpc-cni" }, context)).to.equal("c:vpc-cni");
  });

  it("knows what an import names, where it is not the id", () => {
    const context = lawContext();
    const service = facts("aws:ecs/service:Service");
    const cluster = "arn:aws:ecs:eu-west-1:111111111111:cluster/one";
    expect(service.importName?.({ cluster, name: "web" }, "arn", context)).to.equal("one/web");
    expect(facts("aws:ecs/cluster:Cluster").importName?.({ name: "one" }, cluster, context)).to.equal("one");
    expect("importName" in vpc).to.equal(false);
  });

  it("says how names are made up", () => {
    expect(facts("aws:s3/bucket:Bucket").autoName).to.deep.equal({
      property: "bucket",
      length: 63,
      unless: ["bucketPrefix"],
      separator: "-",
      lowerCase: true,
      suffix: "",
    });
    expect(facts("aws:sqs/queue:Queue").autoName?.fifo).to.equal("fifoQueue");
    expect(facts("aws:sns/topic:Topic").autoName?.fifo).to.equal("fifoTopic");
    expect(facts("aws:iam/role:Role").autoName?.length).to.equal(64);
    expect(vpc.autoName).to.equal(undefined);
  });

  it("knows scope, region, tags, secrets and defaults", () => {
    expect(vpc).to.include({ scope: "region", hasRegion: true, hasTags: true });
    expect(facts("aws:iam/role:Role")).to.include({ scope: "account", hasRegion: false, hasTags: true });
    expect(vpc.defaults).to.include({ enableDnsSupport: true, instanceTenancy: "default" });
    expect(facts("aws:rds/instance:Instance").secrets).to.include("password");
  });
});

describe("awsFacts", () => {
  it("finds types and the nearest name of one that is not there", async () => {
    const book = awsFacts(catalog);
    expect((await book.of("aws:ec2/vpc:Vpc"))?.type).to.equal("aws:ec2/vpc:Vpc");
    expect(await book.of("aws:ec2/vcp:Vpc")).to.equal(undefined);
    expect(await book.nearest("aws:ec2/vcp:Vpc")).to.equal("aws:ec2/vpc:Vpc");
  });
});
