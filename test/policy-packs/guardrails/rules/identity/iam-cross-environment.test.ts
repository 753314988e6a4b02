import { expect } from "chai";
import { iamCrossEnvironment } from "../../../../../policy-packs/guardrails/rules/identity/iam-cross-environment";
import { alone, resource, unknown } from "../../decide";

const on = (type: string, props: object, environment = "prod", config: object = {}) =>
  alone(iamCrossEnvironment, resource(type, { ...props }), environment, config);
const role = (AWS: unknown, environment = "prod", config: object = {}) =>
  on(
    "aws:iam/role:Role",
    { assumeRolePolicy: { Statement: { Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" } } },
    environment,
    config,
  );
const DEV = "arn:aws:iam::111111111111:role/causeway-dev-app";
const PROD = "arn:aws:iam::333333333333:role/causeway-prod-app";

describe("iam-cross-environment (K-09, A-006, C-025)", () => {
  it("refuses principals of another environment, by their names", () => {
    expect(role(DEV)).to.deep.equal([
      `violation assumeRolePolicy.Statement[0]: ${DEV} is of dev, the resource of prod`,
    ]);
    expect(role([PROD, DEV])).to.have.length(1);
    expect(role(PROD, "dev")).to.have.length(1);
    expect(role("arn:aws:iam::333333333333:role/Staging/app")).to.have.length(1);
  });

  it("accepts those of the same environment, and names that tell nothing", () => {
    expect(role(PROD)).to.deep.equal([]);
    expect(role(DEV, "dev")).to.deep.equal([]);
    expect(role("arn:aws:iam::333333333333:role/developers")).to.deep.equal([]);
    expect(role("arn:aws:iam::333333333333:root")).to.deep.equal([]);
  });

  it("refuses accounts of another environment where it is configured whose they are", () => {
    const accounts = ["dev=111111111111", "prod=333333333333"];
    expect(role("arn:aws:iam::111111111111:root", "prod", { accounts })).to.deep.equal([
      "violation assumeRolePolicy.Statement[0]: arn:aws:iam::111111111111:root is of dev, the resource of prod",
    ]);
    expect(role("111111111111", "prod", { accounts })).to.have.length(1);
    expect(role("333333333333", "prod", { accounts })).to.deep.equal([]);
  });

  it("lets in those that deploy and monitor, when they are configured", () => {
    expect(role(DEV, "prod", { principals: ["arn:aws:iam::*:role/causeway-dev-app"] })).to.deep.equal([]);
    expect(role("111111111111", "prod", { accounts: ["shared=111111111111"] })).to.deep.equal([]);
  });

  it("looks at the policies of keys, buckets, secrets, queues and domains; denials let nobody in", () => {
    const policy = (Effect: string) =>
      JSON.stringify({ Statement: { Effect, Principal: { AWS: DEV }, Action: "*", Resource: "*" } });
    for (const type of [
      "aws:kms/key:Key",
      "aws:s3/bucketPolicy:BucketPolicy",
      "aws:secretsmanager/secretPolicy:SecretPolicy",
      "aws:sqs/queue:Queue",
    ]) {
      expect(on(type, { policy: policy("Allow") })).to.have.length(1);
      expect(on(type, { policy: policy("Deny") })).to.deep.equal([]);
    }
    expect(on("aws:opensearch/domain:Domain", { accessPolicies: policy("Allow") })).to.have.length(1);
  });

  it("has nothing to say where the environment is shared, or none of ours", () => {
    expect(role(DEV, "shared")).to.deep.equal([]);
    expect(role(DEV, "playground")).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    const what = "whether a principal is of another environment is not known; decided at the update";
    expect(on("aws:kms/key:Key", { policy: unknown })).to.deep.equal([`unknown policy: ${what}`]);
    expect(role([unknown, PROD])).to.deep.equal([`unknown assumeRolePolicy.Statement[0]: ${what}`]);
  });
});
