import { expect } from "chai";
import { checkServiceMayUse } from "../../../../simulator/aws/kms/key";
import * as types from "../../../../simulator/aws/types";
import { refusal } from "../../law-world";
import { awsWorld } from "../aws-world";

const DAY = 86_400_000;

function policy(principal: object, action = "kms:*"): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: action, Resource: "*" }],
  });
}

const root = { AWS: "arn:aws:iam::111111111111:root" };

describe("keyLaw", () => {
  it("has an id, an ARN and AWS's policy where none is given", () => {
    const key = awsWorld().create(types.keyType, { enableKeyRotation: true });
    expect(key.outputs.arn).to.equal(`arn:aws:kms:eu-west-1:111111111111:key/${key.id}`);
    expect(key.outputs.policy).to.include("Enable IAM User Permissions");
    expect(key.outputs.rotationPeriodInDays).to.equal(365);
  });

  it("refuses a policy that locks everybody out, or names who does not exist", () => {
    const world = awsWorld();
    const key = (text: string, more = {}) => world.create(types.keyType, { policy: text, ...more });
    const lockout =
      "MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future. Let the account's root, or the caller, do kms:PutKeyPolicy.";
    expect(refusal(() => key(policy(root, "kms:Decrypt")))).to.equal(lockout);
    expect(refusal(() => key(policy({ Service: "logs.eu-west-1.amazonaws.com" })))).to.equal(lockout);
    key(policy(root, "kms:Decrypt"), { bypassPolicyLockoutSafetyCheck: true });
    const nobody = "arn:aws:iam::111111111111:role/nobody";
    expect(refusal(() => key(policy({ AWS: [root.AWS, nobody] })))).to.equal(
      `MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals: "AWS":"${nobody}".`,
    );
    key(policy(root));
  });

  it("rotates symmetric keys only, and waits 7 to 30 days before it goes", () => {
    const world = awsWorld();
    expect(
      refusal(() => world.create(types.keyType, { enableKeyRotation: true, customerMasterKeySpec: "RSA_2048" })),
    ).to.equal(
      "UnsupportedOperationException: enableKeyRotation is true and the key is RSA_2048; AWS rotates symmetric keys only.",
    );
    expect(world.problems(types.keyType, { deletionWindowInDays: 5, rotationPeriodInDays: 30 })).to.deep.equal([
      "deletionWindowInDays: deletionWindowInDays is 5; expected 7 to 30 days.",
      "rotationPeriodInDays: rotationPeriodInDays is 30; expected 90 to 2560 days.",
    ]);
  });

  it("pending deletion is not usable, and gone after its window", () => {
    const world = awsWorld();
    const key = world.create(types.keyType, { deletionWindowInDays: 7 });
    world.remove(key);
    const alias = () => world.create(types.aliasType, { name: "alias/dev", targetKeyId: key.id });
    expect(refusal(alias)).to.equal(
      `KMSInvalidStateException: arn:aws:kms:eu-west-1:111111111111:key/${key.id} is pending deletion.`,
    );
    world.advance(7 * DAY);
    expect(refusal(alias)).to.equal(`NotFoundException: Key '${key.id}' does not exist`);
    expect(world.all()).to.deep.equal([]);
  });
});

describe("aliasLaw", () => {
  it("is one of its name, for a key that exists", () => {
    const world = awsWorld();
    const key = world.create(types.keyType, {});
    const alias = world.create(types.aliasType, { name: "alias/dev", targetKeyId: key.outputs.arn ?? "" });
    expect(alias.outputs).to.include({ targetKeyId: key.id, targetKeyArn: key.outputs.arn });
    expect(refusal(() => world.create(types.aliasType, { name: "alias/dev", targetKeyId: key.id }))).to.equal(
      "AlreadyExistsException: An alias with the name arn:aws:kms:eu-west-1:111111111111:alias/dev already exists",
    );
    expect(world.problems(types.aliasType, { name: "alias/aws/dev", targetKeyId: "k" })).to.have.length(1);
    expect(world.problems(types.aliasType, { name: "dev", targetKeyId: "k" })).to.deep.equal([
      'name: "dev" is no alias; expected alias/ and letters, digits, _ / or -, and not alias/aws/, which AWS keeps for itself.',
    ]);
  });
});

describe("checkServiceMayUse", () => {
  it("wants the service in the key's policy", () => {
    const world = awsWorld();
    const service = "logs.eu-west-1.amazonaws.com";
    const closed = world.create(types.keyType, {});
    const open = world.create(types.keyType, {
      policy: JSON.stringify({
        Statement: [
          JSON.parse(policy(root)).Statement[0],
          JSON.parse(policy({ Service: service }, "kms:Encrypt*")).Statement[0],
        ],
      }),
    });
    const arn = "arn:aws:logs:eu-west-1:111111111111:log-group:x";
    expect(refusal(() => checkServiceMayUse(closed.id, service, arn, world.context("")))).to.equal(
      `AccessDeniedException: The specified KMS key does not exist or is not allowed to be used with Arn '${arn}'. Let ${service} use it in the key's policy.`,
    );
    checkServiceMayUse(open.id, service, arn, world.context(""));
  });
});
