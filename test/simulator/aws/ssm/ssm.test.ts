import { expect } from "chai";
import { kmsService } from "../../../../simulator/aws/kms/service";
import { ssmService } from "../../../../simulator/aws/ssm/service";
import { documentType, parameterType } from "../../../../simulator/aws/ssm/types";
import * as types from "../../../../simulator/aws/types";
import type { Properties } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

function systemsManager() {
  const world = lawWorld({ ...ssmService.laws, ...kmsService.laws });
  const parameter = (name: string, inputs: Properties = {}) =>
    world.create(parameterType, { name, type: "String", value: "v", ...inputs });
  const call = (name: string, args: Properties, region = "eu-west-1") => {
    const token = `aws:ssm/${name}:${name}`;
    return ssmService.functions[token]?.(args, world.context(token, { account: "111111111111", region }));
  };
  const problems = (inputs: Properties) => world.problems(parameterType, { name: "/app/x", type: "String", ...inputs });
  return { world, parameter, call, problems };
}

describe("parameterLaw", () => {
  it("has an ARN with one slash before the name, and counts its versions", () => {
    const { world, parameter } = systemsManager();
    const made = parameter("/app/host");
    expect(made.outputs).to.include({
      arn: "arn:aws:ssm:eu-west-1:111111111111:parameter/app/host",
      version: 1,
      tier: "Standard",
      dataType: "text",
    });
    expect(parameter("host").outputs.arn).to.equal("arn:aws:ssm:eu-west-1:111111111111:parameter/host");
    const told = { name: "/app/host", type: "String", value: "v" };
    expect(world.update(made, { ...told, tags: { a: "b" } }).outputs.version).to.equal(1);
    expect(world.update(made, { ...told, value: "w" }).outputs.version).to.equal(2);
  });

  it("is one to a name", () => {
    const { parameter } = systemsManager();
    parameter("/app/host");
    expect(refusal(() => parameter("/app/host"))).to.equal(
      "ParameterAlreadyExists: The parameter already exists. To overwrite this value, set the overwrite option in the request to true. (/app/host)",
    );
    parameter("/app/port");
  });

  it("stays off the names that AWS keeps, and inside fifteen levels", () => {
    const { parameter } = systemsManager();
    const levels = (count: number) => "/a".repeat(count);
    expect(refusal(() => parameter("/aws/x"))).to.equal(
      "AccessDeniedException: No access to reserved parameter name: /aws/x. Choose a path that does not begin with /aws.",
    );
    expect(refusal(() => parameter("SSMthing"))).to.equal(
      `ValidationException: Parameter name: can't be prefixed with "aws" or "ssm" (case-insensitive); got SSMthing.`,
    );
    expect(refusal(() => parameter("app/x"))).to.equal(
      "ValidationException: Parameter name must be a fully qualified name: app/x has a slash and does not begin with one.",
    );
    expect(refusal(() => parameter("/app/"))).to.equal(
      "ValidationException: Parameter name /app/ has an empty level; leave out the extra slash.",
    );
    expect(refusal(() => parameter(levels(16)))).to.equal(
      `HierarchyLevelLimitExceededException: A hierarchy can have a maximum of 15 levels; ${levels(16)} has 16, in eu-west-1.`,
    );
    for (const name of [levels(15), "/app/aws", "app.x_y-z"]) parameter(name);
  });

  it("holds as much as its tier takes, and no message shows it", () => {
    const { problems, parameter } = systemsManager();
    expect(problems({ value: "x".repeat(4097) })).to.deep.equal([
      'value: value has 4097 bytes; the tier Standard takes at most 4096. The tier "Advanced" takes 8192.',
    ]);
    expect(problems({ value: "x".repeat(8193), tier: "Advanced" })).to.deep.equal([
      "value: value has 8193 bytes; the tier Advanced takes at most 8192.",
    ]);
    expect(problems({ value: "x".repeat(4096) })).to.deep.equal([]);
    const smart = { tier: "Intelligent-Tiering" };
    expect(parameter("/small", smart).outputs.tier).to.equal("Standard");
    expect(parameter("/large", { ...smart, value: "x".repeat(5000) }).outputs.tier).to.equal("Advanced");
  });

  it("has one value of a known type", () => {
    const { problems } = systemsManager();
    expect(problems({ type: "Number", value: "1" })).to.deep.equal([
      'type: type is "Number"; expected String, StringList or SecureString.',
    ]);
    expect(problems({})).to.deep.equal(["value: none of value, insecureValue or valueWo is given; give one of them."]);
    expect(problems({ type: "SecureString", insecureValue: "x" })).to.deep.equal([
      "insecureValue: insecureValue is given and type is SecureString; give value, which is kept secret.",
    ]);
    expect(problems({ insecureValue: "x" })).to.deep.equal([]);
  });

  it("is encrypted with a key that can be used, AWS's own by default", () => {
    const { world, parameter } = systemsManager();
    expect(parameter("/one", { type: "SecureString" }).outputs.keyId).to.equal("alias/aws/ssm");
    expect(refusal(() => parameter("/two", { type: "SecureString", keyId: "alias/none" }))).to.equal(
      "InvalidKeyId: The query key ID isn't valid. (Key 'alias/none' does not exist)",
    );
    const key = world.create(types.keyType, {});
    expect(parameter("/three", { type: "SecureString", keyId: key.id }).outputs.keyId).to.equal(key.id);
  });

  it("fits its own pattern and data type", () => {
    const { parameter } = systemsManager();
    expect(refusal(() => parameter("/port", { value: "http", allowedPattern: "^\\d+$" }))).to.equal(
      "ParameterPatternMismatchException: Parameter value, cannot be validated against allowedPattern: ^\\d+$.",
    );
    parameter("/port", { value: "5432", allowedPattern: "^\\d+$" });
    expect(refusal(() => parameter("/image", { value: "x", dataType: "aws:ec2:image" }))).to.equal(
      "ValidationException: The parameter value is no id of an image, and dataType is aws:ec2:image; give an id such as ami-0123456789abcdef0.",
    );
    parameter("/image", { value: "ami-0123456789abcdef0", dataType: "aws:ec2:image" });
  });

  it("is replaced when its tier falls, and only then", () => {
    const { world, parameter } = systemsManager();
    const advanced = parameter("/a", { tier: "Advanced" });
    expect(world.judge(advanced, { ...advanced.inputs, tier: "Standard" }, "tier")).to.equal("replace");
    const standard = parameter("/s", { tier: "Standard" });
    expect(world.judge(standard, { ...standard.inputs, tier: "Advanced" }, "tier")).to.equal(undefined);
  });
});

describe("documentLaw", () => {
  const session = (more = {}) => JSON.stringify({ schemaVersion: "1.0", description: "d", inputs: {}, ...more });
  const document = (content: string, inputs: Properties = {}) => ({
    name: "sessions",
    documentType: "Session",
    content,
    ...inputs,
  });

  it("tells of its content, and makes a version of every change", () => {
    const { world } = systemsManager();
    const made = world.create(documentType, document(session()));
    expect(made.outputs).to.include({ schemaVersion: "1.0", description: "d", latestVersion: "1", status: "Active" });
    const next = world.update(made, document(session({ description: "e" })));
    expect(next.outputs).to.include({ description: "e", latestVersion: "2", defaultVersion: "2" });
    expect(next.outputs.hash).not.to.equal(made.outputs.hash);
  });

  it("reads parameters from JSON and YAML alike", () => {
    const { world } = systemsManager();
    const content = "schemaVersion: '2.2'\nparameters:\n  port:\n    type: String\n    default: '22'\nmainSteps: []\n";
    const yaml = { documentType: "Command", documentFormat: "YAML" };
    expect(world.create(documentType, document(content, yaml)).outputs.parameters).to.deep.equal([
      { name: "port", type: "String", description: "", defaultValue: "22" },
    ]);
  });

  it("refuses what is no document of its kind", () => {
    const { world } = systemsManager();
    const create = (inputs: Properties) => refusal(() => world.create(documentType, inputs));
    expect(create(document("schemaVersion: 1"))).to.equal(
      "InvalidDocumentContent: JSON not well-formed. Write the content as one JSON object.",
    );
    expect(create(document(session({ schemaVersion: "2.2" })))).to.equal(
      "InvalidDocumentSchemaVersion: The version of the document schema isn't supported: 2.2 for a document of type Session, in eu-west-1; expected 1.0.",
    );
    expect(create(document(session(), { name: "AWS-sessions" }))).to.equal(
      "ValidationException: The document name AWS-sessions begins with a prefix that AWS keeps for itself (aws-, amazon, amzn).",
    );
    world.create(documentType, document(session()));
    expect(create(document(session()))).to.equal(
      "DocumentAlreadyExists: Document with same name sessions already exists",
    );
  });

  it("takes the same JSON in another order for no change", () => {
    const { world } = systemsManager();
    const made = world.create(documentType, document('{"schemaVersion":"1.0","inputs":{"a":"1"}}'));
    const judge = (content: string) => world.judge(made, document(content), "content");
    expect(judge('{ "inputs": {"a": "1"}, "schemaVersion": "1.0" }')).to.equal("same");
    expect(judge('{ "inputs": {"a": "2"}, "schemaVersion": "1.0" }')).to.equal(undefined);
  });
});

describe("functions of Systems Manager", () => {
  it("call values secret, as the provider does, and the insecure value not", () => {
    const { call, parameter } = systemsManager();
    parameter("/app/host");
    expect(ssmService.secretResults).to.deep.equal({
      "aws:ssm/getParameter:getParameter": ["value"],
      "aws:ssm/getParametersByPath:getParametersByPath": ["values"],
    });
    expect(call("getParameter", { name: "/app/host" })).to.include.keys("value");
    expect(call("getParametersByPath", { path: "/app" })).to.include.keys("values");
  });

  it("know the images that AWS publishes, the same for everybody in a region", () => {
    const { call } = systemsManager();
    const name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";
    const here = call("getParameter", { name });
    expect(here).to.include({ arn: `arn:aws:ssm:eu-west-1::parameter${name}`, type: "String", version: 1 });
    expect(here?.["value"]).to.match(/^ami-[0-9a-f]{17}$/);
    expect(call("getParameter", { name, withDecryption: false })?.["value"]).to.equal(here?.["value"]);
    expect(call("getParameter", { name }, "us-east-1")?.["value"]).not.to.equal(here?.["value"]);
    expect(call("getParameter", { name: name.replace("x86_64", "arm64") })?.["value"]).not.to.equal(here?.["value"]);
  });

  it("know the images of EKS, Bottlerocket and ECS", () => {
    const { call } = systemsManager();
    const value = (name: string) => call("getParameter", { name: `/aws/service/${name}` })?.["value"];
    const eks = "eks/optimized-ami/1.33/amazon-linux-2023/x86_64/standard/recommended";
    expect(value(`${eks}/image_id`)).to.match(/^ami-/);
    expect(value(`${eks}/release_version`)).to.equal("1.33.0-20260101");
    expect(value("bottlerocket/aws-k8s-1.33/arm64/latest/image_id")).to.match(/^ami-/);
    expect(value("ecs/optimized-ami/amazon-linux-2023/recommended/image_id")).to.match(/^ami-/);
  });

  it("refuse a parameter that nobody made", () => {
    const { call } = systemsManager();
    for (const name of [
      "/app/none",
      "/aws/service/eks/optimized-ami/9.9/amazon-linux-2023/x86_64/standard/recommended/image_id",
    ])
      expect(refusal(() => call("getParameter", { name }))).to.equal(
        `ParameterNotFound: There is no parameter ${name} in eu-west-1 of account 111111111111.`,
      );
  });

  it("read what is there, one by one or by path", () => {
    const { call, parameter } = systemsManager();
    parameter("/app/host", { value: "db" });
    parameter("/app/deep/port", { value: "5432" });
    parameter("/apple", { value: "no" });
    expect(call("getParameter", { name: "/app/host" })).to.include({ value: "db", insecureValue: "db", version: 1 });
    expect(call("getParametersByPath", { path: "/app" })?.["names"]).to.deep.equal(["/app/host"]);
    expect(call("getParametersByPath", { path: "/app/", recursive: true })?.["values"]).to.have.members(["db", "5432"]);
  });

  it("show no secret value as an insecure one", () => {
    const { call, parameter } = systemsManager();
    parameter("/app/password", { type: "SecureString", value: "s3" });
    expect(call("getParameter", { name: "/app/password" })).to.include({ value: "s3", insecureValue: "" });
    const encrypted = call("getParameter", { name: "/app/password", withDecryption: false });
    expect(encrypted?.["value"]).to.match(/^AQICAH[0-9a-f]{58}$/);
    const values = (withDecryption: boolean) =>
      call("getParametersByPath", { path: "/app", withDecryption })?.["values"];
    expect(values(true)).to.include("s3");
    expect(values(false)).not.to.include("s3");
  });
});
