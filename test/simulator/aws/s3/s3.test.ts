import { expect } from "chai";
import { kmsService } from "../../../../simulator/aws/kms/service";
import { s3Service } from "../../../../simulator/aws/s3/service";
import * as types from "../../../../simulator/aws/types";
import { lawWorld, refusal } from "../../law-world";

const elsewhere = { account: "222222222222", region: "us-east-1" };
const typeOf = (name: string) => `aws:s3/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;

function buckets() {
  const world = lawWorld({ ...s3Service.laws, ...kmsService.laws });
  return { world, bucket: (bucket: string, more = {}) => world.create(types.bucketType, { bucket, ...more }) };
}

describe("bucketLaw", () => {
  it("has names and addresses", () => {
    expect(buckets().bucket("causeway-dev-logs").outputs).to.include({
      arn: "arn:aws:s3:::causeway-dev-logs",
      bucketDomainName: "causeway-dev-logs.s3.amazonaws.com",
      bucketRegionalDomainName: "causeway-dev-logs.s3.eu-west-1.amazonaws.com",
    });
  });

  it("shares its name with nobody in all of AWS", () => {
    const { world, bucket } = buckets();
    bucket("logs");
    expect(refusal(() => bucket("logs"))).to.equal(
      "BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it: logs",
    );
    expect(refusal(() => world.create(typeOf("BucketV2"), { bucket: "logs" }, elsewhere))).to.equal(
      "BucketAlreadyExists: The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again: logs",
    );
    world.create(types.bucketType, { bucket: "other-logs" }, elsewhere);
  });

  it("has a name that S3 takes", () => {
    const { world } = buckets();
    const problems = (bucket: string) => world.problems(types.bucketType, { bucket }).length;
    for (const wrong of [
      "ab",
      "Logs",
      "-logs",
      "logs-",
      "a..b",
      "10.0.0.1",
      "xn--logs",
      "logs-s3alias",
      "a".repeat(64),
    ])
      expect(problems(wrong), wrong).to.equal(1);
    for (const right of ["abc", "logs.dev-1", "a".repeat(63)]) expect(problems(right), right).to.equal(0);
  });

  it("goes empty unless it may be emptied", () => {
    const { world, bucket } = buckets();
    const made = bucket("logs");
    const object = world.create(typeOf("BucketObjectv2"), { bucket: "logs", key: "a.txt", content: "a" });
    expect(refusal(() => world.remove(made))).to.equal(
      "BucketNotEmpty: The bucket you tried to delete is not empty: logs holds logs/a.txt. Empty it, or set forceDestroy.",
    );
    world.remove(object);
    world.remove(made);
    const forced = bucket("logs", { forceDestroy: true });
    world.create(typeOf("BucketObjectv2"), { bucket: "logs", key: "a.txt", content: "a" });
    world.remove(forced);
  });
});

describe("settings of buckets", () => {
  it("need a bucket that exists", () => {
    const { world, bucket } = buckets();
    const setting = () => world.create(typeOf("BucketPublicAccessBlock"), { bucket: "logs" });
    expect(refusal(setting)).to.equal("NoSuchBucket: The specified bucket does not exist: logs");
    bucket("logs");
    expect(setting().id).to.equal("logs");
  });

  it("refuse a public policy where such are blocked", () => {
    const { world, bucket } = buckets();
    bucket("logs");
    const open = JSON.stringify({
      Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" }],
    });
    const blocked =
      "AccessDenied: User is not authorized to perform: s3:PutBucketPolicy on logs because public policies are blocked by the BlockPublicPolicy setting. A bucket blocks them until a BucketPublicAccessBlock says otherwise.";
    const put = () => world.create(typeOf("BucketPolicy"), { bucket: "logs", policy: open });
    expect(refusal(put)).to.equal(blocked);
    const block = world.create(typeOf("BucketPublicAccessBlock"), { bucket: "logs", blockPublicPolicy: true });
    expect(refusal(put)).to.equal(blocked);
    world.remove(block);
    world.create(typeOf("BucketPublicAccessBlock"), { bucket: "logs", blockPublicPolicy: false });
    put();
  });

  it("refuse a policy whose action is about nothing that its statement names", () => {
    const { world, bucket } = buckets();
    bucket("logs");
    const policy = (Action: string, Resource: string | string[]) => () =>
      world.create(typeOf("BucketPolicy"), {
        bucket: "logs",
        policy: JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: { AWS: "222222222222" }, Action, Resource }],
        }),
      });
    expect(refusal(policy("s3:ListBucket", "arn:aws:s3:::logs/*"))).to.equal(
      "MalformedPolicy: Action does not apply to any resource(s) in statement: s3:ListBucket is about the bucket, arn:aws:s3:::logs.",
    );
    expect(refusal(policy("s3:GetObject", "arn:aws:s3:::logs"))).to.equal(
      "MalformedPolicy: Action does not apply to any resource(s) in statement: s3:GetObject is about objects, arn:aws:s3:::logs/*.",
    );
    policy("s3:ListBucket", ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"])();
    policy("s3:GetObject", "arn:aws:s3:::logs/*")();
    policy("s3:*", "arn:aws:s3:::logs")();
  });

  it("refuse a policy for another bucket, for nobody, or that is none", () => {
    const { world, bucket } = buckets();
    bucket("logs");
    const policy = (statement: object) => () =>
      world.create(typeOf("BucketPolicy"), {
        bucket: "logs",
        policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:*", ...statement }] }),
      });
    const Principal = { AWS: "111111111111" };
    expect(refusal(policy({ Principal, Resource: "arn:aws:s3:::other/*" }))).to.equal(
      "MalformedPolicy: Policy has invalid resource: arn:aws:s3:::other/* is not in logs.",
    );
    expect(refusal(policy({ Resource: "arn:aws:s3:::logs" }))).to.equal(
      "MalformedPolicy: Missing required field Principal.",
    );
    expect(
      refusal(policy({ Principal: { AWS: "arn:aws:iam::111111111111:role/nobody" }, Resource: "arn:aws:s3:::logs" })),
    ).to.equal('MalformedPolicy: Invalid principal in policy: "AWS":"arn:aws:iam::111111111111:role/nobody"');
    expect(world.problems(typeOf("BucketPolicy"), { bucket: "logs", policy: "no" })).to.have.length(1);
    policy({ Principal, Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"] })();
  });

  it("encrypt with a key that can be used, and with none for AES256", () => {
    const { world, bucket } = buckets();
    bucket("logs");
    const rules = (sseAlgorithm: string, kmsMasterKeyId?: string) => ({
      bucket: "logs",
      rules: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm,
            ...(kmsMasterKeyId === undefined ? {} : { kmsMasterKeyId }),
          },
        },
      ],
    });
    const type = typeOf("BucketServerSideEncryptionConfiguration");
    const key = world.create(types.keyType, {});
    expect(refusal(() => world.create(type, rules("aws:kms", "nothing")))).to.equal(
      "NotFoundException: Key 'nothing' does not exist",
    );
    expect(refusal(() => world.create(type, rules("AES256", key.id)))).to.equal(
      "InvalidArgument: a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
    );
    world.create(type, rules("aws:kms", key.id));
  });

  it("lock objects only where versions are kept, and keep versions while objects are locked", () => {
    const { world, bucket } = buckets();
    bucket("logs");
    const lock = () =>
      world.create(typeOf("BucketObjectLockConfiguration"), {
        bucket: "logs",
        rule: { defaultRetention: { mode: "COMPLIANCE", days: 365 } },
      });
    expect(refusal(lock)).to.equal(
      "InvalidBucketState: Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
    );
    world.create(typeOf("BucketVersioning"), { bucket: "logs", versioningConfiguration: { status: "Enabled" } });
    lock();
    bucket("locked", { objectLockEnabled: true });
    expect(
      refusal(() =>
        world.create(typeOf("BucketVersioning"), {
          bucket: "locked",
          versioningConfiguration: { status: "Suspended" },
        }),
      ),
    ).to.equal(
      "InvalidBucketState: An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.",
    );
    expect(
      world.problems(typeOf("BucketObjectLockConfiguration"), {
        bucket: "logs",
        rule: { defaultRetention: { days: 1, years: 1 } },
      }),
    ).to.have.length(1);
  });

  it("move objects after at least 30 days, and remove them later than they move them", () => {
    const { world } = buckets();
    const rule = (days: number, expiry: number) => ({
      bucket: "logs",
      rules: [
        {
          id: "a",
          status: "Enabled",
          transitions: [{ days, storageClass: "STANDARD_IA" }],
          expiration: { days: expiry },
        },
      ],
    });
    const type = typeOf("BucketLifecycleConfigurationV2");
    expect(world.problems(type, rule(7, 90))).to.deep.equal([
      "rules[0].transitions[0].days: 'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'; got 7.",
    ]);
    expect(world.problems(type, rule(90, 90))).to.deep.equal([
      "rules[0].expiration.days: 'Days' in the Expiration action (90) must be greater than 'Days' in the Transition action (90).",
    ]);
    expect(world.problems(type, rule(30, 90))).to.deep.equal([]);
    const twice = rule(30, 90);
    expect(world.problems(type, { ...twice, rules: [...twice.rules, ...twice.rules] })).to.deep.equal([
      "rules: Rule ID must be unique. Found same ID for more than one rule: a",
    ]);
  });

  it("write the log into a bucket that exists, and know who may own objects", () => {
    const { world, bucket } = buckets();
    bucket("data");
    const log = () =>
      world.create(typeOf("BucketLogging"), { bucket: "data", targetBucket: "logs", targetPrefix: "data/" });
    expect(refusal(log)).to.equal("InvalidTargetBucketForLogging: The target bucket for logging does not exist: logs");
    bucket("logs");
    log();
    expect(
      world.problems(typeOf("BucketOwnershipControls"), { bucket: "data", rule: { objectOwnership: "Me" } }),
    ).to.deep.equal([
      'rule.objectOwnership: objectOwnership is "Me"; expected BucketOwnerEnforced, BucketOwnerPreferred or ObjectWriter.',
    ]);
    expect(
      world.problems(typeOf("BucketVersioning"), { bucket: "data", versioningConfiguration: { status: "On" } }),
    ).to.have.length(1);
  });

  it("refuse lists of grants where the owner owns everything", () => {
    const { world, bucket } = buckets();
    bucket("data");
    const list = () => world.create(typeOf("BucketAcl"), { bucket: "data", acl: "private" });
    expect(refusal(list)).to.equal(
      "AccessControlListNotSupported: The bucket does not allow ACLs: data has BucketOwnerEnforced. Use a bucket policy, or BucketOwnershipControls first.",
    );
    world.create(typeOf("BucketOwnershipControls"), {
      bucket: "data",
      rule: { objectOwnership: "BucketOwnerPreferred" },
    });
    list();
    const open = () => world.create(typeOf("BucketAcl"), { bucket: "data", acl: "public-read" });
    expect(refusal(open)).to.match(/^AccessDenied: User is not authorized to perform: s3:PutBucketAcl on data because/);
    world.create(typeOf("BucketPublicAccessBlock"), { bucket: "data", blockPublicAcls: false });
    open();
  });
});
