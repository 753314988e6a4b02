import type { Runner } from "./runners";

/**
 * Services that act as a role that is handed over to them, for whoever tells them what to do: they call AWS as an API or
 * a pipe says, give out the keys of the role to devices and machines, or run what is not called code.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export const callingServices: readonly Runner[] = [
  {
    // A machine whose role is another one from now on.
    service: "ec2.amazonaws.com",
    actions: [
      ["iam:AddRoleToInstanceProfile"],
      ["ssm:SendCommand", "ssm:StartSession", "ssm:CreateAssociation", "ec2-instance-connect:SendSSHPublicKey"],
    ],
  },
  // A task may be run with another role and another command than its definition says.
  { service: "ecs-tasks.amazonaws.com", actions: [["ecs:RunTask", "ecs:StartTask"]] },
  // An integration calls whatever there is in AWS, with the credentials that it names.
  { service: "apigateway.amazonaws.com", actions: [["apigateway:PUT", "apigateway:POST"]] },
  {
    service: "appsync.amazonaws.com",
    actions: [
      ["appsync:CreateDataSource", "appsync:UpdateDataSource"],
      ["appsync:CreateResolver", "appsync:UpdateResolver", "appsync:CreateFunction", "appsync:UpdateFunction"],
    ],
  },
  { service: "pipes.amazonaws.com", actions: [["pipes:CreatePipe", "pipes:UpdatePipe"]] },
  // One state, without a machine around it.
  { service: "states.amazonaws.com", actions: [["states:TestState"]] },
  {
    service: "kinesisanalytics.amazonaws.com",
    actions: [["kinesisanalytics:CreateApplication"], ["kinesisanalytics:StartApplication"]],
  },
  { service: "airflow.amazonaws.com", actions: [["airflow:CreateEnvironment", "airflow:UpdateEnvironment"]] },
  {
    // https://docs.aws.amazon.com/iot/latest/developerguide/authorizing-direct-aws.html
    service: "credentials.iot.amazonaws.com",
    actions: [
      ["iot:CreateRoleAlias", "iot:UpdateRoleAlias"],
      ["iot:CreateKeysAndCertificate", "iot:CreateCertificateFromCsr", "iot:RegisterCertificateWithoutCA"],
      ["iot:AttachPolicy", "iot:AttachPrincipalPolicy"],
    ],
  },
  {
    service: "rolesanywhere.amazonaws.com",
    actions: [
      ["rolesanywhere:CreateProfile", "rolesanywhere:UpdateProfile"],
      ["rolesanywhere:CreateTrustAnchor", "rolesanywhere:UpdateTrustAnchor"],
    ],
  },
  {
    service: "bedrock-agentcore.amazonaws.com",
    actions: [
      ["bedrock-agentcore:CreateAgentRuntime", "bedrock-agentcore:UpdateAgentRuntime"],
      ["bedrock-agentcore:InvokeAgentRuntime"],
    ],
  },
  {
    service: "sagemaker.amazonaws.com",
    actions: [["sagemaker:CreateModel"], ["sagemaker:CreateEndpoint", "sagemaker:CreateTransformJob"]],
  },
  {
    service: "sagemaker.amazonaws.com",
    actions: [
      ["sagemaker:CreateUserProfile", "sagemaker:UpdateUserProfile", "sagemaker:UpdateDomain"],
      ["sagemaker:CreatePresignedDomainUrl"],
    ],
  },
];
