import { expect } from "chai";
import fc from "fast-check";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { reach } from "../../../../policy-packs/guardrails/network/reach";
import { resource, unknown } from "../decide";
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

/** One rule of a group: ports, and either a block of addresses or another group. */
interface SmallRule {
  readonly from: number;
  readonly to: number;
  readonly block?: string;
  readonly group?: number;
}

/** A VPC with tiers, a peer at 10.9.0.0/16, and machines that talk to each other, or do not. */
interface Network {
  readonly tables: readonly (readonly { readonly to: string; readonly via: "peering" | "nat" }[])[];
  readonly acls: readonly (readonly SmallAclRule[])[];
  /** Each is 10.0.<its place>.0/24. */
  readonly subnets: readonly { readonly table: number; readonly tier: "app" | "data"; readonly acl?: number }[];
  readonly groups: readonly { readonly ingress: readonly SmallRule[]; readonly egress: readonly SmallRule[] }[];
  readonly machines: readonly { readonly subnet: number; readonly groups: readonly number[] }[];
}

const BLOCKS = ["0.0.0.0/0", "10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/24", "10.9.0.0/16", "10.9.1.0/24"];
const PEERS = ["10.9.0.5", "10.9.1.5", "1.1.1.1"];
const PORT = 22;

const rules: fc.Arbitrary<readonly SmallRule[]> = fc.array(
  fc
    .record({
      from: fc.constantFrom(0, 22, 443),
      to: fc.constantFrom(22, 443, 65_535),
      other: fc.oneof(
        fc.constantFrom(...BLOCKS).map((block) => ({ block })),
        fc.nat(2).map((group) => ({ group })),
      ),
    })
    .map(({ other, ...ports }) => ({ ...ports, ...other })),
  { minLength: 1, maxLength: 2 },
);

const network: fc.Arbitrary<Network> = fc.record({
  tables: fc.array(
    fc.uniqueArray(
      fc.record({
        to: fc.constantFrom("0.0.0.0/0", "10.9.0.0/16", "10.9.1.0/24"),
        via: fc.constantFrom("peering" as const, "nat" as const),
      }),
      { selector: ({ to }) => to, maxLength: 3 },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  acls: fc.array(aclRules(...BLOCKS), { minLength: 1, maxLength: 2 }),
  subnets: fc.array(
    fc.record(
      { table: fc.nat(1), tier: fc.constantFrom("app" as const, "data" as const), acl: fc.nat(1) },
      { requiredKeys: ["table", "tier"] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  groups: fc.array(fc.record({ ingress: rules, egress: rules }), { minLength: 1, maxLength: 3 }),
  machines: fc.array(
    fc.record({ subnet: fc.nat(2), groups: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }) }),
    { minLength: 2, maxLength: 4 },
  ),
});

/** Who sends a packet: an address, the groups that it shows, and the subnet that it is in. */
interface Sender {
  readonly address: string;
  readonly groups: ReadonlySet<number>;
  readonly subnet: number | undefined;
}

/** Sends packets, one by one. */
class Walk {
  constructor(private readonly of: Network) {}

  groupsOf(machine: number): ReadonlySet<number> {
    return new Set(pick(this.of.machines, machine).groups.map((group) => group % this.of.groups.length));
  }

  subnetOf(machine: number): number {
    return pick(this.of.machines, machine).subnet % this.of.subnets.length;
  }

  allows(
    side: "ingress" | "egress",
    groups: ReadonlySet<number>,
    address: string,
    others: ReadonlySet<number>,
  ): boolean {
    return [...groups]
      .flatMap((group) => pick(this.of.groups, group)[side])
      .some(({ from, to, block, group }) => {
        if (PORT < from || PORT > to) return false;
        return block === undefined ? others.has((group ?? 0) % this.of.groups.length) : holds(block, address);
      });
  }

  aclOf(subnet: number): readonly SmallAclRule[] | undefined {
    const { acl } = pick(this.of.subnets, subnet);
    return acl === undefined ? undefined : pick(this.of.acls, acl);
  }

  /** Whether a machine hears a sender, and the sender its answer. */
  hears(machine: number, { address, groups, subnet }: Sender, release: boolean): boolean {
    const at = this.subnetOf(machine);
    const own = `10.0.${at}.20`;
    if (!this.allows("ingress", this.groupsOf(machine), address, groups)) return false;
    if (release && !this.allows("egress", groups, own, this.groupsOf(machine))) return false;
    if (subnet === at) return true;
    const [there, here] = [subnet === undefined ? undefined : this.aclOf(subnet), this.aclOf(at)];
    return (
      getsPast(there, true, PORT, own) &&
      getsPast(here, false, PORT, address) &&
      ANSWER_PORTS.some((port) => getsPast(here, true, port, address) && getsPast(there, false, port, own))
    );
  }

  machineToMachine(from: number, to: number): boolean {
    const subnet = this.subnetOf(from);
    return this.hears(to, { address: `10.0.${subnet}.10`, groups: this.groupsOf(from), subnet }, true);
  }

  tierToMachine(tier: string, to: number): boolean {
    const anybody = this.of.subnets.some(
      (each, subnet) =>
        each.tier === tier && this.hears(to, { address: `10.0.${subnet}.10`, groups: new Set(), subnet }, false),
    );
    const somebody = this.of.machines.some(
      (_, from) =>
        from !== to && pick(this.of.subnets, this.subnetOf(from)).tier === tier && this.machineToMachine(from, to),
    );
    return anybody || somebody;
  }

  peerToMachine(to: number): boolean {
    return PEERS.some((address) => {
      const [route] = pick(this.of.tables, pick(this.of.subnets, this.subnetOf(to)).table)
        .filter((each) => holds(each.to, address))
        .toSorted((a, b) => prefixOf(b.to) - prefixOf(a.to));
      return route?.via === "peering" && this.hears(to, { address, groups: new Set(), subnet: undefined }, false);
    });
  }
}

function resourcesOf({ tables, acls, subnets, groups, machines }: Network): ResourceFacts[] {
  const rule = ({ from, to, block, group }: SmallRule) => ({
    protocol: "tcp",
    fromPort: from,
    toPort: to,
    ...(block === undefined ? { securityGroups: [`sg-${(group ?? 0) % groups.length}`] } : { cidrBlocks: [block] }),
  });
  return [
    resource("aws:ec2/vpc:Vpc", { id: "vpc-1", cidrBlock: "10.0.0.0/16" }, { name: "vpc" }),
    ...tables.map((routes, index) =>
      resource(
        "aws:ec2/routeTable:RouteTable",
        {
          id: `rtb-${index}`,
          routes: routes.map(({ to, via }) => ({
            cidrBlock: to,
            ...(via === "peering" ? { vpcPeeringConnectionId: "pcx-1" } : { natGatewayId: "nat-1" }),
          })),
        },
        { name: `table-${index}` },
      ),
    ),
    ...acls.flatMap((all, index) =>
      aclResources(
        all,
        index,
        subnets.flatMap(({ acl }, at) => (acl !== undefined && acl % acls.length === index ? [`subnet-${at}`] : [])),
      ),
    ),
    ...subnets.flatMap(({ table, tier }, index) => [
      resource(
        "aws:ec2/subnet:Subnet",
        { id: `subnet-${index}`, vpcId: "vpc-1", cidrBlock: `10.0.${index}.0/24`, tags: { Tier: tier } },
        { name: `subnet-${index}` },
      ),
      resource(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        { subnetId: `subnet-${index}`, routeTableId: `rtb-${table % tables.length}` },
        { name: `association-${index}` },
      ),
    ]),
    ...groups.map(({ ingress, egress }, index) =>
      resource(
        "aws:ec2/securityGroup:SecurityGroup",
        { id: `sg-${index}`, ingress: ingress.map(rule), egress: egress.map(rule) },
        { name: `group-${index}` },
      ),
    ),
    ...machines.map(({ subnet, groups: of }, index) =>
      resource(
        "aws:ec2/instance:Instance",
        {
          id: `i-${index}`,
          subnetId: `subnet-${subnet % subnets.length}`,
          vpcSecurityGroupIds: [...new Set(of.map((group) => `sg-${group % groups.length}`))],
        },
        { name: `machine-${index}` },
      ),
    ),
  ];
}

const read = (facts: readonly ResourceFacts[]) => stackOf(facts.map((each) => readResource(each)));

/** Takes away what is known of one property: of an ACL's or a group's rules, of where a machine is. */
function blurred(facts: readonly ResourceFacts[], at: number): ResourceFacts[] {
  const blurs: Readonly<Record<string, readonly string[]>> = {
    "aws:ec2/networkAcl:NetworkAcl": ["ingress", "egress"],
    "aws:ec2/networkAclRule:NetworkAclRule": ["ruleAction", "ruleNumber", "cidrBlock", "fromPort"],
    "aws:ec2/securityGroup:SecurityGroup": ["ingress", "egress"],
    "aws:ec2/routeTable:RouteTable": ["routes"],
  };
  const choices = facts.flatMap((each, index) => (blurs[each.type] ?? []).map((property) => ({ index, property })));
  const chosen = pick(choices, at);
  return facts.map((each, index) =>
    index === chosen.index ? { ...each, props: { ...each.props, [chosen.property]: unknown } } : each,
  );
}

/** Every question that a network is asked, and what the walk answers. */
function questions(of: Network): { from: string; to: string; answer: boolean }[] {
  const walk = new Walk(of);
  return of.machines.flatMap((_, to) => [
    ...of.machines.flatMap((__, from) =>
      from === to
        ? []
        : [{ from: `machine-${from}`, to: `machine-${to}:tcp/22`, answer: walk.machineToMachine(from, to) }],
    ),
    ...["app", "data"]
      .filter((tier) => of.subnets.some((each) => each.tier === tier))
      .map((tier) => ({ from: `tier:${tier}`, to: `machine-${to}:tcp/22`, answer: walk.tierToMachine(tier, to) })),
    { from: "peer", to: `machine-${to}:tcp/22`, answer: walk.peerToMachine(to) },
  ]);
}

describe("reach against a packet walk", () => {
  it("answers exactly what packets find out, from machines, tiers and peers", () => {
    const count = { yes: 0, no: 0 };
    fc.assert(
      fc.property(network, (generated) => {
        const stack = read(resourcesOf(generated));
        for (const { from, to, answer } of questions(generated)) {
          count[answer ? "yes" : "no"] += 1;
          const { paths, perhaps, problem } = reach(stack, { from, to });
          expect({ from, to, paths: paths.length > 0, perhaps: perhaps.length, problem }).to.deep.equal({
            from,
            to,
            paths: answer,
            perhaps: 0,
            problem: undefined,
          });
        }
      }),
      { seed: 22, numRuns: 120 },
    );
    expect(count.yes, "questions that are answered by a path").to.be.greaterThan(200);
    expect(count.no, "questions that are answered by none").to.be.greaterThan(200);
  });

  it("what is not known makes it say less, never something wrong", () => {
    const count = { sure: 0, perhaps: 0 };
    fc.assert(
      fc.property(network, fc.nat(1000), (generated, at) => {
        const stack = read(blurred(resourcesOf(generated), at));
        for (const { from, to, answer } of questions(generated)) {
          const { paths, perhaps } = reach(stack, { from, to });
          if (paths.length > 0) count.sure += 1;
          else if (perhaps.length > 0) count.perhaps += 1;
          expect(paths.length > 0 && !answer, `${from} to ${to}: a path that is none`).to.equal(false);
          expect(answer && paths.length + perhaps.length === 0, `${from} to ${to}: a path not told`).to.equal(false);
        }
      }),
      { seed: 22, numRuns: 120 },
    );
    expect(count.sure).to.be.greaterThan(50);
    expect(count.perhaps).to.be.greaterThan(50);
  });
});
