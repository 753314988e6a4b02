import { expect } from "chai";
import { kmsService } from "../../../../simulator/aws/kms/service";
import { secretsManagerService } from "../../../../simulator/aws/secretsmanager/service";
import * as types from "../../../../simulator/aws/types";
import { textOf } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

const DAY = 86_400_000;
const policyType = "aws:secretsmanager/secretPolicy:SecretPolicy";
const rotationType = "aws:secretsmanager/secretRotation:SecretRotation";

function secrets() {
  const world = lawWorld({ ...secretsManagerService.laws, ...kmsService.laws, [types.functionType]: {} });
  const secret = (inputs = {}) => world.create(types.secretType, { name: "app/login", ...inputs });
  const version = (secretId: string, secretString: string, inputs = {}) =>
    world.create(types.secretVersionType, { secretId, secretString, ...inputs });
  const call = (name: string, args: Record<string, string>) => {
    const token = `aws:secretsmanager/${name}:${name}`;
    return secretsManagerService.functions[token]?.(args, world.context(token));
  };
  return { world, secret, version, call };
}

const policy = (statement: Record<string, unknown>) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Resource: "*", ...statement }] });

describe("secretLaw", () => {
  it("has an ARN with a made-up end", () => {
    expect(secrets().secret().outputs.arn).to.match(
      /^arn:aws:secretsmanager:eu-west-1:111111111111:secret:app\/login-[0-9a-f]{6}$/,
    );
  });

  it("keeps its name while its deletion is scheduled, and frees it afterwards", () => {
    const { world, secret } = secrets();
    const first = secret();
    expect(refusal(() => secret())).to.equal(
      "ResourceExistsException: The operation failed because the secret app/login already exists.",
    );
    world.remove(first);
    expect(refusal(() => secret())).to.equal(
      "InvalidRequestException: You can't create this secret because a secret with this name (app/login) is already scheduled for deletion. Restore it, or wait until its recovery window is over.",
    );
    world.advance(30 * DAY);
    const second = secret({ recoveryWindowInDays: 0 });
    expect(second.id).not.to.equal(first.id);
    world.remove(second);
    secret();
  });

  it("can be recovered for 7 to 30 days, or not at all", () => {
    const { world } = secrets();
    const days = (recoveryWindowInDays: number) => world.problems(types.secretType, { recoveryWindowInDays });
    for (const wrong of [1, 6, 31])
      expect(days(wrong)).to.deep.equal([
        `recoveryWindowInDays: recoveryWindowInDays is ${wrong}; expected 7 to 30 days, or 0 for no recovery.`,
      ]);
    for (const right of [0, 7, 30]) expect(days(right)).to.deep.equal([]);
  });

  it("has a name in Secrets Manager's alphabet", () => {
    const { world } = secrets();
    expect(world.problems(types.secretType, { name: "app login" })).to.deep.equal([
      'name: name is "app login"; expected 1 to 512 letters, digits and _ / + = . @ -.',
    ]);
    expect(world.problems(types.secretType, { name: "app/login_1+2=3.x@y-z" })).to.deep.equal([]);
  });

  it("is encrypted with a key that can be used", () => {
    const { world, secret } = secrets();
    const key = world.create(types.keyType, { deletionWindowInDays: 7 });
    world.remove(secret({ kmsKeyId: key.outputs.arn ?? "", recoveryWindowInDays: 0 }));
    world.remove(secret({ kmsKeyId: "alias/aws/secretsmanager", recoveryWindowInDays: 0 }));
    world.remove(key);
    expect(refusal(() => secret({ kmsKeyId: key.id }))).to.equal(
      `EncryptionFailure: Secrets Manager can't encrypt the protected secret text using the provided KMS key. (${textOf(key.outputs, "arn")} is pending deletion.)`,
    );
  });

  it("is not copied to the region where it is", () => {
    const { secret } = secrets();
    expect(refusal(() => secret({ replicas: [{ region: "eu-west-1" }] }))).to.equal(
      "InvalidParameterException: Invalid replica region: eu-west-1 is the region of the secret itself; choose another.",
    );
    expect(secret({ replicas: [{ region: "eu-central-1" }] }).outputs.replicas).to.deep.equal([
      { region: "eu-central-1", status: "InSync", statusMessage: "Replication succeeded" },
    ]);
  });
});

describe("secretVersionLaw", () => {
  it("moves AWSCURRENT to the newest value and keeps the one before it as AWSPREVIOUS", () => {
    const { world, secret, version, call } = secrets();
    const { id } = secret();
    const made = ["one", "two", "three"].map((text) => {
      world.advance(1000);
      return version(id, text);
    });
    expect(made.map((one) => world.get(one).outputs.versionStages)).to.deep.equal([
      [],
      ["AWSPREVIOUS"],
      ["AWSCURRENT"],
    ]);
    expect(call("getSecretVersion", { secretId: id })?.["secretString"]).to.equal("three");
    expect(secretsManagerService.secretResults).to.deep.equal({
      "aws:secretsmanager/getSecretVersion:getSecretVersion": ["secretBinary", "secretString"],
    });
    expect(call("getSecretVersion", { secretId: id, versionStage: "AWSPREVIOUS" })?.["secretString"]).to.equal("two");
  });

  it("leaves AWSCURRENT where it is when a value has labels of its own", () => {
    const { world, secret, version } = secrets();
    const { id } = secret();
    const current = version(id, "one");
    world.advance(1000);
    const pending = version(id, "two", { versionStages: ["AWSPENDING"] });
    expect(world.get(current).outputs.versionStages).to.deep.equal(["AWSCURRENT"]);
    expect(world.get(pending).outputs.versionStages).to.deep.equal(["AWSPENDING"]);
  });

  it("is known by the secret's ARN and its own id", () => {
    const { secret, version } = secrets();
    const { id } = secret();
    const made = version("app/login", "one");
    expect(made.id).to.equal(`${id}|${textOf(made.outputs, "versionId")}`);
    expect(made.outputs.arn).to.equal(id);
  });

  it("needs a secret that is there to stay", () => {
    const { world, secret, version } = secrets();
    const made = secret();
    world.remove(made);
    expect(refusal(() => version(made.id, "one"))).to.equal(
      "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
    );
    expect(refusal(() => version("nobody", "one"))).to.equal(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret (nobody) in eu-west-1 of account 111111111111.",
    );
  });

  it("holds one value of at most 65536 bytes, which no message shows", () => {
    const { world, secret } = secrets();
    const { id: secretId } = secret();
    const problems = (inputs: Record<string, string>) =>
      world.problems(types.secretVersionType, { secretId, ...inputs });
    expect(problems({ secretString: "ä".repeat(32_769) })).to.deep.equal([
      "secretString: secretString has 65538 bytes; expected at most 65536.",
    ]);
    expect(problems({ secretString: "ä".repeat(32_768) })).to.deep.equal([]);
    expect(problems({ secretString: "a", secretBinary: "YQ==" })).to.deep.equal([
      "secretBinary: secretString and secretBinary are both given; give at most one of them.",
    ]);
    expect(refusal(() => world.create(types.secretVersionType, { secretId }))).to.equal(
      "InvalidRequestException: You must provide either SecretString or SecretBinary.",
    );
  });
});

describe("secretPolicyLaw", () => {
  it("refuses a policy without statements, and one for strangers", () => {
    const { world, secret } = secrets();
    const { id: secretArn } = secret();
    const attach = (text: string) => world.create(policyType, { secretArn, policy: text });
    expect(refusal(() => attach('{"Version":"2012-10-17"}'))).to.equal(
      "MalformedPolicyDocumentException: Syntax errors in policy: it has no Statement.",
    );
    const stranger = "arn:aws:iam::111111111111:role/nobody";
    expect(refusal(() => attach(policy({ Principal: { AWS: stranger }, Action: "secretsmanager:*" })))).to.equal(
      `MalformedPolicyDocumentException: This resource policy contains an unsupported principal: "AWS":"${stranger}".`,
    );
    expect(attach(policy({ Principal: { AWS: "111111111111" }, Action: "secretsmanager:*" })).id).to.equal(secretArn);
  });

  it("lets nobody open a secret to everybody when that is blocked", () => {
    const { world, secret } = secrets();
    const { id: secretArn } = secret();
    const attach = (text: string, blockPublicPolicy: boolean) =>
      world.create(policyType, { secretArn, policy: text, blockPublicPolicy });
    const open = policy({ Principal: "*", Action: "secretsmanager:GetSecretValue" });
    expect(refusal(() => attach(open, true))).to.equal(
      "PublicPolicyException: The BlockPublicPolicy parameter is set to true, and the resource policy did not prevent broad access to the secret. Name who may use it.",
    );
    attach(open, false);
    attach(policy({ Effect: "Deny", Principal: "*", Action: "secretsmanager:*" }), true);
  });

  it("takes the same policy in other words for no change", () => {
    const { world, secret } = secrets();
    const { id: secretArn } = secret();
    const made = world.create(policyType, {
      secretArn,
      policy: policy({ Principal: { AWS: "111111111111" }, Action: "secretsmanager:*" }),
    });
    const reworded = policy({ Action: ["secretsmanager:*"], Principal: { AWS: ["111111111111"] } });
    expect(world.judge(made, { secretArn, policy: reworded }, "policy")).to.equal("same");
    const other = policy({ Action: ["secretsmanager:Get*"], Principal: { AWS: ["111111111111"] } });
    expect(world.judge(made, { secretArn, policy: other }, "policy")).to.equal(undefined);
  });
});

describe("secretRotationLaw", () => {
  it("needs a function that exists, and one rule of when", () => {
    const { world, secret } = secrets();
    const { id: secretId } = secret();
    const rotationRules = { automaticallyAfterDays: 30 };
    const rotate = (inputs: Record<string, string>) =>
      world.create(rotationType, { secretId, rotationRules, ...inputs });
    expect(refusal(() => rotate({}))).to.equal(
      "InvalidRequestException: No Lambda rotation function ARN is associated with this secret. Give rotationLambdaArn.",
    );
    const rotationLambdaArn = "arn:aws:lambda:eu-west-1:111111111111:function:rotate";
    expect(refusal(() => rotate({ rotationLambdaArn }))).to.equal(
      `AccessDeniedException: Secrets Manager cannot invoke the specified Lambda function ${rotationLambdaArn}. Ensure that it exists and that its policy grants access to the principal secretsmanager.amazonaws.com.`,
    );
    world.create(types.functionType, { name: "rotate", role: "arn:aws:iam::111111111111:role/r" });
    expect(rotate({ rotationLambdaArn }).outputs.rotationEnabled).to.equal(true);
    expect(
      world.problems(rotationType, {
        secretId,
        rotationRules: { automaticallyAfterDays: 1001, scheduleExpression: "rate(1 day)" },
      }),
    ).to.deep.equal([
      "rotationRules.scheduleExpression: automaticallyAfterDays and scheduleExpression are both given; give one of them.",
      "rotationRules.automaticallyAfterDays: rotationRules.automaticallyAfterDays is 1001; expected 1 to 1000 days.",
    ]);
  });
});

describe("functions of Secrets Manager", () => {
  it("find a secret by name, and refuse one that is not there", () => {
    const { secret, version, call } = secrets();
    const made = secret({ description: "log-in" });
    expect(call("getSecret", { name: "app/login" })).to.include({ id: made.id, arn: made.id, description: "log-in" });
    expect(refusal(() => call("getSecret", {}))).to.equal(
      "InvalidParameterException: neither arn nor name is given; give one of them to find the secret.",
    );
    expect(refusal(() => call("getSecretVersion", { secretId: made.id }))).to.equal(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT.",
    );
    const first = version(made.id, "one");
    expect(
      call("getSecretVersion", { secretId: made.id, versionId: textOf(first.outputs, "versionId") ?? "" }),
    ).to.include({ id: first.id, secretString: "one" });
  });
});
