import { add, allow, inProduction, inShared, type Mutants, policy, set, withCondition } from "./mutant";

const ROLE = "aws:iam/role:Role";
const DEVOPS = "people-devops-policy";
const DEVELOPERS = "people-developers-policy";
const TRUST = "assumeRolePolicy";

/** Changes that the guardrails of identities must catch. */
export const identityMutants: Mutants = {
  "iam-boundary": [
    {
      ...inProduction(
        "a role without the boundary that the team asks for",
        add(ROLE, { assumeRolePolicy: policy({ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" } }) }),
      ),
      config: { boundaries: ["arn:aws:iam::*:policy/causeway-boundary"] },
    },
  ],
  "iam-cross-environment": [
    inProduction(
      "the developers of dev read production's secret",
      allow("secrets-app-policy", {
        Principal: { AWS: "arn:aws:iam::111111111111:role/causeway-dev-developers" },
        Action: "secretsmanager:GetSecretValue",
        Resource: "*",
      }),
    ),
  ],
  "iam-data-star": [
    inProduction(
      "people read every secret",
      allow(DEVELOPERS, { Action: ["secretsmanager:ListSecrets", "secretsmanager:GetSecretValue"], Resource: "*" }),
    ),
  ],
  "iam-kms-decrypt-star": [
    inProduction("the operators decrypt under every key", allow(DEVOPS, { Action: "kms:Decrypt", Resource: "*" })),
    inProduction(
      "the operators decrypt under every key that has an id",
      allow(DEVOPS, { Action: "kms:Decrypt", Resource: "arn:aws:kms:*:*:key/?*" }),
    ),
    inShared(
      "the trail's role decrypts under every key of the account",
      allow("audit-role-policy", { Action: "kms:*", Resource: "arn:aws:kms:*:555555555555:key/*" }),
    ),
  ],
  "iam-max-session": [
    inProduction("the operators stay for twelve hours", set("people-devops", { maxSessionDuration: 43_200 })),
    inShared(
      "whoever signs in stays for twelve hours",
      add("aws:ssoadmin/permissionSet:PermissionSet", { name: "operators", sessionDuration: "PT12H" }),
    ),
  ],
  "iam-no-access-key": [
    inShared("a key for a build server", add("aws:iam/accessKey:AccessKey", { user: "build-server" })),
    inShared(
      "a password for repositories",
      add("aws:iam/serviceSpecificCredential:ServiceSpecificCredential", {
        serviceName: "codecommit.amazonaws.com",
        userName: "build-server",
      }),
    ),
  ],
  "iam-no-admin": [
    inProduction("the operators may do everything", allow(DEVOPS, { Action: "*", Resource: "*" })),
    inProduction(
      "the developers are administrators",
      add(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess", role: "causeway-prod-pci-developers" },
        { from: { role: "people-developers" } },
      ),
    ),
  ],
  "iam-no-service-star": [
    inProduction("the operators may do all of EC2", allow(DEVOPS, { Action: "ec2:*", Resource: "*" })),
    inProduction(
      "the operators may do everything to every queue",
      allow(DEVOPS, { Action: "sqs:*", Resource: "arn:aws:sqs:*:*:*" }),
    ),
    inProduction(
      "a role may do everything to every table",
      add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
        role: "reports",
        policyArn: "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess",
      }),
    ),
    inShared(
      "the recorder's role writes any bucket",
      allow("config-role-policy", { Action: "s3:Put*", Resource: "*" }),
    ),
  ],
  "iam-no-user-policy": [
    inProduction("a user that lasts", add("aws:iam/user:User", { name: "ana" })),
    inShared(
      "a user with a policy of its own",
      add("aws:iam/userPolicyAttachment:UserPolicyAttachment", {
        user: "ana",
        policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      }),
    ),
  ],
  "iam-passrole-scoped": [
    inProduction("the operators hand over any role", allow(DEVOPS, { Action: "iam:PassRole", Resource: "*" })),
    inProduction(
      "the operators hand over roles to any service",
      allow(DEVOPS, { Action: "iam:PassRole", Resource: "arn:aws:iam::444444444444:role/causeway-*" }),
    ),
  ],
  "iam-password-policy": [
    inProduction("passwords of eight characters", set("account-passwords", { minimumPasswordLength: 8 })),
    inShared("passwords may be used again", set("account-passwords", { passwordReusePrevention: undefined })),
  ],
  "iam-people-mfa": [
    inProduction("the operators need no MFA", withCondition("people-devops", TRUST, undefined)),
    inProduction(
      "the developers need no MFA where they do not say so",
      withCondition("people-developers", TRUST, { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } }),
    ),
  ],
  "iam-privesc": [
    inProduction(
      "the operators write policies",
      allow(DEVOPS, { Action: ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"], Resource: "*" }),
    ),
    inProduction(
      "the operators change the layers of every function",
      allow(DEVOPS, { Action: "lambda:UpdateFunctionConfiguration", Resource: "*" }),
    ),
    inProduction(
      "the developers attach policies to roles",
      allow(DEVELOPERS, { Action: "iam:AttachRolePolicy", Resource: "*" }),
    ),
  ],
  "iam-production-data": [
    inProduction(
      "the developers read production's secrets",
      allow(DEVELOPERS, { Action: "secretsmanager:GetSecretValue", Resource: "*" }),
    ),
    inProduction(
      "the developers read the trail's bucket",
      allow(DEVELOPERS, { Action: "s3:GetObject", Resource: "*" }),
    ),
  ],
  "iam-trust": [
    inProduction(
      "anybody takes on the operators' role",
      allow("people-devops", { Principal: { AWS: "*" }, Action: "sts:AssumeRole" }, TRUST),
    ),
    inShared(
      "another company takes on the recorder's role",
      allow("config-role", { Principal: { AWS: "arn:aws:iam::999999999999:root" }, Action: "sts:AssumeRole" }, TRUST),
    ),
    inProduction(
      "the application's role is for every service account",
      set("app-role-role", {
        assumeRolePolicy: policy({
          Effect: "Allow",
          Principal: {
            Federated: "arn:aws:iam::444444444444:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF",
          },
          Action: "sts:AssumeRoleWithWebIdentity",
        }),
      }),
    ),
  ],
  "resource-policy-public": [
    inProduction(
      "anybody reads a table",
      add("aws:dynamodb/resourcePolicy:ResourcePolicy", {
        resourceArn: "arn:aws:dynamodb:us-east-1:444444444444:table/orders",
        policy: policy({ Effect: "Allow", Principal: "*", Action: "dynamodb:GetItem", Resource: "*" }),
      }),
    ),
    inShared(
      "anybody sends events to the bus",
      add("aws:cloudwatch/eventPermission:EventPermission", { principal: "*", statementId: "everybody" }),
    ),
  ],
};
