import { expect } from "chai";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { managedPolicy } from "../../../../policy-packs/guardrails/iam/managed-policies";
import { pathText } from "../../../../policy-packs/guardrails/iam/paths";
import { dataStores } from "../../../../policy-packs/guardrails/iam/stores";
import { whoCan } from "../../../../policy-packs/guardrails/iam/who-can";
import { resource } from "../decide";

const ACCOUNT = "111111111111";
const role = (name: string, Principal: object, Condition: object = {}) =>
  resource(
    "aws:iam/role:Role",
    { name, assumeRolePolicy: { Statement: { Effect: "Allow", Principal, Action: "sts:AssumeRole", Condition } } },
    { name },
  );
const may = (name: string, Action: string, Resource: string, Condition: object = {}) =>
  resource("aws:iam/rolePolicy:RolePolicy", {
    role: name,
    policy: { Version: "2012-10-17", Statement: { Effect: "Allow", Action, Resource, Condition } },
  });
const bucket = resource("aws:s3/bucket:Bucket", { bucket: "data", id: "data" }, { name: "bucket" });
const closed = resource("aws:s3/bucketPolicy:BucketPolicy", {
  bucket: "data",
  policy: {
    Statement: { Effect: "Deny", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/app` }, Action: "*", Resource: "*" },
  },
});

const answers = (facts: readonly ReturnType<typeof resource>[], object = "arn:aws:s3:::data/key") => {
  const stack = stackOf(facts.map(readResource));
  const policy = dataStores(stack)[0]?.policy;
  const wish = { action: "s3:GetObject", resource: object, ...(policy === undefined ? {} : { policy }) };
  return whoCan(stack, wish).map(({ path, answer }) => `${pathText(path)}: ${String(answer)}`);
};

describe("whoCan", () => {
  const app = role("app", { AWS: `arn:aws:iam::${ACCOUNT}:role/ci` });
  const ci = role("ci", { Service: "codebuild.amazonaws.com" });

  it("names who may himself, and who may as somebody else", () => {
    expect(answers([app, ci, may("app", "s3:*", "arn:aws:s3:::data/*")])).to.deep.equal([
      "app: true",
      "ci → app (sts:AssumeRole): true",
    ]);
    expect(answers([app, ci, may("app", "s3:*", "arn:aws:s3:::other/*")])).to.deep.equal([]);
  });

  it("says where it takes circumstances", () => {
    const signed = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
    expect(answers([ci, may("ci", "s3:GetObject", "*", signed)])).to.deep.equal(["ci: sometimes"]);
    expect(answers([ci, may("ci", "s3:GetObject", "arn:aws:s3:::data/a/*")], "arn:aws:s3:::data/*")).to.deep.equal([
      "ci: sometimes",
    ]);
  });

  it("asks the resource's own policy", () => {
    expect(answers([app, may("app", "s3:*", "*"), bucket])).to.deep.equal(["app: true"]);
    expect(answers([app, may("app", "s3:*", "*"), bucket, closed])).to.deep.equal([]);
  });
});

describe("policies of AWS", () => {
  it("are known by their names, in every partition and path; others are not", () => {
    const allowed = (arn: string) => managedPolicy(arn)?.statements.length;
    expect(allowed("arn:aws:iam::aws:policy/IAMFullAccess")).to.equal(1);
    expect(allowed("arn:aws-cn:iam::aws:policy/IAMFullAccess")).to.equal(1);
    expect(allowed("arn:aws:iam::aws:policy/job-function/DatabaseAdministrator")).to.be.greaterThan(0);
    expect(allowed(`arn:aws:iam::${ACCOUNT}:policy/IAMFullAccess`)).to.equal(undefined);
    expect(allowed("arn:aws:iam::aws:policy/NoSuchPolicy")).to.equal(undefined);
  });
});
