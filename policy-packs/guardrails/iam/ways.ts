import type { Context } from "./context";

/** What gives more at once to whoever may do it to whatever he likes: one action of each list. */
export interface Outright {
  readonly to: "any right" | "any role" | "any user" | "any group";
  readonly actions: readonly (readonly string[])[];
  /** The ARN of what it is done to, with the account in the place of `@` and a stranger's name in that of `…`. */
  readonly arn: string;
  /** What a request says of what is done, where a condition may ask for something else. */
  readonly values?: Context["values"];
}

export const outright: readonly Outright[] = [
  {
    to: "any right",
    actions: [
      ["sso:CreateAccountAssignment"],
      [
        "sso:AttachManagedPolicyToPermissionSet",
        "sso:PutInlinePolicyToPermissionSet",
        "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
      ],
    ],
    arn: "arn:aws:sso:::permissionSet/ssoins-…/ps-…",
  },
  // Its metadata say whose word is believed about who somebody is.
  { to: "any role", actions: [["iam:UpdateSAMLProvider"]], arn: "arn:aws:iam::@:saml-provider/…" },
  // The same of certificates: https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
  {
    to: "any role",
    actions: [["rolesanywhere:UpdateTrustAnchor"]],
    arn: "arn:aws:rolesanywhere:us-east-1:@:trust-anchor/…",
  },
  // People of Identity Center have what their groups are assigned.
  { to: "any group", actions: [["identitystore:CreateGroupMembership"]], arn: "arn:aws:identitystore:::group/…" },
  { to: "any group", actions: [["sso-directory:AddMemberToGroup"]], arn: "arn:aws:sso-directory:::group/…" },
  { to: "any user", actions: [["sso-directory:UpdatePassword"]], arn: "arn:aws:sso-directory:::user/…" },
  // A password for the root user of another account: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
  {
    to: "any right",
    actions: [["sts:AssumeRoot"]],
    arn: "arn:aws:iam::000000000000:root",
    values: { "sts:TaskPolicyArn": ["arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword"] },
  },
];

/** Somebody and something whose name nobody writes into a policy: who may do it to these may do it to all. */
export const STRANGER = "zz-somebody-else";
/** A name for what is made later, which has whatever tags its maker gives it. */
export const MADE = "zz-made-later";

/** What makes somebody another user. */
export const toUser = ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"];
/** What gives more rights to a user, a role or a group. */
export const grantTo = {
  user: ["iam:PutUserPolicy", "iam:AttachUserPolicy"],
  role: ["iam:PutRolePolicy", "iam:AttachRolePolicy"],
  group: ["iam:PutGroupPolicy", "iam:AttachGroupPolicy"],
};
/** What changes a policy that somebody has. */
export const changePolicy = ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"];
/** What takes a boundary away, or puts a wider one in its place. */
export const unbind = {
  user: ["iam:DeleteUserPermissionsBoundary", "iam:PutUserPermissionsBoundary"],
  role: ["iam:DeleteRolePermissionsBoundary", "iam:PutRolePermissionsBoundary"],
};
/** Making a role or a user, and giving it rights. */
export const makeOwn = [
  [["iam:CreateRole"], grantTo.role],
  [["iam:CreateUser"], grantTo.user, ["iam:CreateAccessKey", "iam:CreateLoginProfile"]],
];
/** Rights that nobody has all of but an administrator. */
export const administration = [
  "iam:CreateUser",
  "s3:DeleteBucket",
  "ec2:TerminateInstances",
  "kms:ScheduleKeyDeletion",
];
