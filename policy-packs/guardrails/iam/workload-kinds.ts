import type { Context } from "./context";

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

/** What is changed or entered without a detour. */
const plain: readonly Running[] = [
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

/** Ways onto a machine, as its administrator: from then on one has its role. */
const onto = ["ssm:SendCommand", "ssm:StartSession", "ec2-instance-connect:SendSSHPublicKey"];

/** By where they name their role: what the machines of a group or a request are made from. */
const machineMakers: readonly (readonly [type: string, role: string])[] = [
  ["aws:ec2/launchTemplate:LaunchTemplate", "iamInstanceProfile.name"],
  ["aws:ec2/launchTemplate:LaunchTemplate", "iamInstanceProfile.arn"],
  ["aws:ec2/launchConfiguration:LaunchConfiguration", "iamInstanceProfile"],
  ["aws:ec2/spotInstanceRequest:SpotInstanceRequest", "iamInstanceProfile"],
  ["aws:eks/nodeGroup:NodeGroup", "nodeRoleArn"],
  ["aws:emr/cluster:Cluster", "ec2Attributes.instanceProfile"],
];

/** Machines that are made later: nobody can name them in a policy yet. */
const madeMachines: readonly Running[] = machineMakers.map(([type, role]) => ({
  type,
  role,
  actions: [...onto, "ssm:CreateAssociation"],
  arn: ["ec2", "instance/…", "id"],
  isMade: true,
}));

const ofInstance = { type: "aws:ec2/instance:Instance", role: "iamInstanceProfile" } as const;

/** What is told to a machine when it starts: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
const machines: readonly Running[] = [
  {
    ...ofInstance,
    actions: ["ssm:CreateAssociation", "ec2:CreateReplaceRootVolumeTask"],
    arn: ["ec2", "instance/…", "id"],
  },
  {
    ...ofInstance,
    actions: ["ec2:ModifyInstanceAttribute"],
    beside: [["ec2:StopInstances"], ["ec2:StartInstances"]],
    arn: ["ec2", "instance/…", "id"],
  },
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    role: "iamInstanceProfile.name",
    actions: ["ec2:CreateLaunchTemplateVersion"],
    beside: [["ec2:ModifyLaunchTemplate"]],
    arn: ["ec2", "launch-template/…", "id"],
  },
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    role: "iamInstanceProfile.arn",
    actions: ["ec2:CreateLaunchTemplateVersion"],
    beside: [["ec2:ModifyLaunchTemplate"]],
    arn: ["ec2", "launch-template/…", "id"],
  },
];

const presigned = ["sagemaker:CreatePresignedDomainUrl"];

const services: readonly Running[] = [
  {
    // A change set is an update in two steps.
    type: "aws:cloudformation/stack:Stack",
    role: "iamRoleArn",
    actions: ["cloudformation:CreateChangeSet"],
    beside: [["cloudformation:ExecuteChangeSet"]],
    arn: ["cloudformation", "stack/…/*", "name"],
    isMany: true,
  },
  {
    type: "aws:apprunner/service:Service",
    role: "instanceConfiguration.instanceRoleArn",
    actions: ["apprunner:UpdateService"],
    arn: ["apprunner", "service/…/*", "serviceName"],
  },
  {
    // A job is submitted with whichever command for its container.
    type: "aws:batch/jobDefinition:JobDefinition",
    role: "containerProperties.jobRoleArn",
    actions: ["batch:SubmitJob"],
    arn: ["batch", "job-definition/…", "name"],
  },
  {
    type: "aws:glue/devEndpoint:DevEndpoint",
    role: "roleArn",
    actions: ["glue:UpdateDevEndpoint"],
    arn: ["glue", "devEndpoint/…", "name"],
  },
  {
    type: "aws:emr/cluster:Cluster",
    role: "ec2Attributes.instanceProfile",
    actions: ["elasticmapreduce:AddJobFlowSteps"],
    arn: ["elasticmapreduce", "cluster/…", "id"],
  },
  {
    type: "aws:kinesisanalyticsv2/application:Application",
    role: "serviceExecutionRole",
    actions: ["kinesisanalytics:UpdateApplication"],
    arn: ["kinesisanalytics", "application/…", "name"],
  },
  {
    type: "aws:sagemaker/notebookInstance:NotebookInstance",
    role: "roleArn",
    actions: ["sagemaker:UpdateNotebookInstance"],
    beside: [["sagemaker:StartNotebookInstance"]],
    arn: ["sagemaker", "notebook-instance/…", "name"],
  },
  {
    type: "aws:sagemaker/domain:Domain",
    role: "defaultUserSettings.executionRole",
    actions: presigned,
    arn: ["sagemaker", "user-profile/…", "id"],
    isMade: true,
  },
  {
    type: "aws:sagemaker/userProfile:UserProfile",
    role: "userSettings.executionRole",
    actions: presigned,
    arn: ["sagemaker", "user-profile/*/…", "userProfileName"],
  },
  {
    type: "aws:bedrock/agentcoreCodeInterpreter:AgentcoreCodeInterpreter",
    role: "executionRoleArn",
    actions: ["bedrock-agentcore:InvokeCodeInterpreter"],
    arn: ["bedrock-agentcore", "code-interpreter-custom/…", "codeInterpreterId"],
  },
  {
    // Whoever administers the cluster starts pods as any of its service accounts.
    type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    role: "roleArn",
    actions: ["eks:AssociateAccessPolicy"],
    values: { "eks:policyArn": ["arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"] },
    arn: ["eks", "access-entry/…", "id"],
    isMade: true,
  },
  {
    // A certificate of one's own is believed: https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
    type: "aws:rolesanywhere/profile:Profile",
    role: "roleArns",
    actions: ["rolesanywhere:CreateTrustAnchor", "rolesanywhere:UpdateTrustAnchor"],
    arn: ["rolesanywhere", "trust-anchor/…", "id"],
    isMade: true,
  },
];

/** Everything that runs as a role and may be changed or entered. */
export const workloadKinds: readonly Running[] = [...plain, ...machines, ...madeMachines, ...services];
