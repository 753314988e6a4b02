import { expect } from "chai";
import { opaqueIac } from "../../../../../policy-packs/guardrails/rules/governance/opaque-iac";
import { alone, resource, unknown } from "../../decide";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const answer = (type: string, props: object = {}, environment = "prod", config: object = {}) =>
  alone(opaqueIac, resource(type, { ...props }), environment, config);

describe("opaque-iac (D-075, E-049)", () => {
  for (const [type, what] of [
    ["aws:cloudformation/stack:Stack", "a CloudFormation template"],
    ["aws:cloudformation/stackSet:StackSet", "a CloudFormation template"],
    ["aws:cloudcontrol/resource:Resource", "a request to Cloud Control"],
    ["aws:servicecatalog/provisionedProduct:ProvisionedProduct", "a product of Service Catalog"],
    ["aws:serverlessrepository/cloudFormationStack:CloudFormationStack", "an application of the Serverless repository"],
    ["aws-native:cloudformation:Stack", "a CloudFormation template"],
    ["aws-native:index:ExtensionResource", "a CloudFormation template"],
    ["command:local:Command", "a command"],
    ["command:remote:Command", "a command"],
    ["command:remote:CopyToRemote", "a command"],
    ["vpcmod:index:Module", "a Terraform module"],
    ["vpcmod:tf:aws_security_group", "a Terraform module"],
    ["pulumi-nodejs:dynamic:Resource", "code of a dynamic resource"],
    ["pulumi-nodejs:dynamic/mine:Resource", "code of a dynamic resource"],
    ["pulumi-python:dynamic:Resource", "code of a dynamic resource"],
  ] as const) {
    it(`${type} is refused in production and nowhere else`, () => {
      expect(answer(type)).to.deep.equal([`violation : what ${what} makes is seen by no policy`]);
      for (const environment of ["dev", "staging", "shared"]) expect(answer(type, {}, environment)).to.deep.equal([]);
    });
  }

  it("other providers of AWS are refused where no rule knows their words, until somebody has looked at the type", () => {
    for (const type of ["aws-native:athena:WorkGroup", "awscc:ec2/vpc:Vpc", "aws:index/dbInstance:DbInstance"]) {
      expect(answer(type)).to.deep.equal([`violation : no policy reads ${type}`]);
      expect(answer(type, {}, "dev")).to.deep.equal([]);
      expect(answer(type, {}, "prod", { types: ["aws-native:athena:*", "awscc:*", "aws:index/*"] })).to.deep.equal([]);
    }
    for (const type of [
      "aws-native:rds:DbInstance",
      "aws-native:ec2:SecurityGroupIngress",
      "aws-native:ec2:PrefixList",
    ]) {
      expect(answer(type)).to.deep.equal([]);
    }
  });

  it("what makes resources that are seen is accepted", () => {
    for (const type of [
      "kubernetes:helm.sh/v4:Chart",
      "kubernetes:yaml/v2:ConfigFile",
      "aws:cloudformation/cloudFormationType:CloudFormationType",
      "awsx:ec2:Vpc",
      "my:component:Command",
      "aws:s3/bucket:Bucket",
    ]) {
      expect(answer(type)).to.deep.equal([]);
    }
  });

  it("a release of a chart is refused until somebody has looked at that version of it", () => {
    const release = { chart: "app", version: "1.2.3", repositoryOpts: { repo: "https://charts.example.com/" } };
    const key = "https://charts.example.com/app:1.2.3";
    expect(answer(RELEASE, release)).to.deep.equal([
      `violation chart: what the chart ${key} makes is seen by no policy`,
    ]);
    expect(answer(RELEASE, release, "prod", { charts: [key] })).to.deep.equal([]);
    expect(answer(RELEASE, { ...release, version: "1.2.4" }, "prod", { charts: [key] })).to.have.length(1);
    expect(answer(RELEASE, { chart: "app" })).to.deep.equal([
      "violation chart: what the chart app:newest makes is seen by no policy",
    ]);
  });

  it("what is not known is no pass", () => {
    for (const props of [
      { chart: unknown },
      { chart: "a", version: unknown },
      { chart: "a", repositoryOpts: unknown },
    ]) {
      expect(answer(RELEASE, props, "prod", { charts: ["*"] })).to.deep.equal([
        "unknown chart: which chart is installed is not known; decided at the update",
      ]);
    }
  });
});
