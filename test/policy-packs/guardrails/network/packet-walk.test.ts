import { expect } from "chai";
import fc from "fast-check";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import { adminServices, dataServices } from "../../../../policy-packs/guardrails/network/ports";
import { netPathInternet } from "../../../../policy-packs/guardrails/rules/network/net-path-internet";
import { resource, together } from "../decide";
import {
  ANSWER_PORTS,
  aclResources,
  aclRules,
  getsPast,
  holds,
  pick,
  prefixOf,
  type SmallAclRule,
} from "./small-networks";

/** A network small enough to send every packet that could matter through it. */
interface Network {
  readonly tables: readonly (readonly { readonly to: string; readonly via: "gateway" | "nat" }[])[];
  readonly acls: readonly (readonly SmallAclRule[])[];
  readonly subnets: readonly { readonly table: number; readonly givesAddresses: boolean; readonly acl?: number }[];
  readonly groups: readonly (readonly {
    readonly from: number;
    readonly to: number;
    readonly sources: readonly string[];
  }[])[];
  readonly machines: readonly {
    readonly subnet: number;
    readonly groups: readonly number[];
    readonly address?: boolean;
  }[];
}

/** Blocks that are the public each by itself, and one that is an office; one address of each of the former. */
const BLOCKS = ["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "8.0.0.0/8", "130.0.0.0/8", "10.0.0.0/8", "203.0.114.0/24"];
const SENDERS = ["1.1.1.1", "8.8.8.8", "60.0.0.1", "130.1.1.1", "190.1.1.1", "220.0.0.1"];
const PORTS = [...adminServices, ...dataServices].filter(({ protocol }) => protocol === "tcp").map(({ port }) => port);

const network: fc.Arbitrary<Network> = fc.record({
  tables: fc.array(
    fc.uniqueArray(
      fc.record({ to: fc.constantFrom(...BLOCKS), via: fc.constantFrom("gateway" as const, "nat" as const) }),
      {
        selector: ({ to }) => to,
        maxLength: 4,
      },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  acls: fc.array(aclRules(...BLOCKS), { minLength: 1, maxLength: 2 }),
  subnets: fc.array(
    fc.record(
      { table: fc.nat(2), givesAddresses: fc.boolean(), acl: fc.nat(1) },
      { requiredKeys: ["table", "givesAddresses"] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  groups: fc.array(
    fc.array(
      fc.record({
        from: fc.constantFrom(0, 20, 22, 443),
        to: fc.constantFrom(21, 22, 443, 65_535),
        sources: fc.array(fc.constantFrom(...BLOCKS), { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  machines: fc.array(
    fc.record(
      { subnet: fc.nat(2), groups: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }), address: fc.boolean() },
      { requiredKeys: ["subnet", "groups"] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Sends a packet from every sender to every port of every machine: which machines answer somebody? */
function walk({ tables, acls, subnets, groups, machines }: Network): string[] {
  return machines.flatMap((machine, index) => {
    const subnet = pick(subnets, machine.subnet);
    const hasAddress = machine.address ?? subnet.givesAddresses;
    const reached = SENDERS.some((sender) => {
      const [route] = pick(tables, subnet.table)
        .filter(({ to }) => holds(to, sender))
        .toSorted((a, b) => prefixOf(b.to) - prefixOf(a.to));
      const acl = subnet.acl === undefined ? undefined : pick(acls, subnet.acl);
      const letIn = PORTS.some(
        (port) =>
          getsPast(acl, false, port, sender) &&
          machine.groups
            .flatMap((group) => pick(groups, group))
            .some(
              ({ from, to, sources }) => from <= port && port <= to && sources.some((block) => holds(block, sender)),
            ),
      );
      const answers = ANSWER_PORTS.some((port) => getsPast(acl, true, port, sender));
      return hasAddress && route?.via === "gateway" && letIn && answers;
    });
    return reached ? [`machine-${index}`] : [];
  });
}

/** The same network as resources, its rules and routes partly inline and partly resources of their own. */
function resourcesOf({ tables, acls, subnets, groups, machines }: Network): ResourceFacts[] {
  const target = (via: string) => (via === "gateway" ? { gatewayId: "igw-1" } : { natGatewayId: "nat-1" });
  return [
    resource("aws:ec2/internetGateway:InternetGateway", { id: "igw-1" }, { name: "gateway" }),
    ...tables.flatMap((routes, index) => [
      resource(
        "aws:ec2/routeTable:RouteTable",
        {
          id: `rtb-${index}`,
          routes: routes.filter((_, at) => at % 2 === 0).map(({ to, via }) => ({ cidrBlock: to, ...target(via) })),
        },
        { name: `table-${index}` },
      ),
      ...routes
        .filter((_, at) => at % 2 === 1)
        .map(({ to, via }, at) =>
          resource(
            "aws:ec2/route:Route",
            { routeTableId: `rtb-${index}`, destinationCidrBlock: to, ...target(via) },
            { name: `route-${index}-${at}` },
          ),
        ),
    ]),
    ...subnets.flatMap(({ table, givesAddresses }, index) => [
      resource(
        "aws:ec2/subnet:Subnet",
        { id: `subnet-${index}`, mapPublicIpOnLaunch: givesAddresses },
        { name: `subnet-${index}` },
      ),
      resource(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        { subnetId: `subnet-${index}`, routeTableId: `rtb-${table % tables.length}` },
        { name: `association-${index}` },
      ),
    ]),
    ...acls.flatMap((rules, index) => {
      const of = subnets.flatMap(({ acl }, at) =>
        acl !== undefined && acl % acls.length === index ? [`subnet-${at}`] : [],
      );
      return aclResources(rules, index, of);
    }),
    ...groups.flatMap((rules, index) => {
      const form = ({ from, to, sources }: (typeof rules)[number]) => ({
        protocol: "tcp",
        fromPort: from,
        toPort: to,
        cidrBlocks: sources,
      });
      return [
        resource(
          "aws:ec2/securityGroup:SecurityGroup",
          { id: `sg-${index}`, ingress: rules.filter((_, at) => at % 2 === 0).map(form) },
          { name: `group-${index}` },
        ),
        ...rules
          .filter((_, at) => at % 2 === 1)
          .map((rule, at) =>
            resource(
              "aws:ec2/securityGroupRule:SecurityGroupRule",
              { type: "ingress", securityGroupId: `sg-${index}`, ...form(rule) },
              { name: `rule-${index}-${at}` },
            ),
          ),
      ];
    }),
    ...machines.map(({ subnet, groups: of, address }, index) =>
      resource(
        "aws:ec2/instance:Instance",
        {
          id: `i-${index}`,
          subnetId: `subnet-${subnet % subnets.length}`,
          vpcSecurityGroupIds: of.map((group) => `sg-${group % groups.length}`),
          ...(address === undefined ? {} : { associatePublicIpAddress: address }),
        },
        { name: `machine-${index}` },
      ),
    ),
  ];
}

describe("net-path-internet against a packet walk", () => {
  it("finds exactly the machines that somebody on the internet gets an answer from", () => {
    let reachable = 0;
    let quiet = 0;
    fc.assert(
      fc.property(network, (generated) => {
        const expected = walk(generated);
        if (expected.length > 0) reachable += 1;
        else quiet += 1;
        const found = together(netPathInternet, resourcesOf(generated)).map((line) =>
          line.split(" ").slice(0, 2).join(" "),
        );
        expect(found).to.deep.equal(expected.map((name) => `violation ${name}`));
      }),
      { seed: 22, numRuns: 400 },
    );
    expect(reachable, "networks in which somebody gets an answer").to.be.greaterThan(30);
    expect(quiet, "networks in which nobody does").to.be.greaterThan(50);
  });
});
