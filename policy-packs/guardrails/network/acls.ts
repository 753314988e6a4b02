import { excludeCidr, mergeCidr } from "cidr-tools";
import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import {
  booleanOf,
  isProperties,
  listOf,
  numberOf,
  type Properties,
  textOf,
  UNKNOWN,
  type Unknown,
} from "../facts/value";
import { perStack } from "../pack/per-stack";
import { commonPart, isRange } from "./addresses";
import type { Direction } from "./group-rules";
import { reaches, readTraffic, type Service, type Traffic } from "./ports";

export const DEFAULT_ACL = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
export const ACLS = ["aws:ec2/networkAcl:NetworkAcl", DEFAULT_ACL];
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";

/** One numbered rule of a network ACL, for one direction. */
export interface AclRule {
  /** The resource that says it, and where in it. */
  readonly resource: PolicyResource;
  readonly path: string;
  readonly number: number | Unknown;
  readonly allows: boolean | Unknown;
  readonly traffic: Traffic;
  /** Where the traffic comes from or goes to. */
  readonly ranges: readonly string[] | Unknown;
}

/** A network ACL: the one that is a resource, or one outside of the stack of which only separate rules are told. */
export interface Acl {
  readonly key: string;
  readonly name: string;
  readonly rules: Readonly<Record<Direction, readonly AclRule[]>>;
}

const EVERYWHERE = ["0.0.0.0/0", "::/0"];

/** What an inline rule and one that is a resource call the same thing. */
const NAMES = { number: ["ruleNo", "ruleNumber"], action: ["action", "ruleAction"] } as const;

/** Every network ACL of a stack with its rules, inline and separate ones together, by its URN or else its id. */
export const aclsOf = perStack((stack): ReadonlyMap<string, Acl> => {
  const acls = new Map<string, { name: string; ingress: AclRule[]; egress: AclRule[] }>();
  const of = (key: string, name: string) => {
    const acl = acls.get(key) ?? { name, ingress: [], egress: [] };
    acls.set(key, acl);
    return acl;
  };
  for (const resource of stack.ofType(...ACLS)) {
    const acl = of(resource.urn, resource.name);
    for (const direction of ["ingress", "egress"] as const) acl[direction].push(...inlineRules(resource, direction));
  }
  for (const resource of stack.ofType(RULE)) {
    const { candidates, id } = referenceOf(stack, resource, resource.props["networkAclId"], "networkAclId", ACLS);
    const egress = booleanOf(resource.props["egress"]) ?? false;
    const rule = ruleOf(resource, "", resource.props);
    for (const { urn, name } of candidates.length > 0 ? candidates : [{ urn: id ?? resource.urn, name: id ?? "" }]) {
      const acl = of(urn, name);
      // One for either of several ACLs, or directions, is one of each that may not be there.
      const sure = candidates.length <= 1 && egress !== UNKNOWN;
      const perhaps: AclRule = sure ? rule : { ...rule, allows: UNKNOWN };
      if (egress !== true) acl.ingress.push(perhaps);
      if (egress !== false) acl.egress.push(perhaps);
    }
  }
  return new Map([...acls].map(([key, { name, ...rules }]) => [key, { key, name, rules }]));
});

function inlineRules(resource: PolicyResource, direction: Direction): readonly AclRule[] {
  const rules = listOf(resource.props[direction]);
  if (rules === UNKNOWN) return [unreadable(resource, direction)];
  return rules.flatMap((rule, index) => {
    const path = `${direction}[${index}]`;
    if (isProperties(rule)) return [ruleOf(resource, path, rule)];
    return rule === UNKNOWN ? [unreadable(resource, path)] : [];
  });
}

function unreadable(resource: PolicyResource, path: string): AclRule {
  const traffic = { protocol: UNKNOWN, from: UNKNOWN, to: UNKNOWN } as const;
  return { resource, path, number: UNKNOWN, allows: UNKNOWN, traffic, ranges: UNKNOWN };
}

function ruleOf(resource: PolicyResource, path: string, props: Properties): AclRule {
  const first = ([inline, separate]: readonly [string, string]) => props[inline] ?? props[separate];
  const action = textOf(first(NAMES.action));
  const values = ["cidrBlock", "ipv6CidrBlock"].map((name) => textOf(props[name]));
  const texts = values.filter((value) => typeof value === "string");
  return {
    resource,
    path,
    number: numberOf(first(NAMES.number)) ?? Number.POSITIVE_INFINITY,
    allows: action === UNKNOWN ? UNKNOWN : action?.toLowerCase() === "allow",
    traffic: readTraffic(props["protocol"], props["fromPort"], props["toPort"]),
    ranges: values.includes(UNKNOWN) ? UNKNOWN : texts.filter(isRange),
  };
}

/** What is let through of one service's traffic. */
export interface Admitted {
  readonly ranges: readonly string[];
  /** The rules that let it through, in order. */
  readonly by: readonly AclRule[];
}

/** What ACLs have been asked before, by direction, port and assumption. */
const answers = new WeakMap<Acl, Map<string, Admitted>>();

/**
 * The far ends that an ACL lets through at a port: the first rule by number that matches decides, and what none matches
 * is refused. What is not known is taken for open where `assume` says so, else for closed, so that the truth is between
 * the two answers.
 */
export function admitted(acl: Acl, direction: Direction, service: Service, assume: boolean): Admitted {
  const known = answers.get(acl) ?? new Map<string, Admitted>();
  answers.set(acl, known);
  const key = `${direction} ${service.protocol} ${service.port} ${assume}`;
  const answer = known.get(key) ?? inTurn(inOrder(acl.rules[direction], assume), service, assume);
  known.set(key, answer);
  return answer;
}

function inTurn(rules: readonly AclRule[], service: Service, assume: boolean): Admitted {
  let left: readonly string[] = EVERYWHERE;
  const ranges: string[] = [];
  const by: AclRule[] = [];
  for (const rule of rules) {
    const matches = reaches(rule.traffic, service);
    if (matches === false || left.length === 0) continue;
    const hit = rule.ranges === UNKNOWN ? left : commonPart(left, rule.ranges);
    if (hit.length === 0) continue;
    const sure = matches === true && rule.ranges !== UNKNOWN && rule.allows !== UNKNOWN;
    const letsIn = rule.allows === true || (assume && rule.allows === UNKNOWN);
    if (letsIn && (sure || assume)) {
      ranges.push(...hit);
      by.push(rule);
    }
    // A rule that may not match hides nothing of what comes after it, where that is the open answer; nor does it, in
    // the closed one, where it would let in.
    const hides = sure || (assume ? letsIn : rule.allows !== true);
    if (hides) left = excludeCidr([...left], [...hit]);
  }
  return { ranges: ranges.length === 0 ? [] : mergeCidr(ranges), by };
}

/** Rules by number; one whose number is not known comes where it opens most, or where it closes most. */
function inOrder(rules: readonly AclRule[], assume: boolean): readonly AclRule[] {
  const place = ({ number, allows }: AclRule): number => {
    if (number !== UNKNOWN) return number;
    const opens = assume ? allows !== false : allows === true;
    return opens === assume ? -1 : Number.POSITIVE_INFINITY;
  };
  return rules.toSorted((a, b) => place(a) - place(b));
}
