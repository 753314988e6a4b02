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
