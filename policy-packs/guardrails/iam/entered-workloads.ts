import { type Running, running } from "./ways";

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
export const workloadKinds: readonly Running[] = [...running, ...machines, ...madeMachines, ...services];
