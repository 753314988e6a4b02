import { expect } from "chai";
import * as types from "../../../../simulator/aws/types";
import { refusal } from "../../law-world";
import { allow, awsWorld, trust } from "../aws-world";

const attachment = types.rolePolicyAttachmentType;

describe("roleLaw", () => {
  it("has a name that is unique whatever the case, an ARN and an id", () => {
    const world = awsWorld();
    const role = world.create(types.roleType, {
      name: "deploy",
      path: "/ci/",
      assumeRolePolicy: trust("ec2.amazonaws.com"),
    });
    expect(role.outputs.arn).to.equal("arn:aws:iam::111111111111:role/ci/deploy");
    expect(role.outputs.uniqueId).to.match(/^AROA[A-Z2-7]{17}$/);
    expect(refusal(() => world.role("Deploy"))).to.equal("EntityAlreadyExists: Role with name Deploy already exists.");
  });

  it("is named, not given by its ARN, where a policy is put in it", () => {
    const world = awsWorld();
    world.role("web");
    const put = (name: string) =>
      world.create(types.rolePolicyType, { role: name, name: "read", policy: allow("s3:GetObject") });
    expect(refusal(() => put("arn:aws:iam::111111111111:role/web"))).to.equal(
      "ValidationError: The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-; got arn:aws:iam::111111111111:role/web. Give the role's name, not its ARN.",
    );
    put("web");
  });

  it("refuses trust that AWS would call malformed", () => {
    const world = awsWorld();
    const role = (document: object) =>
      refusal(() => world.create(types.roleType, { name: "x", assumeRolePolicy: JSON.stringify(document) }));
    const statement = { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" };
    expect(role({})).to.equal("MalformedPolicyDocument: Syntax errors in policy: it has no Statement.");
    expect(role({ Statement: [{ ...statement, Resource: "*" }] })).to.equal(
      "MalformedPolicyDocument: Has prohibited field Resource.",
    );
    expect(role({ Statement: [{ ...statement, Action: "s3:GetObject" }] })).to.equal(
      "MalformedPolicyDocument: AssumeRole policy may only specify STS AssumeRole actions.",
    );
    expect(role({ Statement: [{ ...statement, Principal: undefined }] })).to.equal(
      "MalformedPolicyDocument: Missing required field Principal.",
    );
    expect(role({ Statement: [{ ...statement, Effect: "allow" }] })).to.equal(
      'MalformedPolicyDocument: Syntax errors in policy: Effect has to be "Allow" or "Deny".',
    );
    expect(role({ Version: "2012-10-18", Statement: [statement] })).to.equal(
      'MalformedPolicyDocument: The policy must contain a valid version string: "2012-10-18"; expected "2012-10-17".',
    );
    expect(role({ Statement: [{ ...statement, Action: "AssumeRole" }] })).to.equal(
      'MalformedPolicyDocument: Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: "AssumeRole".',
    );
    expect(world.problems(types.roleType, { name: "x y", assumeRolePolicy: "no" })).to.deep.equal([
      'name: "x y" (3 characters) is no IAM name; expected 1 to 64 letters, digits and _ + = , . @ -.',
      "assumeRolePolicy: assumeRolePolicy contains an invalid JSON policy; expected an object with Version and Statement.",
    ]);
  });

  it("trusts only roles of its account that exist, accounts, and roles of others", () => {
    const world = awsWorld();
    const trusting = (AWS: string) => () =>
      world.create(types.roleType, {
        name: `r${AWS.length}`,
        assumeRolePolicy: JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" }],
        }),
      });
    const nobody = "arn:aws:iam::111111111111:role/nobody";
    expect(refusal(trusting(nobody))).to.equal(
      `MalformedPolicyDocument: Invalid principal in policy: "AWS":"${nobody}"`,
    );
    expect(refusal(trusting("nobody"))).to.equal(
      'MalformedPolicyDocument: Invalid principal in policy: "AWS":"nobody"',
    );
    world.role("somebody");
    trusting("arn:aws:iam::111111111111:role/somebody")();
    trusting("arn:aws:iam::222222222222:role/other")();
    trusting("111111111111")();
  });

  it("takes a document as an object, and one that says the same as no change", () => {
    const world = awsWorld();
    const statement = { Effect: "Allow", Principal: { Service: ["ec2.amazonaws.com"] }, Action: ["sts:AssumeRole"] };
    const role = world.create(types.roleType, {
      name: "x",
      assumeRolePolicy: { Version: "2012-10-17", Statement: [statement] },
    });
    expect(role.outputs.assumeRolePolicy).to.be.a("string");
    expect(world.judge(role, { assumeRolePolicy: trust("ec2.amazonaws.com") }, "assumeRolePolicy")).to.equal("same");
    expect(world.judge(role, { assumeRolePolicy: trust("eks.amazonaws.com") }, "assumeRolePolicy")).to.equal(undefined);
  });

  it("does not go while policies are on it, unless they are to be detached", () => {
    const world = awsWorld();
    const role = world.role("app");
    const attached = world.create(attachment, { role: "app", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });
    expect(refusal(() => world.remove(role))).to.equal(
      "DeleteConflict: Cannot delete entity, must detach all policies first (arn:aws:iam::aws:policy/ReadOnlyAccess).",
    );
    world.remove(attached);
    const inline = world.create(types.rolePolicyType, { role: "app", name: "logs", policy: allow("logs:*") });
    expect(refusal(() => world.remove(role))).to.equal(
      "DeleteConflict: Cannot delete entity, must delete policies first (app:logs).",
    );
    world.remove(inline);
    world.remove(role);
    const forced = world.create(types.roleType, {
      name: "forced",
      forceDetachPolicies: true,
      assumeRolePolicy: trust("ec2.amazonaws.com"),
    });
    world.create(attachment, { role: "forced", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });
    world.remove(forced);
  });
});

describe("policies", () => {
  it("are named once, speak for identities and stay while attached", () => {
    const world = awsWorld();
    world.role("app");
    const policy = world.create(types.policyType, { name: "read", policy: allow("s3:GetObject") });
    expect(policy.id).to.equal("arn:aws:iam::111111111111:policy/read");
    expect(refusal(() => world.create(types.policyType, { name: "read", policy: allow("s3:GetObject") }))).to.equal(
      "EntityAlreadyExists: A policy called read already exists. Duplicate names are not allowed.",
    );
    expect(
      refusal(() => world.create(types.policyType, { name: "trust", policy: trust("ec2.amazonaws.com") })),
    ).to.equal("MalformedPolicyDocument: Policy document should not specify a principal.");
    const attached = world.create(attachment, { role: "app", policyArn: policy.id });
    expect(attached.id).to.equal(`app/${policy.id}`);
    expect(world.get(policy).outputs.attachmentCount).to.equal(1);
    expect(refusal(() => world.remove(policy))).to.equal(
      `DeleteConflict: Cannot delete a policy attached to entities (app/${policy.id}).`,
    );
    world.remove(attached);
    world.remove(policy);
  });

  it("are attached to roles and policies that exist, ten at most", () => {
    const world = awsWorld();
    world.role("app");
    const attach = (role: string, name: string) =>
      world.create(attachment, { role, policyArn: `arn:aws:iam::${name}` });
    expect(refusal(() => attach("nobody", "aws:policy/ReadOnlyAccess"))).to.equal(
      "NoSuchEntity: The role with name nobody cannot be found.",
    );
    expect(refusal(() => attach("app", "111111111111:policy/none"))).to.equal(
      "NoSuchEntity: Policy arn:aws:iam::111111111111:policy/none does not exist or is not attachable.",
    );
    for (let n = 0; n < 10; n++) attach("app", `aws:policy/P${n}`);
    expect(refusal(() => attach("app", "aws:policy/P10"))).to.match(
      /^LimitExceeded: The maximum number of managed policies attached to an IAM role/,
    );
    expect(world.problems(attachment, { role: "app", policyArn: "ReadOnlyAccess" })).to.deep.equal([
      'policyArn: "ReadOnlyAccess" is no ARN of a policy; expected arn:aws:iam::ACCOUNT:policy/NAME.',
    ]);
  });
});

describe("instanceProfileLaw and oidcProviderLaw", () => {
  it("refuse a name or address twice, and a role that is not there", () => {
    const world = awsWorld();
    world.role("app");
    world.create(types.instanceProfileType, { name: "app", role: "app" });
    expect(refusal(() => world.create(types.instanceProfileType, { name: "app" }))).to.equal(
      "EntityAlreadyExists: Instance Profile app already exists.",
    );
    expect(refusal(() => world.create(types.instanceProfileType, { name: "b", role: "b" }))).to.equal(
      "NoSuchEntity: The role with name b cannot be found.",
    );
    const url = "https://token.actions.githubusercontent.com";
    const provider = world.create(types.oidcProviderType, { url, clientIdLists: ["sts.amazonaws.com"] });
    expect(provider.id).to.equal("arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com");
    expect(refusal(() => world.create(types.oidcProviderType, { url, clientIdLists: ["a"] }))).to.equal(
      `EntityAlreadyExists: Provider with url ${url} already exists.`,
    );
  });
});
