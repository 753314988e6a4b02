import { expect } from "chai";
import { iamNoServiceStar } from "../../../../../policy-packs/guardrails/rules/identity/iam-no-service-star";
import { alone, resource, unknown } from "../../decide";

const on = (type: string, props: object, config: object = {}) =>
  alone(iamNoServiceStar, resource(type, { ...props }), "prod", config);
const policy = (...statements: object[]) => on("aws:iam/policy:Policy", { policy: { Statement: statements } });
const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const whole = (actions: string) => [
  `violation policy.Statement[0]: the statement allows every action of a service on every resource: ${actions}`,
];

describe("iam-no-service-star (K-07, A-071, X-17)", () => {
  const wide: Record<string, [unknown, unknown]> = {
    "s3:*": ["s3:*", "*"],
    "S3:*": ["S3:*", "*"],
    "s3:**": ["s3:**", "*"],
    "s3*": ["s3*", "*"],
    "s?:*": ["s?:*", "*"],
    "ec2:*": [
      ["s3:GetObject", "ec2:*"],
      ["arn:aws:s3:::a", "*"],
    ],
    "kms:*": ["kms:*", "arn:*"],
  };
  for (const [actions, [action, target]] of Object.entries(wide)) {
    it(`refuses ${actions} on ${JSON.stringify(target)}`, () => {
      expect(policy(allow(action, target))).to.deep.equal(whole(actions));
    });
  }

  it("refuses patterns of actions that change things, and names them; a pattern that only looks is in order", () => {
    expect(policy(allow(["s3:Put*", "s3:Get*", "dynamodb:Delete*"]))).to.deep.equal([
      "violation policy.Statement[0]: the statement allows actions that change things on every resource: s3:Put*, dynamodb:Delete*",
    ]);
    expect(policy(allow(["ec2:Describe*", "s3:List*", "cloudwatch:PutMetricData"]))).to.deep.equal([]);
  });

  const own: Record<string, [string, unknown]> = {
    "every bucket and object": ["s3:*", ["arn:aws:s3:::*", "arn:aws:s3:::*/*"]],
    "every resource of the service": ["dynamodb:*", "arn:aws:dynamodb:*:*:*"],
    "every table of an account": ["dynamodb:*", "arn:aws:dynamodb:us-east-1:111111111111:table/*"],
    "every queue": ["sqs:*", "arn:aws:sqs:*:*:*"],
    "every secret": ["secretsmanager:*", "arn:aws:secretsmanager:*:*:secret:*"],
    "every role, user and policy": ["iam:*", "arn:aws:iam::111111111111:*"],
    "every bucket, and something that is not known": ["s3:*", ["arn:aws:s3:::*", unknown]],
  };
  for (const [what, [action, target]] of Object.entries(own)) {
    it(`refuses all of a service on ${what}`, () => {
      expect(policy(allow(action, target))).to.deep.equal(whole(action));
    });
  }

  it("accepts all of a service on what is named, whatever else the statement is for", () => {
    expect(policy(allow("dynamodb:*", "arn:aws:dynamodb:*:*:table/orders-*"))).to.deep.equal([]);
    expect(policy(allow("s3:*", ["arn:aws:s3:::orders-*", "arn:aws:sqs:*:*:*"]))).to.deep.equal([]);
    expect(policy(allow("sqs:*", "arn:aws:sqs:us-east-1:111111111111:orders*"))).to.deep.equal([]);
    expect(policy(allow(["s3:Get*", "s3:List*"], "arn:aws:s3:::*"))).to.deep.equal([]);
    expect(policy(allow("ec2:*", "arn:aws:ec2:*:*:subnet/*"))).to.deep.equal([]);
  });

  it("accepts services that have no resources to name", () => {
    expect(policy(allow(["ssmmessages:*", "ec2messages:*"]))).to.deep.equal([]);
    expect(policy(allow(["ssmmessages:*", "ssm:*"]))).to.deep.equal(whole("ssm:*"));
  });

  it("accepts a service on some resources, those that a tag picks, and denials", () => {
    expect(policy(allow("s3:*", ["arn:aws:s3:::a", "arn:aws:s3:::a/*"]))).to.deep.equal([]);
    const tagged = { Condition: { StringEquals: { "aws:ResourceTag/team": "a" } } };
    expect(policy(allow("ec2:*", "*", tagged))).to.deep.equal([]);
    expect(policy({ ...allow("s3:*"), Effect: "Deny" })).to.deep.equal([]);
  });

  it("a condition that picks no resource changes nothing", () => {
    for (const Condition of [
      { StringLike: { "aws:ResourceTag/team": "*" } },
      { StringEqualsIfExists: { "aws:ResourceTag/team": "a" } },
      { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    ]) {
      expect(policy(allow("s3:*", "*", { Condition }))).to.deep.equal(whole("s3:*"));
    }
  });

  it("leaves administrators to iam-no-admin", () => {
    expect(policy(allow("*"))).to.deep.equal([]);
  });

  it("looks behind a harmless first statement, into roles and into permission sets", () => {
    expect(policy(allow("s3:GetObject"), allow("s3:*"))).to.have.length(1);
    const document = JSON.stringify({ Statement: allow("sqs:*") });
    expect(on("aws:iam/role:Role", { inlinePolicies: [{ policy: document }] })).to.have.length(1);
    expect(
      on("aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", { inlinePolicy: document }),
    ).to.have.length(1);
  });

  it("what is not known is no pass, as far as it matters", () => {
    const open =
      "unknown policy.Statement[0]: on what the statement allows which actions is not known; decided at the update";
    expect(on("aws:iam/rolePolicy:RolePolicy", { policy: unknown })).to.deep.equal([
      "unknown policy: on what the policy allows which actions is not known; decided at the update",
    ]);
    expect(policy(allow("s3:*", [unknown]))).to.deep.equal([open]);
    expect(policy(allow([unknown]))).to.deep.equal([open]);
    expect(policy(allow("s3:GetObject", [unknown]))).to.deep.equal([]);
    expect(policy(allow([unknown, "s3:*"]))).to.deep.equal(whole("s3:*"));
  });

  it("refuses a policy of AWS that allows all of a service, wherever it is attached", () => {
    const arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
    const said = (path: string) => [
      `violation ${path}: it attaches AmazonS3FullAccess, which allows every action of a service on every resource: s3:*, s3-object-lambda:*`,
    ];
    expect(on("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { policyArn: arn })).to.deep.equal(
      said("policyArn"),
    );
    expect(on("aws:iam/role:Role", { managedPolicyArns: [arn] })).to.deep.equal(said("managedPolicyArns"));
    for (const other of [
      "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
      "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      "arn:aws:iam::444444444444:policy/AmazonS3FullAccess",
      unknown,
    ]) {
      expect(on("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { policyArn: other })).to.deep.equal([]);
    }
  });

  it("an exemption names one resource by its URN, not by how it is called", () => {
    const props = { policy: { Statement: allow("s3:*") } };
    const { urn } = resource("aws:iam/policy:Policy", props);
    expect(on("aws:iam/policy:Policy", props, { exempt: [urn] })).to.deep.equal([]);
    expect(on("aws:iam/policy:Policy", props, { exempt: ["it"] })).to.have.length(1);
  });
});
