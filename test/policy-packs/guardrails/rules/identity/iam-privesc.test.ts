import { expect } from "chai";
import type { ResourceFacts } from "../../../../../lib/guardrail-pack";
import { iamPrivesc } from "../../../../../policy-packs/guardrails/rules/identity/iam-privesc";
import { alone, resource, together, unknown } from "../../decide";

const ACCOUNT = "111111111111";
const arn = (kind: string, name: string) => `arn:aws:iam::${ACCOUNT}:${kind}/${name}`;
const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const deny = (Action: unknown, Resource: unknown = "*", more: object = {}) => ({
  ...allow(Action, Resource, more),
  Effect: "Deny",
});
const document = (...Statement: object[]) => ({ Version: "2012-10-17", Statement });
const text = (...statements: object[]) => JSON.stringify(document(...statements));

const trusting = (Principal: unknown, more: object = {}) =>
  document({ Effect: "Allow", Principal, Action: "sts:AssumeRole", ...more });
const service = (name: string) => trusting({ Service: `${name}.amazonaws.com` });
const role = (name: string, props: object = {}) =>
  resource(
    "aws:iam/role:Role",
    { name, arn: arn("role", name), assumeRolePolicy: service("lambda"), ...props },
    { name },
  );
const user = (name: string, props: object = {}) =>
  resource("aws:iam/user:User", { name, arn: arn("user", name), ...props }, { name });
const group = (name: string) => resource("aws:iam/group:Group", { name, arn: arn("group", name) }, { name });
const inline = (of: string, ...statements: object[]) =>
  resource("aws:iam/rolePolicy:RolePolicy", { role: of, policy: text(...statements) }, { name: `${of}-policy` });
const ofUser = (of: string, ...statements: object[]) =>
  resource("aws:iam/userPolicy:UserPolicy", { user: of, policy: text(...statements) }, { name: `${of}-policy` });
const ofGroup = (of: string, ...statements: object[]) =>
  resource("aws:iam/groupPolicy:GroupPolicy", { group: of, policy: text(...statements) }, { name: `${of}-policy` });
const policy = (name: string, ...statements: object[]) =>
  resource("aws:iam/policy:Policy", { name, arn: arn("policy", name), policy: text(...statements) }, { name });
const attach = (of: string, policyArn: string) =>
  resource(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    { role: of, policyArn },
    { name: `${of}-${policyArn}` },
  );

const on = (...facts: ResourceFacts[]) => together(iamPrivesc, facts);
const path = (who: string, steps: string, of = who) => `violation ${of} : it can get every right: ${who} → ${steps}`;

describe("iam-privesc (A-071, D-021, C-024)", () => {
  describe("rights that lead to all others", () => {
    const cases: Record<string, [object[], string]> = {
      "a policy of one's own": [[allow("iam:PutRolePolicy", arn("role", "app"))], "any right (iam:PutRolePolicy)"],
      "a policy of AWS": [[allow("iam:AttachRolePolicy", arn("role", "a*"))], "any right (iam:AttachRolePolicy)"],
      "all of IAM": [[allow("iam:*")], "any right (iam:PutRolePolicy)"],
      "another case": [[allow("IAM:putROLEpolicy")], "any right (iam:PutRolePolicy)"],
      "all but reading": [
        [{ Effect: "Allow", NotAction: ["s3:*", "ec2:*", "kms:*"], Resource: "*" }],
        "any right (iam:PutRolePolicy)",
      ],
      "a role of one's own making": [
        [allow(["iam:CreateRole", "iam:AttachRolePolicy"], arn("role", "z*"))],
        "any right (iam:CreateRole and iam:PutRolePolicy)",
      ],
      "every policy": [[allow("iam:CreatePolicyVersion")], "any right (iam:CreatePolicyVersion of every policy)"],
      "whom roles trust": [[allow("iam:UpdateAssumeRolePolicy")], "any role (iam:UpdateAssumeRolePolicy)"],
      "keys of users": [[allow("iam:CreateAccessKey")], "any user (iam:CreateAccessKey)"],
      "passwords of users": [[allow("iam:UpdateLoginProfile", arn("user", "*"))], "any user (iam:UpdateLoginProfile)"],
      "a function with any role": [
        [allow("iam:PassRole"), allow(["lambda:CreateFunction", "lambda:InvokeFunction"])],
        "any role (iam:PassRole to lambda.amazonaws.com and lambda:CreateFunction)",
      ],
      "a machine with any role": [
        [
          allow("iam:PassRole", "*", { Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } } }),
          allow("ec2:RunInstances"),
        ],
        "any role (iam:PassRole to ec2.amazonaws.com and ec2:RunInstances)",
      ],
      "a stack with any role": [
        [allow(["iam:PassRole", "cloudformation:CreateStack"])],
        "any role (iam:PassRole to cloudformation.amazonaws.com and cloudformation:CreateStack)",
      ],
      "the code of every function": [
        [allow("lambda:UpdateFunctionCode")],
        "any role (lambda:UpdateFunctionCode of every function)",
      ],
      "the layers of every function": [
        [allow("lambda:UpdateFunctionConfiguration")],
        "any role (lambda:UpdateFunctionConfiguration of every function)",
      ],
      "the template of every stack": [
        [allow("cloudformation:UpdateStack", "arn:aws:cloudformation:*:*:stack/*")],
        "any role (cloudformation:UpdateStack of every stack)",
      ],
      "the rights of people": [
        [allow(["sso:CreateAccountAssignment", "sso:PutInlinePolicyToPermissionSet"])],
        "any right (sso:CreateAccountAssignment and sso:PutInlinePolicyToPermissionSet)",
      ],
      "whose word is believed": [[allow("iam:UpdateSAMLProvider")], "any role (iam:UpdateSAMLProvider)"],
    };
    for (const [what, [statements, steps]] of Object.entries(cases)) {
      it(`refuses ${what}`, () => {
        expect(on(role("app"), inline("app", ...statements))).to.deep.equal([path("app", steps)]);
      });
    }

    const harmless: Record<string, object[]> = {
      "the policies of another role": [allow("iam:PutRolePolicy", arn("role", "other"))],
      "a right to hand over, and nothing to run": [allow("iam:PassRole")],
      "a right to run, and no role to hand over": [allow(["lambda:CreateFunction", "lambda:InvokeFunction"])],
      "a function that never runs": [allow(["iam:PassRole", "lambda:CreateFunction"])],
      "a role for another service": [
        allow("iam:PassRole", "*", { Condition: { StringEquals: { "iam:PassedToService": "rds.amazonaws.com" } } }),
        allow("ec2:RunInstances"),
      ],
      "attaching one harmless policy": [
        allow("iam:AttachRolePolicy", "*", {
          Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
        }),
      ],
      "roles with a boundary": [
        allow(["iam:CreateRole", "iam:AttachRolePolicy", "iam:PutRolePolicy"], "*", {
          Condition: { StringEquals: { "iam:PermissionsBoundary": arn("policy", "boundary") } },
        }),
      ],
      "one's own keys": [allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}")],
      "one function's code": [allow("lambda:UpdateFunctionCode", `arn:aws:lambda:us-east-1:${ACCOUNT}:function:mine`)],
      "one function's layers": [
        allow("lambda:UpdateFunctionConfiguration", `arn:aws:lambda:us-east-1:${ACCOUNT}:function:mine`),
      ],
      "one stack's template": [
        allow("cloudformation:UpdateStack", `arn:aws:cloudformation:us-east-1:${ACCOUNT}:stack/mine/*`),
      ],
      "one set of rights of people, and whom it is given": [
        allow(
          ["sso:CreateAccountAssignment", "sso:PutInlinePolicyToPermissionSet"],
          "arn:aws:sso:::permissionSet/ssoins-1/ps-1",
        ),
      ],
      "giving people rights that somebody else decides on": [allow("sso:CreateAccountAssignment")],
      "jobs of Glue without a role to hand them": [allow(["glue:UpdateJob", "glue:StartJobRun"])],
      "containers and state machines that nobody strong runs": [
        allow(["ecs:ExecuteCommand", "states:UpdateStateMachine"]),
      ],
      "reading everything": [allow(["iam:Get*", "iam:List*", "ec2:Describe*"])],
    };
    for (const [what, statements] of Object.entries(harmless)) {
      it(`accepts ${what}`, () => {
        expect(on(role("app"), inline("app", ...statements))).to.deep.equal([]);
      });
    }
  });

  describe("everything that somebody has counts together", () => {
    const [half, other] = [allow("iam:PassRole"), allow(["lambda:CreateFunction", "lambda:InvokeFunction"])];
    const found = [path("app", "any role (iam:PassRole to lambda.amazonaws.com and lambda:CreateFunction)")];

    it("over policies of one role, in all their forms", () => {
      const managed = policy("half", half);
      expect(on(role("app"), inline("app", half), inline("app", other))).to.deep.equal(found);
      expect(on(role("app"), managed, attach("app", arn("policy", "half")), inline("app", other))).to.deep.equal(found);
      expect(
        on(
          role("app", { inlinePolicies: [{ policy: text(other) }], managedPolicyArns: [arn("policy", "half")] }),
          managed,
        ),
      ).to.deep.equal(found);
      const many = resource("aws:iam/policyAttachment:PolicyAttachment", {
        roles: ["app"],
        policyArn: arn("policy", "half"),
      });
      expect(on(role("app"), managed, many, inline("app", other))).to.deep.equal(found);
      const exclusive = resource("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", {
        roleName: "app",
        policyArns: [arn("policy", "half")],
      });
      expect(on(role("app"), managed, exclusive, inline("app", other))).to.deep.equal(found);
    });

    it("with policies of AWS", () => {
      expect(
        on(role("app"), attach("app", "arn:aws:iam::aws:policy/AWSLambda_FullAccess"), inline("app", half)),
      ).to.deep.equal(found);
      expect(on(role("app"), attach("app", "arn:aws:iam::aws:policy/IAMFullAccess"))).to.deep.equal([
        path("app", "any right (iam:PutRolePolicy)"),
      ]);
      expect(on(role("app"), attach("app", "arn:aws:iam::aws:policy/ReadOnlyAccess"))).to.deep.equal([]);
    });

    it("for a user with those of his groups, and for whoever is in a group", () => {
      const membership = resource("aws:iam/groupMembership:GroupMembership", { group: "all", users: ["ann"] });
      const joined = resource("aws:iam/userGroupMembership:UserGroupMembership", { groups: ["all"], user: "ann" });
      const steps = "any role (iam:PassRole to lambda.amazonaws.com and lambda:CreateFunction)";
      for (const member of [membership, joined]) {
        expect(on(user("ann"), group("all"), member, ofUser("ann", half), ofGroup("all", other))).to.deep.equal([
          path("ann", steps),
        ]);
      }
      expect(on(user("ann"), group("all"), ofUser("ann", half), ofGroup("all", other))).to.deep.equal([]);
      expect(on(group("all"), ofGroup("all", half, other))).to.deep.equal([path("all", steps)]);
      expect(on(group("all"), ofGroup("all", allow("iam:AttachGroupPolicy", arn("group", "all"))))).to.deep.equal([
        path("all", "any right (iam:AttachGroupPolicy)"),
      ]);
    });

    it("less what one of them denies", () => {
      expect(on(role("app"), inline("app", half, other), inline("app", deny("iam:PassRole")))).to.deep.equal([]);
      expect(
        on(role("app"), inline("app", half, other), inline("app", deny("iam:PassRole", arn("role", "admin")))),
      ).to.deep.equal(found);
    });

    it("and no more than the boundary leaves", () => {
      const bounded = (permissionsBoundary: unknown) => role("app", { permissionsBoundary });
      const boundary = policy("boundary", allow(["s3:*", "lambda:*"]));
      expect(on(bounded(arn("policy", "boundary")), boundary, inline("app", half, other))).to.have.length(0);
      const wide = policy("boundary", allow("*"));
      expect(on(bounded(arn("policy", "boundary")), wide, inline("app", half, other))).to.include(found[0]);
      expect(on(bounded("arn:aws:iam::aws:policy/PowerUserAccess"), inline("app", half, other))).to.deep.equal([]);
      expect(on(bounded(arn("policy", "elsewhere")), inline("app", half, other))[0]).to.match(
        /^unknown app : whether it can get every right is not known: /,
      );
      expect(
        on(
          bounded(arn("policy", "boundary")),
          policy("boundary", allow(["iam:DeleteRolePermissionsBoundary"])),
          inline("app", allow("iam:Delete*")),
        ),
      ).to.include(path("app", "any right (iam:DeleteRolePermissionsBoundary)"));
    });
  });

  describe("whoever one can become counts as well", () => {
    const powerful = [
      role("deployer", { assumeRolePolicy: trusting({ AWS: arn("role", "ci") }) }),
      inline("deployer", allow("iam:*")),
    ];

    it("by being trusted", () => {
      expect(on(role("ci"), ...powerful)).to.deep.equal([
        path("ci", "deployer (sts:AssumeRole) → any right (iam:PutRolePolicy)"),
        path("deployer", "any right (iam:PutRolePolicy)"),
      ]);
    });

    it("by an account's trust, with a right to take the role on", () => {
      const open = [
        role("deployer", { assumeRolePolicy: trusting({ AWS: ACCOUNT }) }),
        inline("deployer", allow("iam:*")),
      ];
      expect(on(role("ci"), ...open)).to.have.length(1);
      expect(on(role("ci"), inline("ci", allow("sts:AssumeRole", arn("role", "deployer"))), ...open)).to.include(
        path("ci", "deployer (sts:AssumeRole) → any right (iam:PutRolePolicy)"),
      );
    });

    it("over several roles, the shortest way first", () => {
      const middle = role("middle", { assumeRolePolicy: trusting({ AWS: arn("user", "ann") }) });
      const admin = role("admin", { assumeRolePolicy: trusting({ AWS: arn("role", "middle") }) });
      const all = attach("admin", "arn:aws:iam::aws:policy/AdministratorAccess");
      expect(on(user("ann"), middle, admin, all)).to.deep.equal([
        path("middle", "admin (sts:AssumeRole)"),
        path("ann", "middle (sts:AssumeRole) → admin (sts:AssumeRole)"),
      ]);
    });

    it("by handing a role over to what one runs, if it trusts that", () => {
      const run = inline(
        "ci",
        allow("iam:PassRole", arn("role", "admin")),
        allow(["lambda:CreateFunction", "lambda:InvokeFunction"]),
      );
      const all = attach("admin", "arn:aws:iam::aws:policy/AdministratorAccess");
      expect(on(role("ci"), run, role("admin"), all)).to.deep.equal([
        path("ci", "admin (iam:PassRole to lambda.amazonaws.com and lambda:CreateFunction)"),
      ]);
      expect(on(role("ci"), run, role("admin", { assumeRolePolicy: service("ec2") }), all)).to.deep.equal([]);
    });

    it("by changing or entering what runs as somebody", () => {
      const all = attach("admin", "arn:aws:iam::aws:policy/AdministratorAccess");
      const lambda = resource(
        "aws:lambda/function:Function",
        { name: "job", role: arn("role", "admin") },
        { name: "job" },
      );
      const change = inline("ci", allow("lambda:UpdateFunctionCode", `arn:aws:lambda:*:${ACCOUNT}:function:job`));
      expect(
        on(role("ci"), change, role("admin"), all, {
          ...lambda,
          props: { ...lambda.props, arn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:job` },
        }),
      ).to.deep.equal([path("ci", "admin (lambda:UpdateFunctionCode on job)")]);
      const profile = resource(
        "aws:iam/instanceProfile:InstanceProfile",
        { name: "box", role: "admin" },
        { name: "box-profile" },
      );
      const box = resource(
        "aws:ec2/instance:Instance",
        { id: "i-1", arn: `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/i-1`, iamInstanceProfile: "box" },
        { name: "box" },
      );
      const enter = inline(
        "ci",
        allow("ssm:StartSession", `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/*`, {
          Condition: { StringEquals: { "ssm:resourceTag/access": "yes" } },
        }),
      );
      expect(on(role("ci"), enter, role("admin"), all, profile, box)).to.deep.equal([
        path("ci", "admin (ssm:StartSession on box)"),
      ]);
    });

    const strong = (name: string) => [
      role("admin", { assumeRolePolicy: service(name) }),
      attach("admin", "arn:aws:iam::aws:policy/AdministratorAccess"),
    ];
    const workload = (type: string, name: string, props: object) =>
      resource(type, { name, ...props, arn: `arn:aws:${name}` }, { name });

    it("by the layers of a function", () => {
      const job = { role: arn("role", "admin"), name: "job" };
      const lambda = resource("aws:lambda/function:Function", job, { name: "job" });
      const change = (name: string) =>
        inline("ci", allow("lambda:UpdateFunctionConfiguration", `arn:aws:lambda:*:${ACCOUNT}:function:${name}`));
      expect(on(role("ci"), change("job"), ...strong("lambda"), lambda)).to.deep.equal([
        path("ci", "admin (lambda:UpdateFunctionConfiguration on job)"),
      ]);
      expect(on(role("ci"), change("other"), ...strong("lambda"), lambda)).to.deep.equal([]);
    });

    it("by the definition of a state machine, and the template of a stack", () => {
      const machine = workload("aws:sfn/stateMachine:StateMachine", "machine", { roleArn: arn("role", "admin") });
      const change = (name: string) => inline("ci", allow("states:UpdateStateMachine", `arn:aws:${name}`));
      expect(on(role("ci"), change("machine"), ...strong("states"), machine)).to.deep.equal([
        path("ci", "admin (states:UpdateStateMachine on machine)"),
      ]);
      expect(on(role("ci"), change("other"), ...strong("states"), machine)).to.deep.equal([]);
      const stack = resource(
        "aws:cloudformation/stack:Stack",
        {
          name: "base",
          id: `arn:aws:cloudformation:us-east-1:${ACCOUNT}:stack/base/1`,
          iamRoleArn: arn("role", "admin"),
        },
        { name: "base" },
      );
      const update = (name: string) =>
        inline("ci", allow("cloudformation:UpdateStack", `arn:aws:cloudformation:*:${ACCOUNT}:stack/${name}/*`));
      expect(on(role("ci"), update("base"), ...strong("cloudformation"), stack)).to.deep.equal([
        path("ci", "admin (cloudformation:UpdateStack on base)"),
      ]);
      expect(on(role("ci"), update("other"), ...strong("cloudformation"), stack)).to.deep.equal([]);
    });

    it("by entering a task's container, unless its services keep everybody out", () => {
      const task = resource(
        "aws:ecs/taskDefinition:TaskDefinition",
        { family: "web", arn: "arn:aws:ecs:::task-definition/web:1", taskRoleArn: arn("role", "admin") },
        { name: "web" },
      );
      const runs = (props: object) =>
        resource("aws:ecs/service:Service", { taskDefinition: "arn:aws:ecs:::task-definition/web:1", ...props });
      const enter = inline("ci", allow("ecs:ExecuteCommand"));
      const found = [path("ci", "admin (ecs:ExecuteCommand on web)")];
      expect(on(role("ci"), enter, ...strong("ecs-tasks"), task)).to.deep.equal(found);
      expect(on(role("ci"), enter, ...strong("ecs-tasks"), task, runs({ enableExecuteCommand: true }))).to.deep.equal(
        found,
      );
      expect(on(role("ci"), enter, ...strong("ecs-tasks"), task, runs({}))).to.deep.equal([]);
      expect(on(role("ci"), inline("ci", allow("ecs:RunTask")), ...strong("ecs-tasks"), task)).to.deep.equal([]);
    });

    it("by a key of a user, or by joining a group", () => {
      const admin = [user("root"), ofUser("root", allow("iam:*"))];
      expect(on(user("ann"), ofUser("ann", allow("iam:CreateAccessKey", arn("user", "root"))), ...admin)).to.include(
        path("ann", "root (iam:CreateAccessKey) → any right (iam:PutUserPolicy)"),
      );
      const admins = [group("admins"), ofGroup("admins", allow("iam:*"))];
      expect(
        on(user("ann"), ofUser("ann", allow("iam:AddUserToGroup", arn("group", "admins"))), ...admins)[0],
      ).to.equal(path("ann", "admins (iam:AddUserToGroup) → any right (iam:PutUserPolicy)"));
    });

    it("leaves administrators themselves to iam-no-admin", () => {
      expect(on(role("admin"), attach("admin", "arn:aws:iam::aws:policy/AdministratorAccess"))).to.deep.equal([]);
    });
  });

  describe("policies without a holder in the stack", () => {
    it("are those of whoever gets them", () => {
      expect(on(policy("keys", allow("iam:CreateAccessKey")))).to.deep.equal([
        path("whoever has keys", "any user (iam:CreateAccessKey)", "keys"),
      ]);
      expect(on(policy("own", allow("iam:PutUserPolicy", "arn:aws:iam::*:user/${aws:username}")))).to.deep.equal([
        path("whoever has own", "any right (iam:PutUserPolicy)", "own"),
      ]);
      expect(on(policy("self", allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}")))).to.deep.equal([]);
    });

    it("count together for a role that is made elsewhere", () => {
      const [half, other] = [inline("far", allow("iam:PassRole")), inline("far", allow("ec2:RunInstances"))];
      expect(on(half)).to.deep.equal([]);
      expect(on(half, { ...other, name: "b", urn: `${other.urn}-b` })).to.have.length(1);
    });
  });

  it("while ids are not known it joins by dependencies", () => {
    const name = unknown;
    const app = resource("aws:iam/role:Role", { name, assumeRolePolicy: service("lambda") }, { name: "app" });
    const own = resource(
      "aws:iam/rolePolicy:RolePolicy",
      { role: unknown, policy: text(allow(["iam:PassRole", "ec2:RunInstances"])) },
      { name: "own", propertyDependencies: { role: [app.urn] } },
    );
    expect(on(app, own)).to.deep.equal([
      path("app", "any role (iam:PassRole to ec2.amazonaws.com and ec2:RunInstances)"),
    ]);
  });

  it("takes the account that the policies name for that of the stack", () => {
    const app = resource("aws:iam/role:Role", { name: "app", assumeRolePolicy: service("lambda") }, { name: "app" });
    expect(on(app, inline("app", allow("iam:PutRolePolicy", arn("role", "app"))))).to.deep.equal([
      path("app", "any right (iam:PutRolePolicy)"),
    ]);
    const two = inline("app", allow("iam:PutRolePolicy", [arn("role", "app"), "arn:aws:iam::222222222222:role/app"]));
    expect(on(app, two)[0]).to.match(/^unknown app : /);
  });

  it("tells a document that is not known, and decides the rest", () => {
    const open = resource("aws:iam/rolePolicy:RolePolicy", { role: "app", policy: unknown }, { name: "open" });
    expect(alone(iamPrivesc, open)).to.deep.equal([
      "unknown policy: whether what the policy allows leads to more is not known; decided at the update",
    ]);
    expect(on(role("app"), open)).to.deep.equal([]);
    expect(on(role("app"), open, inline("app", allow("iam:*")))).to.have.length(1);
  });
});
