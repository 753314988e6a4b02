import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { cloudWatchService } from "../../../simulator/aws/cloudwatch/service";
import * as logTypes from "../../../simulator/aws/cloudwatch/types";
import { ec2Service } from "../../../simulator/aws/ec2/service";
import { eksService } from "../../../simulator/aws/eks/service";
import { s3Service } from "../../../simulator/aws/s3/service";
import * as types from "../../../simulator/aws/types";
import type { Resource } from "../../../simulator/law";
import type { Properties } from "../../../simulator/values";
import { lawContext } from "../law-context";
import { lawWorld, refusal } from "../law-world";
import { awsWorld } from "./aws-world";

const laws = { ...ec2Service.laws, ...cloudWatchService.laws, ...eksService.laws, ...s3Service.laws };

/** What the pinned package's own documentation imports a type by. */
function documented(type: string): string[] {
  const [, file = ""] = /^aws:([^:]+):/.exec(type) ?? [];
  const folder = path.dirname(require.resolve("@pulumi/aws/package.json"));
  const text = fs.readFileSync(path.join(folder, `${file}.d.ts`), "utf8");
  return [...text.matchAll(/\$ pulumi import \S+ \S+ (.+)$/gm)].map(([, name]) =>
    (name ?? "").replace(/^['"]|['"]$/g, ""),
  );
}

/** Imports through the law of a type; the resources are all that there is. */
function importer(resources: () => readonly Resource[]) {
  return (type: string, name: string) => laws[type]?.importedId?.(name, lawContext([...resources()], { type }));
}

describe("what a type is imported by", () => {
  const imported = Object.entries(laws).filter(([, law]) => law.importedId !== undefined);

  it("takes every form that the package documents", () => {
    expect(imported).to.have.length.greaterThan(20);
    for (const [type, law] of imported) {
      const names = documented(type);
      expect(names, type).not.to.deep.equal([]);
      for (const name of names) expect(() => law.importedId?.(name, lawContext([], { type })), name).not.to.throw();
    }
  });

  it("is joined of parts for no other type", () => {
    const joined = Object.keys(laws).filter((type) => documented(type).some((name) => /[,_|]/.test(name)));
    const named = new Set(imported.map(([type]) => type));
    // The documentation names one of these policies my_policy.
    expect(joined.filter((type) => !named.has(type))).to.deep.equal([logTypes.logResourcePolicyType]);
  });

  it("is not the id that the state has, which the provider refuses too", () => {
    const states: Readonly<Record<string, string>> = {
      [types.routeType]: "r-rtb-12080289494",
      [types.routeTableAssociationType]: "rtbassoc-0a1b",
      [types.securityGroupRuleType]: "sgrule-1234567890",
      [types.networkAclRuleType]: "nacl-1234567890",
      [types.eventTargetType]: "watch-target",
      [types.podIdentityAssociationType]: "a-0a1b",
      [logTypes.metricFilterType]: "errors",
      [logTypes.logStreamType]: "stream",
      [logTypes.subscriptionFilterType]: "central",
      [logTypes.queryDefinitionType]: "269951d7-6f75-496d-9d7b-6b7a5486bdbd",
    };
    for (const [type, id] of Object.entries(states))
      expect(
        refusal(() => importer(() => [])(type, id)),
        type,
      ).to.match(
        new RegExp(`^InvalidImportId: unexpected format of ID \\("${id}"\\), expected .*; import it by that\\.$`),
      );
  });
});

describe("imports of the network", () => {
  function network() {
    const world = awsWorld();
    const { vpc, subnetIds } = world.network();
    const table = world.create(types.routeTableType, { vpcId: vpc.id });
    const group = world.create(types.securityGroupType, { vpcId: vpc.id });
    const acl = world.create(types.networkAclType, { vpcId: vpc.id });
    return { world, vpc, subnetIds, table, group, acl, find: importer(world.all) };
  }

  it("find a route by its destination, in whatever notation", () => {
    const { world, vpc, table, find } = network();
    const gateway = world.create(types.internetGatewayType, { vpcId: vpc.id });
    const route = (to: Properties) =>
      world.create(types.routeType, { routeTableId: table.id, gatewayId: gateway.id, ...to }).id;
    const four = route({ destinationCidrBlock: "0.0.0.0/0" });
    const six = route({ destinationIpv6CidrBlock: "2001:db8::/32" });
    expect(find(types.routeType, `${table.id}_0.0.0.0/0`)).to.equal(four);
    expect(find(types.routeType, `${table.id}_2001:0db8::/32`)).to.equal(six);
    expect(find(types.routeType, `${table.id}_10.9.0.0/16`)).to.equal(undefined);
    expect(find(types.routeType, "rtb-other_0.0.0.0/0")).to.equal(undefined);
  });

  it("find an association by what is associated and the table", () => {
    const { world, subnetIds, table, find } = network();
    const [subnetId = "", other = ""] = subnetIds;
    const made = world.create(types.routeTableAssociationType, { subnetId, routeTableId: table.id });
    expect(find(types.routeTableAssociationType, `${subnetId}/${table.id}`)).to.equal(made.id);
    expect(find(types.routeTableAssociationType, `${other}/${table.id}`)).to.equal(undefined);
    expect(find(types.routeTableAssociationType, `igw-1/${table.id}`)).to.equal(undefined);
  });

  it("find a rule of a security group by all that it allows, its sources in any order", () => {
    const { world, vpc, group, find } = network();
    const peer = world.create(types.securityGroupType, { vpcId: vpc.id });
    const rule = (inputs: Properties) =>
      world.create(types.securityGroupRuleType, { securityGroupId: group.id, type: "ingress", ...inputs }).id;
    const web = rule({ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.1.0.0/16", "10.2.0.0/16"] });
    const self = rule({ protocol: "tcp", fromPort: 80, toPort: 80, self: true });
    const all = rule({ type: "egress", protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["192.0.2.0/24"] });
    const from = rule({ protocol: "udp", fromPort: 53, toPort: 53, sourceSecurityGroupId: peer.id });
    const found = (rest: string) => find(types.securityGroupRuleType, `${group.id}_${rest}`);
    expect(found("ingress_tcp_443_443_10.2.0.0/16_10.1.0.0/16")).to.equal(web);
    expect(found("ingress_6_443_443_10.1.0.0/16_10.2.0.0/16")).to.equal(web);
    expect(found("ingress_tcp_80_80_self")).to.equal(self);
    expect(found("egress_all_0_65536_192.0.2.0/24")).to.equal(all);
    expect(found(`ingress_udp_53_53_${peer.id}`)).to.equal(from);
    for (const none of [
      "ingress_tcp_443_443_10.1.0.0/16",
      "ingress_tcp_443_444_10.1.0.0/16_10.2.0.0/16",
      "egress_tcp_443_443_10.1.0.0/16_10.2.0.0/16",
      "ingress_udp_443_443_10.1.0.0/16_10.2.0.0/16",
    ])
      expect(found(none), none).to.equal(undefined);
  });

  it("find a rule of a network ACL by number, protocol and direction", () => {
    const { world, acl, find } = network();
    const made = world.create(types.networkAclRuleType, {
      networkAclId: acl.id,
      ruleNumber: 100,
      protocol: "tcp",
      ruleAction: "allow",
      cidrBlock: "10.0.0.0/16",
      fromPort: 443,
      toPort: 443,
    });
    const found = (rest: string) => find(types.networkAclRuleType, `${acl.id}:${rest}`);
    expect(found("100:tcp:false")).to.equal(made.id);
    expect(found("100:6:false")).to.equal(made.id);
    for (const none of ["100:udp:false", "100:tcp:true", "101:tcp:false"]) expect(found(none)).to.equal(undefined);
  });

  it("find a further range of a VPC with or without the pool behind it", () => {
    const { find } = network();
    const found = (name: string) => find(types.cidrAssociationType, name);
    expect(found("vpc-cidr-assoc-1")).to.equal("vpc-cidr-assoc-1");
    expect(found("vpc-cidr-assoc-1,ipam-pool-2,28")).to.equal("vpc-cidr-assoc-1");
    expect(refusal(() => found("vpc-1"))).to.match(/^InvalidImportId/);
  });
});

describe("imports of what watches", () => {
  it("find the same name in the right log group", () => {
    const world = lawWorld(cloudWatchService.laws);
    const find = importer(world.all);
    for (const name of ["app", "db"]) world.create(types.logGroupType, { name });
    const streams = ["app", "db"].map((logGroupName) =>
      world.create(logTypes.logStreamType, { logGroupName, name: "s" }),
    );
    expect(find(logTypes.logStreamType, "app:s")).to.equal(streams[0]?.id);
    expect(find(logTypes.logStreamType, "db:s")).to.equal(streams[1]?.id);
    expect(find(logTypes.logStreamType, "db:t")).to.equal(undefined);
    const metricTransformation = { name: "Errors", namespace: "App", value: "1" };
    const filter = { logGroupName: "db", name: "errors", pattern: "ERROR", metricTransformation };
    expect(find(logTypes.metricFilterType, "db:errors")).to.equal(undefined);
    const made = world.create(logTypes.metricFilterType, filter);
    expect(find(logTypes.metricFilterType, "db:errors")).to.equal(made.id);
    const destinationArn = "arn:aws:logs:eu-west-1:222222222222:destination:central";
    const sent = world.create(logTypes.subscriptionFilterType, {
      logGroup: "app",
      name: "out",
      filterPattern: "",
      destinationArn,
    });
    expect(find(logTypes.subscriptionFilterType, "app|out")).to.equal(sent.id);
    expect(find(logTypes.subscriptionFilterType, "db|out")).to.equal(undefined);
  });

  it("find a target by its rule, on the default bus unless another is named", () => {
    const world = lawWorld(cloudWatchService.laws);
    const find = importer(world.all);
    world.create(types.eventRuleType, { name: "watch", scheduleExpression: "rate(1 day)" });
    const arn = "arn:aws:sns:eu-west-1:111111111111:alerts";
    const target = world.create(types.eventTargetType, { rule: "watch", arn, targetId: "one" });
    expect(find(types.eventTargetType, "watch/one")).to.equal(target.id);
    expect(find(types.eventTargetType, "default/watch/one")).to.equal(target.id);
    expect(find(types.eventTargetType, "other/watch/one")).to.equal(undefined);
    expect(find(types.eventTargetType, "watch/two")).to.equal(undefined);
  });

  it("find a saved query by its ARN", () => {
    const name = "arn:aws:logs:us-west-2:123456789012:query-definition:269951d7";
    expect(importer(() => [])(logTypes.queryDefinitionType, name)).to.equal("269951d7");
  });
});

describe("imports of a cluster's and a bucket's parts", () => {
  it("find a service account's role by its cluster and its id", () => {
    const base = { account: "111111111111", region: "eu-west-1", urn: "", inputs: {}, createdAt: 0 };
    const association: Resource = {
      ...base,
      type: types.podIdentityAssociationType,
      id: "a-1",
      outputs: { associationId: "a-1", clusterName: "dev" },
    };
    const find = importer(() => [association]);
    expect(find(types.podIdentityAssociationType, "dev,a-1")).to.equal("a-1");
    expect(find(types.podIdentityAssociationType, "prod,a-1")).to.equal(undefined);
  });

  it("find a bucket's settings with or without its owner and its ACL behind it", () => {
    const find = importer(() => []);
    const type = "aws:s3/bucketVersioning:BucketVersioning";
    expect(find(type, "logs")).to.equal("logs");
    expect(find(type, "logs,123456789012")).to.equal("logs");
    expect(find("aws:s3/bucketAcl:BucketAcl", "logs,123456789012,private")).to.equal("logs");
  });
});
