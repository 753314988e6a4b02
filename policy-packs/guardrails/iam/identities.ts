import { referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { textOf, UNKNOWN, type Unknown } from "../facts/value";
import { type PolicyDocument, readDocument } from "./document";
import { type Gift, givingOf, policiesOf } from "./gifts";
import { arnOf, GROUP, ROLE, USER } from "./iam-arn";
import { managedPolicy } from "./managed-policies";
import { accountOfArn, accountOfStack } from "./own-account";

/** Somebody with rights: what a stack makes, or whoever gets a policy that it makes. */
export interface Identity {
  readonly kind: "role" | "user" | "group" | "holder";
  /** Where findings about it are. */
  readonly resource: PolicyResource;
  readonly name: string;
  /** Its ARN, with stars for what is not known; for a group that of a member, whoever that is. */
  readonly arn: string;
  readonly account: string | Unknown;
  readonly documents: readonly PolicyDocument[];
  /** ARNs of policies that are attached to it and can be changed. */
  readonly policyArns: readonly string[];
  /** ARNs of the groups that it is in, or is. */
  readonly groupArns: readonly string[];
  readonly boundary: PolicyDocument | undefined;
  /** Who takes on a role. */
  readonly trust: PolicyDocument | undefined;
}

/** A name that stands for whoever holds a policy or is in a group: nobody writes it into a policy. */
export const WHOEVER = "zz-whoever-has-this-policy";

/** All who have rights in a stack, with all that gives them any. */
export function identitiesOf(stack: Stack): readonly Identity[] {
  const account = accountOfStack(stack);
  const { gifts, givers, loose } = givingOf(stack, account);
  const made = stack
    .ofType(ROLE, USER, GROUP)
    .map((resource) => identityOf(stack, resource, gifts.get(resource) ?? [], account));
  const outside = [...gifts].flatMap(([holder, given]) => {
    const giver = givers.get(holder);
    return typeof holder !== "string" || giver === undefined ? [] : [holderOf(giver, given, account)];
  });
  const unheld = [...loose].map(([policy, given]) => holderOf(policy, given, account));
  return withGroups(stack, [...made, ...outside, ...unheld]);
}

function identityOf(
  stack: Stack,
  resource: PolicyResource,
  gifts: readonly Gift[],
  account: string | Unknown,
): Identity {
  const kind = resource.type === ROLE ? "role" : resource.type === USER ? "user" : "group";
  const arn = arnOf(resource, account);
  return {
    kind,
    resource,
    name: resource.name,
    arn: kind === "group" ? memberArn(account) : arn,
    account: accountOfArn(arn) ?? account,
    ...rightsOf(gifts),
    groupArns: kind === "group" ? [arn] : [],
    boundary: boundaryOf(stack, resource),
    trust: kind === "role" ? readDocument(resource.props["assumeRolePolicy"]) : undefined,
  };
}

/** What gifts come to; one that is given twice counts once. */
function rightsOf(gifts: readonly Gift[]): Pick<Identity, "documents" | "policyArns"> {
  return {
    documents: [...new Set(gifts.map(({ document }) => document))],
    policyArns: [...new Set(gifts.flatMap(({ arn }) => arn ?? []))],
  };
}

/** Whoever a policy is, or will be, given to. */
function holderOf(giver: PolicyResource, gifts: readonly Gift[], account: string | Unknown): Identity {
  return {
    kind: "holder",
    resource: giver,
    name: `whoever has ${giver.name}`,
    arn: memberArn(account),
    account,
    ...rightsOf(gifts),
    groupArns: [],
    boundary: undefined,
    trust: undefined,
  };
}

function memberArn(account: string | Unknown): string {
  return `arn:aws:iam::${account === UNKNOWN ? "*" : account}:user/${WHOEVER}`;
}

/** A boundary of the stack or of AWS; one that is made elsewhere may allow anything, which is not known. */
function boundaryOf(stack: Stack, resource: PolicyResource): PolicyDocument | undefined {
  const value = resource.props["permissionsBoundary"];
  if (textOf(value) === undefined) return undefined;
  const [policy] = policiesOf(stack, resource, "permissionsBoundary");
  if (policy === undefined) return readDocument(UNKNOWN);
  return typeof policy === "string"
    ? (managedPolicy(policy) ?? readDocument(UNKNOWN))
    : readDocument(policy.props["policy"]);
}

/** Members of groups have what the groups have. */
function withGroups(stack: Stack, identities: readonly Identity[]): readonly Identity[] {
  const groupsOf = new Map<PolicyResource, Identity[]>();
  const join = (user: PolicyResource, group: PolicyResource) => {
    const identity = identities.find(({ resource }) => resource === group);
    if (identity !== undefined) groupsOf.set(user, [...(groupsOf.get(user) ?? []), identity]);
  };
  for (const [type, group, user] of [
    ["aws:iam/groupMembership:GroupMembership", "group", "users"],
    ["aws:iam/userGroupMembership:UserGroupMembership", "groups", "user"],
  ] as const) {
    for (const membership of stack.ofType(type)) {
      const groups = referencesOf(stack, membership, membership.props[group], group, [GROUP]).candidates;
      const users = referencesOf(stack, membership, membership.props[user], user, [USER]).candidates;
      for (const one of users) for (const other of groups) join(one, other);
    }
  }
  return identities.map((identity) => {
    const groups = groupsOf.get(identity.resource) ?? [];
    return {
      ...identity,
      documents: [...new Set([identity, ...groups].flatMap(({ documents }) => documents))],
      policyArns: [...new Set([identity, ...groups].flatMap(({ policyArns }) => policyArns))],
      groupArns: [...new Set([identity, ...groups].flatMap(({ groupArns }) => groupArns))],
    };
  });
}
