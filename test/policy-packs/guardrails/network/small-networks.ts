import fc from "fast-check";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import { resource } from "../decide";

/** An ACL's rule; its number is its place. */
export interface SmallAclRule {
  readonly egress: boolean;
  readonly allows: boolean;
  readonly from: number;
  readonly to: number;
  readonly block: string;
}

/** What many ACLs end with: everything, in and out. */
const OPEN_END: readonly SmallAclRule[] = [false, true].map((egress) => {
  return { egress, allows: true, from: 0, to: 65_535, block: "0.0.0.0/0" };
});

/** Rules of an ACL, for some blocks of addresses. */
export function aclRules(...blocks: readonly string[]): fc.Arbitrary<readonly SmallAclRule[]> {
  const rule = fc.record({
    egress: fc.boolean(),
    allows: fc.oneof({ weight: 2, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    from: fc.constantFrom(0, 22, 443, 1024),
    to: fc.constantFrom(22, 443, 1023, 65_535),
    block: fc.constantFrom(...blocks),
  });
  const end = fc.oneof({ weight: 2, arbitrary: fc.constant(OPEN_END) }, { weight: 1, arbitrary: fc.constant([]) });
  return fc.tuple(fc.array(rule, { maxLength: 5 }), end).map(([rules, last]) => [...rules, ...last]);
}

/** One port of every range that no generated rule divides. */
export const ANSWER_PORTS = [1, 22, 23, 443, 444, 1023, 1024, 40_000];

export const numberOf = (address: string) => address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
export const prefixOf = (block: string) => Number(block.split("/")[1]);

export function holds(block: string, address: string): boolean {
  const size = 2 ** (32 - prefixOf(block));
  return Math.floor(numberOf(block.split("/")[0] ?? "") / size) === Math.floor(numberOf(address) / size);
}

export function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("an empty list has nothing to pick");
  return found;
}

/** Whether one packet gets past an ACL: the first rule that is about it decides. No ACL lets everything through. */
export function getsPast(
  rules: readonly SmallAclRule[] | undefined,
  egress: boolean,
  port: number,
  address: string,
): boolean {
  if (rules === undefined) return true;
  const first = rules.find(
    (rule) => rule.egress === egress && rule.from <= port && port <= rule.to && holds(rule.block, address),
  );
  return first?.allows ?? false;
}

/** An ACL as resources, its rules partly inline and partly resources of their own, in no order. */
export function aclResources(
  rules: readonly SmallAclRule[],
  index: number,
  subnets: readonly string[],
): ResourceFacts[] {
  const numbered = rules.map((rule, place) => ({ ...rule, number: 100 + place }));
  const inline = numbered.filter(({ number }) => number % 2 === 0).toReversed();
  const form = ({ number, allows, from, to, block }: (typeof numbered)[number]) => ({
    ruleNo: number,
    action: allows ? "allow" : "deny",
    protocol: "tcp",
    fromPort: from,
    toPort: to,
    cidrBlock: block,
  });
  return [
    resource(
      "aws:ec2/networkAcl:NetworkAcl",
      {
        id: `acl-${index}`,
        subnetIds: subnets,
        ingress: inline.filter(({ egress }) => !egress).map(form),
        egress: inline.filter(({ egress }) => egress).map(form),
      },
      { name: `acl-${index}` },
    ),
    ...numbered
      .filter(({ number }) => number % 2 === 1)
      .map((rule) => {
        const { ruleNo, action, ...rest } = form(rule);
        return resource(
          "aws:ec2/networkAclRule:NetworkAclRule",
          { networkAclId: `acl-${index}`, ruleNumber: ruleNo, ruleAction: action, egress: rule.egress, ...rest },
          { name: `acl-${index}-${ruleNo}` },
        );
      }),
  ];
}
