import type { PolicyResource } from "../facts/resource";
import { listOf, textOf, UNKNOWN } from "../facts/value";

/** Where each type names policies that it attaches. */
const ATTACHMENTS: Readonly<Record<string, string>> = {
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
  "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
  "aws:iam/role:Role": "managedPolicyArns",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns",
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": "policyArns",
  "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": "managedPolicyArn",
};

/** The types that attach policies to identities. */
export const attachingTypes: readonly string[] = Object.keys(ATTACHMENTS);

/** The property by which a type attaches policies; empty for one that attaches none. */
export function attachmentOf(type: string): string {
  return ATTACHMENTS[type] ?? "";
}

/** A policy that a resource attaches. */
export interface AttachedPolicy {
  /** The property that names it. */
  readonly path: string;
  readonly arn: string;
  /** Its name, without path: `AmazonS3FullAccess`. */
  readonly name: string;
}

/** The policies that a resource attaches by ARN. One whose ARN is not known yet is made here, and looked at where it is made. */
export function attachedPolicies({ type, props }: PolicyResource): readonly AttachedPolicy[] {
  const path = ATTACHMENTS[type];
  const arns = path === undefined ? [] : listOf(props[path]);
  if (path === undefined || arns === UNKNOWN) return [];
  return arns.flatMap((arn) => {
    const text = textOf(arn);
    if (typeof text !== "string") return [];
    const name = /:policy\/(?:.*\/)?([^/]+)$/.exec(text)?.[1];
    return name === undefined ? [] : [{ path, arn: text, name }];
  });
}
