import type { Fields, Form } from "./form";

const INLINE: Fields = { policyName: "name", policyDocument: "policy" };

/** Roles, people, keys and secrets. */
export const identityForms: Readonly<Record<string, Form>> = {
  "aws-native:iam:Role": {
    type: "aws:iam/role:Role",
    fields: {
      roleName: "name",
      assumeRolePolicyDocument: "assumeRolePolicy",
      policies: { as: "inlinePolicies", fields: INLINE },
    },
  },
  "aws-native:iam:RolePolicy": {
    type: "aws:iam/rolePolicy:RolePolicy",
    fields: { ...INLINE, roleName: "role" },
  },
  "aws-native:iam:ManagedPolicy": {
    type: "aws:iam/policy:Policy",
    fields: { managedPolicyName: "name", policyDocument: "policy" },
    parts: (["roles", "users", "groups"] as const).map((whom) => ({
      type: "aws:iam/policyAttachment:PolicyAttachment",
      from: whom,
      owner: "policyArn",
      into: whom,
    })),
  },
  "aws-native:iam:User": {
    type: "aws:iam/user:User",
    fields: { userName: "name" },
    parts: [
      { type: "aws:iam/userPolicy:UserPolicy", from: "policies", owner: "user", each: true, fields: INLINE },
      {
        type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        from: "managedPolicyArns",
        owner: "user",
        each: true,
        into: "policyArn",
      },
      { type: "aws:iam/userGroupMembership:UserGroupMembership", from: "groups", owner: "user", into: "groups" },
    ],
  },
  "aws-native:iam:UserPolicy": { type: "aws:iam/userPolicy:UserPolicy", fields: { ...INLINE, userName: "user" } },
  "aws-native:iam:Group": {
    type: "aws:iam/group:Group",
    fields: { groupName: "name" },
    parts: [
      { type: "aws:iam/groupPolicy:GroupPolicy", from: "policies", owner: "group", each: true, fields: INLINE },
      {
        type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
        from: "managedPolicyArns",
        owner: "group",
        each: true,
        into: "policyArn",
      },
    ],
  },
  "aws-native:iam:GroupPolicy": { type: "aws:iam/groupPolicy:GroupPolicy", fields: { ...INLINE, groupName: "group" } },
  "aws-native:iam:InstanceProfile": {
    type: "aws:iam/instanceProfile:InstanceProfile",
    fields: { instanceProfileName: "name", roles: "role" },
    finish: ({ role, ...rest }) => ({ ...rest, role: Array.isArray(role) ? role[0] : role }),
  },
  "aws-native:kms:Key": {
    type: "aws:kms/key:Key",
    fields: {
      keyPolicy: "policy",
      pendingWindowInDays: "deletionWindowInDays",
      keySpec: "customerMasterKeySpec",
      enabled: "isEnabled",
    },
  },
  "aws-native:kms:ReplicaKey": {
    type: "aws:kms/replicaKey:ReplicaKey",
    fields: { keyPolicy: "policy", pendingWindowInDays: "deletionWindowInDays" },
  },
  "aws-native:kms:Alias": { type: "aws:kms/alias:Alias", fields: { aliasName: "name" } },
  "aws-native:secretsmanager:Secret": { type: "aws:secretsmanager/secret:Secret" },
  "aws-native:secretsmanager:ResourcePolicy": {
    type: "aws:secretsmanager/secretPolicy:SecretPolicy",
    fields: { resourcePolicy: "policy", secretId: "secretArn" },
  },
  "aws-native:secretsmanager:RotationSchedule": { type: "aws:secretsmanager/secretRotation:SecretRotation" },
  "aws-native:ssm:Parameter": { type: "aws:ssm/parameter:Parameter" },
};
