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
    actions: [["ec2:RunInstances", "ec2:AssociateIamInstanceProfile", "ec2:ReplaceIamInstanceProfileAssociation"]],
  },
  {
    service: "ec2.amazonaws.com",
    actions: [
      ["autoscaling:CreateAutoScalingGroup", "autoscaling:UpdateAutoScalingGroup"],
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
        "sagemaker:CreateDomain",
      ],
    ],
  },
  {
    service: "ssm.amazonaws.com",
    actions: [["ssm:StartAutomationExecution", "ssm:CreateAssociation", "ssm:RegisterTaskWithMaintenanceWindow"]],
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
  { service: "amplify.amazonaws.com", actions: [["amplify:CreateApp"]] },
  { service: "imagebuilder.amazonaws.com", actions: [["imagebuilder:CreateImagePipeline"]] },
  {
    service: "bedrock-agentcore.amazonaws.com",
    actions: [["bedrock-agentcore:CreateCodeInterpreter"], ["bedrock-agentcore:InvokeCodeInterpreter"]],
  },
];

/** What is there already and runs as a role: whoever changes or enters it has the role. */
export interface Running {
  readonly type: string;
  /** What its role is named by: its own property, or that of the instance profile. */
  readonly role: string;
  readonly actions: readonly string[];
  /** How its ARN goes on behind the account, with the value of a property. */
  readonly arn: readonly [service: string, prefix: string, property: string];
  /** Whether a right to every one of them reaches roles outside of the stack, too. */
  readonly isMany: boolean;
}

export const running: readonly Running[] = [
  {
    type: "aws:lambda/function:Function",
    role: "role",
    actions: ["lambda:UpdateFunctionCode"],
    arn: ["lambda", "function:", "name"],
    isMany: true,
  },
  {
    type: "aws:codebuild/project:Project",
    role: "serviceRole",
    actions: ["codebuild:StartBuild", "codebuild:StartBuildBatch", "codebuild:UpdateProject"],
    arn: ["codebuild", "project/", "name"],
    isMany: false,
  },
  {
    type: "aws:ec2/instance:Instance",
    role: "iamInstanceProfile",
    actions: ["ssm:SendCommand", "ssm:StartSession", "ec2-instance-connect:SendSSHPublicKey"],
    arn: ["ec2", "instance/", "id"],
    isMany: false,
  },
  {
    type: "aws:sagemaker/notebookInstance:NotebookInstance",
    role: "roleArn",
    actions: ["sagemaker:CreatePresignedNotebookInstanceUrl"],
    arn: ["sagemaker", "notebook-instance/", "name"],
    isMany: false,
  },
];

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
