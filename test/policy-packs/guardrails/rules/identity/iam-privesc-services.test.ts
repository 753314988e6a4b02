import { expect } from "chai";
import type { ResourceFacts } from "../../../../../lib/guardrail-pack";
import { iamPrivesc } from "../../../../../policy-packs/guardrails/rules/identity/iam-privesc";
import { resource, together } from "../../decide";

const ACCOUNT = "111111111111";
const arn = (kind: string, name: string) => `arn:aws:iam::${ACCOUNT}:${kind}/${name}`;
const ADMIN = arn("role", "admin");
const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const trusting = (Service: string) =>
  document({ Effect: "Allow", Principal: { Service }, Action: ["sts:AssumeRole", "sts:TagSession"] });
const role = (name: string, service: string) =>
  resource("aws:iam/role:Role", { name, arn: arn("role", name), assumeRolePolicy: trusting(service) }, { name });
const inline = (...statements: object[]) =>
  resource("aws:iam/rolePolicy:RolePolicy", { role: "ci", policy: document(...statements) }, { name: "ci-policy" });
const administrator = (service: string) => [
  role("admin", service),
  resource(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    { role: "admin", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
    { name: "admin-policy" },
  ),
];
const on = (...facts: ResourceFacts[]) => together(iamPrivesc, facts);
const path = (steps: string) => [`violation ci : it can get every right: ci → ${steps}`];
const ci = role("ci", "lambda.amazonaws.com");

describe("iam-privesc by what services do with a role (A-071, D-021)", () => {
  /** The service that the role is handed over to, what it takes beside, and what alone does nothing. */
  const handed: readonly (readonly [service: string, actions: string[], harmless?: string])[] = [
    ["ec2.amazonaws.com", ["ec2:RequestSpotInstances"], "ec2:DescribeInstances"],
    ["ec2.amazonaws.com", ["ec2:RequestSpotFleet"]],
    ["ec2.amazonaws.com", ["ec2:CreateFleet", "ec2:CreateLaunchTemplate"], "ec2:CreateFleet"],
    ["ec2.amazonaws.com", ["iam:AddRoleToInstanceProfile", "ssm:StartSession"], "iam:AddRoleToInstanceProfile"],
    ["ecs-tasks.amazonaws.com", ["ecs:RunTask"], "ecs:StopTask"],
    ["cloudformation.amazonaws.com", ["cloudformation:UpdateStackSet"], "cloudformation:DescribeStacks"],
    ["apigateway.amazonaws.com", ["apigateway:PUT"], "apigateway:GET"],
    ["appsync.amazonaws.com", ["appsync:CreateDataSource", "appsync:CreateResolver"], "appsync:CreateDataSource"],
    ["pipes.amazonaws.com", ["pipes:CreatePipe"], "pipes:StartPipe"],
    ["states.amazonaws.com", ["states:TestState"], "states:StartExecution"],
    [
      "kinesisanalytics.amazonaws.com",
      ["kinesisanalytics:CreateApplication", "kinesisanalytics:StartApplication"],
      "kinesisanalytics:StartApplication",
    ],
    ["airflow.amazonaws.com", ["airflow:CreateEnvironment"], "airflow:GetEnvironment"],
    [
      "credentials.iot.amazonaws.com",
      ["iot:CreateRoleAlias", "iot:CreateKeysAndCertificate", "iot:AttachPolicy"],
      "iot:CreateRoleAlias",
    ],
    [
      "rolesanywhere.amazonaws.com",
      ["rolesanywhere:CreateProfile", "rolesanywhere:CreateTrustAnchor"],
      "rolesanywhere:CreateProfile",
    ],
    [
      "bedrock-agentcore.amazonaws.com",
      ["bedrock-agentcore:CreateAgentRuntime", "bedrock-agentcore:InvokeAgentRuntime"],
      "bedrock-agentcore:InvokeAgentRuntime",
    ],
    ["sagemaker.amazonaws.com", ["sagemaker:CreateModel", "sagemaker:CreateEndpoint"], "sagemaker:CreateModel"],
    ["sagemaker.amazonaws.com", ["sagemaker:CreateHyperParameterTuningJob"]],
    ["sagemaker.amazonaws.com", ["sagemaker:UpdateUserProfile", "sagemaker:CreatePresignedDomainUrl"]],
    ["ssm.amazonaws.com", ["ssm:CreateActivation"], "ssm:DescribeActivations"],
  ];
  const pass = (service: string, ...actions: string[]) => [
    ci,
    ...administrator(service),
    inline(
      allow("iam:PassRole", ADMIN, { Condition: { StringEquals: { "iam:PassedToService": service } } }),
      allow(actions),
    ),
  ];

  for (const [service, actions, harmless] of handed) {
    it(`refuses a role handed over to ${service} with ${actions.join(" and ")}`, () => {
      expect(on(...pass(service, ...actions))).to.deep.equal(
        path(`admin (iam:PassRole to ${service} and ${actions[0]})`),
      );
      if (harmless !== undefined) expect(on(...pass(service, harmless))).to.deep.equal([]);
      const [, , ...others] = pass(service, ...actions);
      // A role that trusts another service is of no use to it.
      expect(on(ci, role("admin", "rds.amazonaws.com"), ...others)).to.deep.equal([]);
    });
  }

  const profile = resource(
    "aws:iam/instanceProfile:InstanceProfile",
    { name: "box", arn: arn("instance-profile", "box"), role: "admin" },
    { name: "box-profile" },
  );
  const made = (type: string, props: object) => resource(type, { ...props }, { name: "work" });
  const box = made("aws:ec2/instance:Instance", { id: "i-1", iamInstanceProfile: "box" });
  const template = made("aws:ec2/launchTemplate:LaunchTemplate", { id: "lt-1", iamInstanceProfile: { name: "box" } });
  const stack = made("aws:cloudformation/stack:Stack", { name: "base", iamRoleArn: ADMIN });

  /** What runs as the administrator, what changes or enters it, and what does not. */
  const entered: readonly (readonly [work: ResourceFacts, actions: string[], harmless: string])[] = [
    [box, ["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"], "ec2:ModifyInstanceAttribute"],
    [box, ["ssm:CreateAssociation"], "ssm:ListAssociations"],
    [box, ["ec2:CreateReplaceRootVolumeTask"], "ec2:DescribeReplaceRootVolumeTasks"],
    [template, ["ssm:SendCommand"], "ssm:ListCommands"],
    [
      made("aws:ec2/launchTemplate:LaunchTemplate", { iamInstanceProfile: { arn: arn("instance-profile", "box") } }),
      ["ssm:StartSession"],
      "ssm:TerminateSession",
    ],
    [template, ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"], "ec2:CreateLaunchTemplateVersion"],
    [
      made("aws:ec2/launchConfiguration:LaunchConfiguration", { iamInstanceProfile: "box" }),
      ["ssm:StartSession"],
      "ssm:GetParameter",
    ],
    [made("aws:eks/nodeGroup:NodeGroup", { nodeRoleArn: ADMIN }), ["ssm:SendCommand"], "eks:DescribeNodegroup"],
    [
      made("aws:emr/cluster:Cluster", { ec2Attributes: { instanceProfile: "box" } }),
      ["elasticmapreduce:AddJobFlowSteps"],
      "elasticmapreduce:ListSteps",
    ],
    [
      made("aws:apprunner/service:Service", { instanceConfiguration: { instanceRoleArn: ADMIN } }),
      ["apprunner:UpdateService"],
      "apprunner:PauseService",
    ],
    [
      made("aws:batch/jobDefinition:JobDefinition", { containerProperties: JSON.stringify({ jobRoleArn: ADMIN }) }),
      ["batch:SubmitJob"],
      "batch:CancelJob",
    ],
    [made("aws:glue/devEndpoint:DevEndpoint", { roleArn: ADMIN }), ["glue:UpdateDevEndpoint"], "glue:GetDevEndpoint"],
    [
      made("aws:kinesisanalyticsv2/application:Application", { serviceExecutionRole: ADMIN }),
      ["kinesisanalytics:UpdateApplication"],
      "kinesisanalytics:StopApplication",
    ],
    [
      made("aws:sagemaker/domain:Domain", { defaultUserSettings: { executionRole: ADMIN } }),
      ["sagemaker:CreatePresignedDomainUrl"],
      "sagemaker:DescribeDomain",
    ],
    [
      made("aws:sagemaker/notebookInstance:NotebookInstance", { roleArn: ADMIN }),
      ["sagemaker:UpdateNotebookInstance", "sagemaker:StartNotebookInstance"],
      "sagemaker:StartNotebookInstance",
    ],
    [
      made("aws:bedrock/agentcoreCodeInterpreter:AgentcoreCodeInterpreter", { executionRoleArn: ADMIN }),
      ["bedrock-agentcore:InvokeCodeInterpreter"],
      "bedrock-agentcore:GetCodeInterpreter",
    ],
    [
      made("aws:eks/podIdentityAssociation:PodIdentityAssociation", { roleArn: ADMIN }),
      ["eks:AssociateAccessPolicy"],
      "eks:ListAccessPolicies",
    ],
    [
      made("aws:rolesanywhere/profile:Profile", { roleArns: [ADMIN] }),
      ["rolesanywhere:CreateTrustAnchor"],
      "rolesanywhere:GetTrustAnchor",
    ],
  ];
  const enter = (work: ResourceFacts, actions: string[]) => [
    ci,
    ...administrator("ec2.amazonaws.com"),
    profile,
    work,
    inline(allow(actions)),
  ];

  for (const [work, actions, harmless] of entered) {
    it(`refuses ${actions.join(" and ")} of ${work.type} with an administrator's role`, () => {
      expect(on(...enter(work, actions))).to.deep.equal(path(`admin (${actions[0]} on work)`));
      expect(on(...enter(work, [harmless]))).to.deep.equal([]);
      const [, admin = ci, , ...others] = enter(work, actions);
      expect(on(ci, admin, ...others)).to.deep.equal([]);
    });
  }

  it("a machine that is named is another one than a group makes", () => {
    const one = inline(allow("ssm:StartSession", `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/i-0123456789abcdef0`));
    expect(on(ci, ...administrator("ec2.amazonaws.com"), profile, template, one)).to.deep.equal([]);
    const all = inline(allow("ssm:StartSession", `arn:aws:ec2:us-west-2:${ACCOUNT}:instance/*`));
    expect(on(ci, ...administrator("ec2.amazonaws.com"), profile, template, all)).to.deep.equal(
      path("admin (ssm:StartSession on work)"),
    );
  });

  it("whoever may only give a narrower access policy does not administer the cluster", () => {
    const pods = made("aws:eks/podIdentityAssociation:PodIdentityAssociation", { roleArn: ADMIN });
    const policy = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy";
    const view = inline(
      allow("eks:AssociateAccessPolicy", "*", { Condition: { StringEquals: { "eks:policyArn": policy } } }),
    );
    expect(on(ci, ...administrator("pods.eks.amazonaws.com"), pods, view)).to.deep.equal([]);
  });

  it("a change set is an update, of a stack and of every stack", () => {
    const both = ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"];
    const base = `arn:aws:cloudformation:*:${ACCOUNT}:stack/base/*`;
    const admin = administrator("cloudformation.amazonaws.com");
    expect(on(ci, ...admin, stack, inline(allow(both, base)))).to.deep.equal(
      path("admin (cloudformation:CreateChangeSet on work)"),
    );
    expect(on(ci, ...admin, stack, inline(allow(both.slice(0, 1), base)))).to.deep.equal([]);
    expect(on(ci, inline(allow(both)))).to.deep.equal(path("any role (cloudformation:CreateChangeSet of every stack)"));
    expect(on(ci, inline(allow(both, base)))).to.deep.equal([]);
  });

  it("a right to what carries a tag is none to everything, and one to what carries it here", () => {
    const tagged = (action: string, key = "aws:ResourceTag/app") =>
      inline(allow(action, "*", { Condition: { StringEquals: { [key]: "shop" } } }));
    for (const action of ["lambda:UpdateFunctionCode", "iam:UpdateAssumeRolePolicy", "iam:CreateAccessKey"]) {
      expect(on(ci, tagged(action)), action).to.deep.equal([]);
      expect(on(ci, inline(allow(action))), action).to.have.length(1);
      const mfa = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
      expect(on(ci, inline(allow(action, "*", mfa))), action).to.have.length(1);
    }
    const machines = [ci, ...administrator("ec2.amazonaws.com"), profile, template];
    expect(on(...machines, tagged("ssm:StartSession", "ssm:resourceTag/app"))).to.deep.equal(
      path("admin (ssm:StartSession on work)"),
    );
  });

  it("whoever says whose certificates, groups and roots are believed is anybody", () => {
    const cases: readonly (readonly [action: string, steps: string, narrower: object])[] = [
      [
        "rolesanywhere:UpdateTrustAnchor",
        "any role",
        allow("rolesanywhere:UpdateTrustAnchor", `arn:aws:rolesanywhere:us-east-1:${ACCOUNT}:trust-anchor/1`),
      ],
      [
        "identitystore:CreateGroupMembership",
        "any group",
        allow("identitystore:CreateGroupMembership", "arn:aws:identitystore:::group/readers"),
      ],
      ["sso-directory:AddMemberToGroup", "any group", allow("sso-directory:ListMembersInGroup")],
      ["sso-directory:UpdatePassword", "any user", allow("sso-directory:DescribeUser")],
      [
        "sts:AssumeRoot",
        "any right",
        allow("sts:AssumeRoot", "*", {
          Condition: {
            StringEquals: { "sts:TaskPolicyArn": "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials" },
          },
        }),
      ],
    ];
    for (const [action, steps, narrower] of cases) {
      expect(on(ci, inline(allow(action)))).to.deep.equal(path(`${steps} (${action})`));
      expect(on(ci, inline(narrower))).to.deep.equal([]);
    }
  });

  it("a service that only does what AWS has it do gives itself no rights", () => {
    const cluster = (service: unknown) => [
      resource(
        "aws:iam/role:Role",
        {
          name: "cluster",
          arn: arn("role", "cluster"),
          assumeRolePolicy: document({ Effect: "Allow", Principal: service, Action: "sts:AssumeRole" }),
        },
        { name: "cluster" },
      ),
      resource(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        { role: "cluster", policyArn: "arn:aws:iam::aws:policy/AmazonEKSComputePolicy" },
        { name: "cluster-policy" },
      ),
    ];
    expect(on(...cluster({ Service: "eks.amazonaws.com" }))).to.deep.equal([]);
    for (const others of [
      { Service: "ec2.amazonaws.com" },
      { Service: ["eks.amazonaws.com", "lambda.amazonaws.com"] },
      { Service: "eks.amazonaws.com", AWS: ACCOUNT },
    ]) {
      expect(on(...cluster(others))).to.have.length(1);
    }
  });

  it("a boundary that may be taken away again bounds nothing", () => {
    const bound = { Condition: { StringEquals: { "iam:PermissionsBoundary": arn("policy", "boundary") } } };
    const make = allow(["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy"], "*", bound);
    const steps = "any right (iam:CreateRole and iam:PutRolePolicy and iam:DeleteRolePermissionsBoundary)";
    expect(on(ci, inline(make, allow("iam:DeleteRolePermissionsBoundary")))).to.deep.equal(path(steps));
    expect(on(ci, inline(make, allow("iam:PutRolePermissionsBoundary")))).to.deep.equal(path(steps));
    expect(on(ci, inline(make))).to.deep.equal([]);
    // The same boundary may be put there again.
    expect(on(ci, inline(make, allow("iam:PutRolePermissionsBoundary", "*", bound)))).to.deep.equal([]);
    expect(on(ci, inline(allow("iam:DeleteRolePermissionsBoundary")))).to.deep.equal([]);
  });
});
