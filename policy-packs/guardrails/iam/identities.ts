import { referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { listOf, textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";
import { type PolicyDocument, readDocument } from "./document";
import { grantedDocuments } from "./grants";
import { managedPolicy } from "./managed-policies";
import { accountOfArn, accountOfStack } from "./own-account";

export const ROLE = "aws:iam/role:Role";
export const USER = "aws:iam/user:User";
export const GROUP = "aws:iam/group:Group";
export const POLICY = "aws:iam/policy:Policy";

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

/** Properties by which resources give a policy to somebody: the property of each kind of holder, and of the policies. */
const GIVERS: Readonly<Record<string, { readonly to: Readonly<Record<string, string>>; readonly policies?: string }>> =
  {
    "aws:iam/rolePolicy:RolePolicy": { to: { role: ROLE } },
    "aws:iam/userPolicy:UserPolicy": { to: { user: USER } },
    "aws:iam/groupPolicy:GroupPolicy": { to: { group: GROUP } },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { to: { role: ROLE }, policies: "policyArn" },
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": { to: { user: USER }, policies: "policyArn" },
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": { to: { group: GROUP }, policies: "policyArn" },
    "aws:iam/policyAttachment:PolicyAttachment": {
      to: { roles: ROLE, users: USER, groups: GROUP },
      policies: "policyArn",
    },
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": {
      to: { roleName: ROLE },
      policies: "policyArns",
    },
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": {
      to: { userName: USER },
      policies: "policyArns",
    },
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": {
      to: { groupName: GROUP },
      policies: "policyArns",
    },
  };

/** A policy on its way to its holders. */
interface Gift {
  readonly document: PolicyDocument;
  /** Its ARN where somebody could change it under that. */
  readonly arn?: string;
}

/** All who have rights in a stack, with all that gives them any. */
export function identitiesOf(stack: Stack): readonly Identity[] {
  const account = accountOfStack(stack);
  const gifts = new Map<PolicyResource | string, Gift[]>();
  const givers = new Map<PolicyResource | string, PolicyResource>();
  const attached = new Set<PolicyResource>();
  const give = (holder: PolicyResource | string, gift: readonly Gift[], giver: PolicyResource) => {
    gifts.set(holder, [...(gifts.get(holder) ?? []), ...gift]);
    if (!givers.has(holder)) givers.set(holder, giver);
  };
  for (const giver of stack.ofType(...Object.keys(GIVERS))) {
    const { policies } = GIVERS[giver.type] ?? {};
    const made = policies === undefined ? [] : policiesOf(stack, giver, policies);
    for (const policy of made) if (typeof policy !== "string") attached.add(policy);
    const gift = policies === undefined ? ownDocuments(giver) : made.flatMap((policy) => giftOf(policy, account));
    for (const holder of holdersOf(stack, giver)) give(holder, gift, giver);
  }
  const made = stack.ofType(ROLE, USER, GROUP).map((resource) => {
    // A boundary takes; nobody has what it allows.
    for (const policy of policiesOf(stack, resource, "permissionsBoundary")) {
      if (typeof policy !== "string") attached.add(policy);
    }
    for (const policy of policiesOf(stack, resource, "managedPolicyArns")) {
      if (typeof policy !== "string") attached.add(policy);
      give(resource, giftOf(policy, account), resource);
    }
    return identityOf(stack, resource, [...ownDocuments(resource), ...(gifts.get(resource) ?? [])], account);
  });
  const outside = [...gifts].flatMap(([holder, given]) => {
    const giver = givers.get(holder);
    return typeof holder !== "string" || giver === undefined ? [] : [holderOf(giver, given, account)];
  });
  const loose = stack
    .ofType(POLICY, "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy")
    .filter((resource) => !attached.has(resource))
    .map((resource) => holderOf(resource, giftOf(resource, account), account));
  return withGroups(stack, [...made, ...outside, ...loose]);
}

/** Whom a resource gives its policy to: resources of the stack, or names of others. */
function holdersOf(stack: Stack, giver: PolicyResource): readonly (PolicyResource | string)[] {
  return Object.entries(GIVERS[giver.type]?.to ?? {}).flatMap(
    ([property, type]): readonly (PolicyResource | string)[] => {
      const values = listOf(giver.props[property]);
      const found = referencesOf(stack, giver, giver.props[property], property, [type]).candidates;
      if (found.length > 0) return found;
      if (values === UNKNOWN) return [giver.urn];
      return values.map((value) => (value === UNKNOWN ? giver.urn : `${type} ${String(textOf(value))}`));
    },
  );
}

/** The policies that a property names: resources of the stack, or ARNs of others. */
function policiesOf(stack: Stack, from: PolicyResource, property: string): readonly (PolicyResource | string)[] {
  const arns = listOf(from.props[property]);
  const found = referencesOf(stack, from, from.props[property], property, [POLICY]).candidates;
  const others = arns === UNKNOWN ? [] : arns.filter((arn): arn is string => typeof arn === "string");
  return [...found, ...others];
}

/** What is not known is told where it is; it neither gives nor takes here. */
function known(document: Value | undefined): readonly Gift[] {
  const read = readDocument(document);
  return document === UNKNOWN || read.statements.length === 0 ? [] : [{ document: read }];
}

function ownDocuments(resource: PolicyResource): readonly Gift[] {
  return grantedDocuments(resource).flatMap(({ document }) => known(document));
}

function giftOf(policy: PolicyResource | string, account: string | Unknown): readonly Gift[] {
  if (typeof policy !== "string") {
    return ownDocuments(policy).map((gift) =>
      policy.type === POLICY ? { ...gift, arn: arnOf(policy, account) } : gift,
    );
  }
  const document = managedPolicy(policy);
  return document === undefined ? [] : [{ document }];
}

/** The ARN of a resource of IAM: its own, or what its name makes of it. */
function arnOf({ type, props }: PolicyResource, account: string | Unknown): string {
  const arn = textOf(props["arn"]);
  if (typeof arn === "string") return arn;
  const kind = { [ROLE]: "role", [USER]: "user", [GROUP]: "group", [POLICY]: "policy" }[type] ?? "*";
  const path = textOf(props["path"]) ?? "/";
  const name = textOf(props["name"]);
  const last = typeof name === "string" && typeof path === "string" ? `${path}${name}` : "/*";
  return `arn:aws:iam::${account === UNKNOWN ? "*" : account}:${kind}${last}`;
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
    documents: gifts.map(({ document }) => document),
    policyArns: gifts.flatMap((gift) => gift.arn ?? []),
    groupArns: kind === "group" ? [arn] : [],
    boundary: boundaryOf(stack, resource),
    trust: kind === "role" ? readDocument(resource.props["assumeRolePolicy"]) : undefined,
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
    documents: gifts.map(({ document }) => document),
    policyArns: gifts.flatMap((gift) => gift.arn ?? []),
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
      documents: [...identity.documents, ...groups.flatMap(({ documents }) => documents)],
      policyArns: [...identity.policyArns, ...groups.flatMap(({ policyArns }) => policyArns)],
      groupArns: [...identity.groupArns, ...groups.flatMap(({ groupArns }) => groupArns)],
    };
  });
}
