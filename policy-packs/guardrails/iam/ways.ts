import type { Context } from "./context";

/** A service that runs code, or calls AWS, as a role that is handed over to it. */
export interface Runner {
  /** Whom the role has to trust, and to whom it is handed over. */
  readonly service: string;
  /** What has to be allowed beside iam:PassRole: one action of each list. */
  readonly actions: readonly (readonly string[])[];
}

/** What gives whoever may do it a role that somebody else hands over. */
export const runners: readonly Runner[] = [
  {
    service: "lambda.amazonaws.com",
    actions: [
      ["lambda:CreateFunction"],
      [
        "lambda:InvokeFunction",
        "lambda:CreateEventSourceMapping",
        "lambda:AddPermission",
        "lambda:CreateFunctionUrlConfig",
      ],
    ],
  },
  {
    service: "ec2.amazonaws.com",
    actions: [
      [
        "ec2:RunInstances",
        "ec2:AssociateIamInstanceProfile",
        "ec2:ReplaceIamInstanceProfileAssociation",
        "ec2:RequestSpotInstances",
        "ec2:RequestSpotFleet",
      ],
    ],
  },
  {
    service: "ec2.amazonaws.com",
    actions: [
      ["autoscaling:CreateAutoScalingGroup", "autoscaling:UpdateAutoScalingGroup", "ec2:CreateFleet"],
      ["autoscaling:CreateLaunchConfiguration", "ec2:CreateLaunchTemplate"],
    ],
  },
  {
    service: "ecs-tasks.amazonaws.com",
    actions: [
      ["ecs:RegisterTaskDefinition"],
      ["ecs:RunTask", "ecs:StartTask", "ecs:CreateService", "ecs:UpdateService"],
    ],
  },
  {
    service: "cloudformation.amazonaws.com",
    actions: [
      [
        "cloudformation:CreateStack",
        "cloudformation:UpdateStack",
        "cloudformation:CreateStackSet",
        "cloudformation:UpdateStackSet",
        "cloudformation:CreateChangeSet",
      ],
    ],
  },
  {
    service: "codebuild.amazonaws.com",
    actions: [
      ["codebuild:CreateProject", "codebuild:UpdateProject"],
      ["codebuild:StartBuild", "codebuild:StartBuildBatch", "codebuild:CreateWebhook"],
    ],
  },
  { service: "codepipeline.amazonaws.com", actions: [["codepipeline:CreatePipeline", "codepipeline:UpdatePipeline"]] },
  {
    service: "glue.amazonaws.com",
    actions: [["glue:CreateDevEndpoint", "glue:CreateSession", "glue:CreateJob", "glue:UpdateJob"]],
  },
  {
    service: "sagemaker.amazonaws.com",
    actions: [
      [
        "sagemaker:CreateNotebookInstance",
        "sagemaker:CreateTrainingJob",
        "sagemaker:CreateProcessingJob",
        "sagemaker:CreateHyperParameterTuningJob",
        "sagemaker:CreateAutoMLJob",
        "sagemaker:CreateAutoMLJobV2",
        "sagemaker:CreateDomain",
      ],
    ],
  },
  {
    service: "ssm.amazonaws.com",
    actions: [
      [
        "ssm:StartAutomationExecution",
        "ssm:CreateAssociation",
        "ssm:RegisterTaskWithMaintenanceWindow",
        "ssm:UpdateMaintenanceWindowTask",
        // A machine of one's own, anywhere, that is given the role.
        "ssm:CreateActivation",
      ],
    ],
  },
  {
    service: "states.amazonaws.com",
    actions: [
      ["states:CreateStateMachine", "states:UpdateStateMachine"],
      ["states:StartExecution", "states:StartSyncExecution"],
    ],
  },
  { service: "scheduler.amazonaws.com", actions: [["scheduler:CreateSchedule", "scheduler:UpdateSchedule"]] },
  { service: "events.amazonaws.com", actions: [["events:PutTargets"]] },
  {
    service: "datapipeline.amazonaws.com",
    actions: [["datapipeline:CreatePipeline"], ["datapipeline:PutPipelineDefinition"]],
  },
  { service: "ec2.amazonaws.com", actions: [["elasticmapreduce:RunJobFlow"]] },
  { service: "emr-serverless.amazonaws.com", actions: [["emr-serverless:StartJobRun"]] },
  { service: "ecs-tasks.amazonaws.com", actions: [["batch:RegisterJobDefinition"], ["batch:SubmitJob"]] },
  { service: "tasks.apprunner.amazonaws.com", actions: [["apprunner:CreateService", "apprunner:UpdateService"]] },
  { service: "pods.eks.amazonaws.com", actions: [["eks:CreatePodIdentityAssociation"]] },
  { service: "amplify.amazonaws.com", actions: [["amplify:CreateApp", "amplify:UpdateApp"]] },
  { service: "imagebuilder.amazonaws.com", actions: [["imagebuilder:CreateImagePipeline"]] },
  {
    service: "bedrock-agentcore.amazonaws.com",
    actions: [["bedrock-agentcore:CreateCodeInterpreter"], ["bedrock-agentcore:InvokeCodeInterpreter"]],
  },
];

/** What is there already and runs as a role: whoever changes or enters it has the role. */
export interface Running {
  readonly type: string;
  /** Where its role is named, or the instance profile that holds it; on the way may be JSON text. */
  readonly role: string;
  readonly actions: readonly string[];
  /** What has to be allowed beside, on the same: one action of each list. @default nothing */
  readonly beside?: readonly (readonly string[])[];
  /** What a request says of what is done, where a condition may ask for something else. */
  readonly values?: Context["values"];
  /** How the ARN of what they are done to goes on behind the account, with the value of a property in the place of `…`. */
  readonly arn: readonly [service: string, form: string, property: string];
  /** Whether a right to every one of them reaches roles outside of the stack, too. */
  readonly isMany?: true;
  /** Whether it is what is made of the resource that the actions are done to: the tasks of a definition, any of them. */
  readonly isMade?: true;
}

export const running: readonly Running[] = [
  {
    type: "aws:lambda/function:Function",
    role: "role",
    // The configuration names the layers, whose code runs as well.
    actions: ["lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration"],
    arn: ["lambda", "function:…", "name"],
    isMany: true,
  },
  {
    type: "aws:cloudformation/stack:Stack",
    role: "iamRoleArn",
    actions: ["cloudformation:UpdateStack"],
    arn: ["cloudformation", "stack/…/*", "name"],
    isMany: true,
  },
  {
    type: "aws:codebuild/project:Project",
    role: "serviceRole",
    actions: ["codebuild:StartBuild", "codebuild:StartBuildBatch", "codebuild:UpdateProject"],
    arn: ["codebuild", "project/…", "name"],
  },
  {
    type: "aws:ec2/instance:Instance",
    role: "iamInstanceProfile",
    actions: ["ssm:SendCommand", "ssm:StartSession", "ec2-instance-connect:SendSSHPublicKey"],
    arn: ["ec2", "instance/…", "id"],
  },
  {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    role: "taskRoleArn",
    actions: ["ecs:ExecuteCommand"],
    arn: ["ecs", "task/*", "family"],
    isMade: true,
  },
  {
    type: "aws:sagemaker/notebookInstance:NotebookInstance",
    role: "roleArn",
    actions: ["sagemaker:CreatePresignedNotebookInstanceUrl"],
    arn: ["sagemaker", "notebook-instance/…", "name"],
  },
  {
    // A job of Glue has to be handed its role again when it is changed: that is one of the runners.
    type: "aws:sfn/stateMachine:StateMachine",
    role: "roleArn",
    actions: ["states:UpdateStateMachine"],
    arn: ["states", "stateMachine:…", "name"],
  },
];

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
/** Others of the same kind. */
export const others = ["iam:PassRole", "iam:UpdateAssumeRolePolicy", "iam:AddUserToGroup", "sts:AssumeRole"];

/** Rights that nobody has all of but an administrator. */
export const administration = [
  "iam:CreateUser",
  "s3:DeleteBucket",
  "ec2:TerminateInstances",
  "kms:ScheduleKeyDeletion",
];
