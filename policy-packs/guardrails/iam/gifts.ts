import { referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { listOf, textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";
import { type PolicyDocument, readDocument } from "./document";
import { grantedDocuments } from "./grants";
import { arnOf, GROUP, POLICY, ROLE, USER } from "./iam-arn";
import { managedPolicy } from "./managed-policies";

const PERMISSION_SET = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";

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
export interface Gift {
  readonly document: PolicyDocument;
  /** Its ARN where somebody could change it under that. */
  readonly arn?: string;
}

/** Who gets what in a stack. */
export interface Giving {
  /** By holder: a resource of the stack, or a name of somebody else. */
  readonly gifts: ReadonlyMap<PolicyResource | string, readonly Gift[]>;
  /** By holder the first resource that gives it something. */
  readonly givers: ReadonlyMap<PolicyResource | string, PolicyResource>;
  /** Policies that nobody of the stack holds, with what they would give. */
  readonly loose: ReadonlyMap<PolicyResource, readonly Gift[]>;
}

type Reader = (document: Value | undefined) => PolicyDocument;

/** All that is given in a stack. A text that several give is one document, which is asked once. */
export function givingOf(stack: Stack, account: string | Unknown): Giving {
  const read = readerOfTexts();
  const gifts = new Map<PolicyResource | string, Gift[]>();
  const givers = new Map<PolicyResource | string, PolicyResource>();
  const attached = new Set<PolicyResource | string>();
  const give = (holder: PolicyResource | string, given: readonly Gift[], giver: PolicyResource) => {
    gifts.set(holder, [...(gifts.get(holder) ?? []), ...given]);
    if (!givers.has(holder)) givers.set(holder, giver);
  };
  const attach = (policies: readonly (PolicyResource | string)[]): readonly Gift[] => {
    for (const policy of policies) attached.add(policy);
    return policies.flatMap((policy) => giftsBy(policy, account, read));
  };
  const holders = stack.ofType(ROLE, USER, GROUP);
  for (const holder of holders) give(holder, ownGifts(holder, read), holder);
  for (const giver of stack.ofType(...Object.keys(GIVERS))) {
    const { policies } = GIVERS[giver.type] ?? {};
    const given = policies === undefined ? ownGifts(giver, read) : attach(policiesOf(stack, giver, policies));
    for (const holder of holdersOf(stack, giver)) give(holder, given, giver);
  }
  for (const holder of holders) {
    give(holder, attach(policiesOf(stack, holder, "managedPolicyArns")), holder);
    // A boundary takes; nobody has what it allows.
    attach(policiesOf(stack, holder, "permissionsBoundary"));
  }
  const loose = stack.ofType(POLICY, PERMISSION_SET).filter((policy) => !attached.has(policy));
  return { gifts, givers, loose: new Map(loose.map((policy) => [policy, giftsBy(policy, account, read)])) };
}

/** Reads documents, a text that was read before not again. */
function readerOfTexts(): Reader {
  const known = new Map<string, PolicyDocument>();
  return (document) => {
    if (typeof document !== "string") return readDocument(document);
    const before = known.get(document);
    if (before !== undefined) return before;
    const read = readDocument(document);
    known.set(document, read);
    return read;
  };
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
export function policiesOf(stack: Stack, from: PolicyResource, property: string): readonly (PolicyResource | string)[] {
  const arns = listOf(from.props[property]);
  const found = referencesOf(stack, from, from.props[property], property, [POLICY]).candidates;
  const others = arns === UNKNOWN ? [] : arns.filter((arn): arn is string => typeof arn === "string");
  return [...found, ...others];
}

/** What a resource gives by documents of its own. What is not known is told where it is; it neither gives nor takes. */
function ownGifts(resource: PolicyResource, read: Reader): readonly Gift[] {
  return grantedDocuments(resource)
    .filter(({ document }) => document !== UNKNOWN)
    .map(({ document }) => ({ document: read(document) }))
    .filter(({ document }) => document.statements.length > 0);
}

function giftsBy(policy: PolicyResource | string, account: string | Unknown, read: Reader): readonly Gift[] {
  if (typeof policy !== "string") {
    const own = ownGifts(policy, read);
    return policy.type === POLICY ? own.map((gift) => ({ ...gift, arn: arnOf(policy, account) })) : own;
  }
  const document = managedPolicy(policy);
  return document === undefined ? [] : [{ document }];
}
