import { expect } from "chai";
import { cloudWatchService } from "../../../../simulator/aws/cloudwatch/service";
import * as own from "../../../../simulator/aws/cloudwatch/types";
import { kmsService } from "../../../../simulator/aws/kms/service";
import * as types from "../../../../simulator/aws/types";
import type { Properties } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

function logs() {
  const world = lawWorld({ ...cloudWatchService.laws, ...kmsService.laws });
  const group = (name: string, inputs: Properties = {}) => world.create(types.logGroupType, { name, ...inputs });
  const metricFilter = (logGroupName: string, name: string, metric: Properties = {}) =>
    world.create(own.metricFilterType, {
      logGroupName,
      name,
      pattern: "ERROR",
      metricTransformation: { name: "Errors", namespace: "App", value: "1", ...metric },
    });
  const subscription = (name: string, inputs: Properties = {}) =>
    world.create(own.subscriptionFilterType, {
      logGroup: "app",
      name,
      filterPattern: "",
      destinationArn: "arn:aws:logs:eu-west-1:222222222222:destination:central",
      ...inputs,
    });
  return { world, group, metricFilter, subscription };
}

const statement = (more: Properties = {}): Properties => ({
  Effect: "Allow",
  Principal: { Service: "es.amazonaws.com" },
  Action: "logs:PutLogEvents",
  Resource: "*",
  ...more,
});
const policy = (...statements: Properties[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

describe("logGroupLaw", () => {
  it("is one of its name, with an ARN that ends in it", () => {
    const { group } = logs();
    expect(group("/app/web").outputs).to.include({
      arn: "arn:aws:logs:eu-west-1:111111111111:log-group:/app/web",
      logGroupClass: "STANDARD",
    });
    expect(refusal(() => group("/app/web"))).to.equal(
      "ResourceAlreadyExistsException: The specified log group already exists: /app/web. Import it, or choose another name.",
    );
    group("/app/api");
  });

  it("keeps records as long as AWS offers", () => {
    const { world } = logs();
    const problems = (retentionInDays: number) => world.problems(types.logGroupType, { name: "app", retentionInDays });
    expect(problems(31)).to.deep.equal([
      "retentionInDays: retentionInDays is 31; expected one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 (0 keeps for ever).",
    ]);
    for (const days of [0, 30, 3653]) expect(problems(days)).to.deep.equal([]);
    expect(world.problems(types.logGroupType, { name: "a b" })).to.deep.equal([
      'name: name is "a b"; expected 1 to 512 letters, digits and _ - / . #.',
    ]);
  });

  it("is encrypted with a key that lets the logs of its region use it", () => {
    const { world, group } = logs();
    const owner = { Principal: { AWS: "arn:aws:iam::111111111111:root" }, Action: "kms:*" };
    const service = { Principal: { Service: "logs.eu-west-1.amazonaws.com" }, Action: "kms:Encrypt*" };
    const closed = world.create(types.keyType, { policy: policy(statement(owner)) });
    const open = world.create(types.keyType, { policy: policy(statement(owner), statement(service)) });
    const arn = "arn:aws:logs:eu-west-1:111111111111:log-group:app";
    expect(refusal(() => group("app", { kmsKeyId: closed.outputs.arn ?? "" }))).to.equal(
      `AccessDeniedException: The specified KMS key does not exist or is not allowed to be used with Arn '${arn}'. Let logs.eu-west-1.amazonaws.com use it in the key's policy.`,
    );
    expect(refusal(() => group("app", { kmsKeyId: "alias/none" }))).to.equal(
      `AccessDeniedException: The specified KMS key does not exist or is not allowed to be used with Arn '${arn}': there is no key alias/none.`,
    );
    group("app", { kmsKeyId: open.outputs.arn ?? "" });
  });

  it("stays while it is protected from deletion", () => {
    const { world, group } = logs();
    const made = group("app", { deletionProtectionEnabled: true });
    expect(refusal(() => world.remove(made))).to.equal(
      "ValidationException: Deletion protection is enabled for the log group app; set deletionProtectionEnabled to false first.",
    );
    const lifted = cloudWatchService.laws[types.logGroupType]?.unprotect?.(made) ?? {};
    world.remove(world.update(made, lifted));
  });

  it("is found by getLogGroup", () => {
    const { world, group } = logs();
    const token = "aws:cloudwatch/getLogGroup:getLogGroup";
    const call = (name: string) => cloudWatchService.functions[token]?.({ name }, world.context(token));
    expect(refusal(() => call("app"))).to.equal(
      "ResourceNotFoundException: The specified log group does not exist: app, in eu-west-1 of account 111111111111.",
    );
    group("app", { retentionInDays: 30 });
    expect(call("app")).to.include({ id: "app", retentionInDays: 30, deletionProtectionEnabled: false });
  });
});

describe("laws of what is in a log group", () => {
  const missing =
    "ResourceNotFoundException: The specified log group does not exist: app, in eu-west-1 of account 111111111111.";

  it("want the group to exist", () => {
    const { world, group, metricFilter, subscription } = logs();
    const stream = () => world.create(own.logStreamType, { logGroupName: "app", name: "main" });
    for (const make of [stream, () => metricFilter("app", "errors"), () => subscription("all")])
      expect(refusal(make)).to.equal(missing);
    group("app");
    expect(stream().outputs.arn).to.equal("arn:aws:logs:eu-west-1:111111111111:log-group:app:log-stream:main");
    expect(refusal(stream)).to.equal(
      "ResourceAlreadyExistsException: The specified log stream already exists: main of app.",
    );
    metricFilter("app", "errors");
    subscription("all");
  });

  it("let two groups have filters of one name", () => {
    const { group, metricFilter } = logs();
    group("app");
    group("web");
    expect([metricFilter("app", "errors").id, metricFilter("web", "errors").id]).to.deep.equal([
      "errors",
      "web:errors",
    ]);
  });

  it("count in a number or a field, without a default beside dimensions", () => {
    const { world } = logs();
    const problems = (metric: Properties) =>
      world.problems(own.metricFilterType, {
        logGroupName: "app",
        name: "errors",
        pattern: "ERROR",
        metricTransformation: { name: "Errors", namespace: "App", value: "1", ...metric },
      });
    expect(problems({ value: "many" })).to.deep.equal([
      'metricTransformation.value: metricTransformation.value is "many"; expected a number, or a field such as $.bytes.',
    ]);
    expect(problems({ defaultValue: "0", dimensions: { Host: "$.host" } })).to.deep.equal([
      "metricTransformation.defaultValue: defaultValue and dimensions are both given; a metric with dimensions has no default value.",
    ]);
    expect(problems({ dimensions: { A: "$.a", B: "$.b", C: "$.c", D: "$.d" } })).to.deep.equal([
      "metricTransformation.dimensions: there are 4 dimensions; expected at most 3.",
    ]);
    const right: Properties[] = [
      { value: "$.bytes" },
      { value: "0.5", defaultValue: "0" },
      { dimensions: { Host: "$.host" } },
    ];
    for (const metric of right) expect(problems(metric)).to.deep.equal([]);
  });

  it("send lines to two places at most, streams by a role, functions that exist", () => {
    const { world, group, subscription } = logs();
    group("app");
    const stream = "arn:aws:kinesis:eu-west-1:111111111111:stream/all";
    expect(refusal(() => subscription("s", { destinationArn: stream }))).to.equal(
      "InvalidParameterException: destinationArn for vendor kinesis cannot be used without roleArn; give a role that CloudWatch Logs may assume.",
    );
    const lambda = "arn:aws:lambda:eu-west-1:111111111111:function:f";
    expect(refusal(() => subscription("f", { destinationArn: lambda }))).to.equal(
      `InvalidParameterException: Could not execute the lambda function ${lambda}. Make sure it exists and you have given CloudWatch Logs permission to execute it.`,
    );
    world.create(types.functionType, { name: "f", role: "arn:aws:iam::111111111111:role/r" });
    subscription("f", { destinationArn: lambda });
    subscription("s", { destinationArn: stream, roleArn: "arn:aws:iam::111111111111:role/r" });
    expect(refusal(() => subscription("third"))).to.equal(
      "LimitExceededException: The maximum number of subscription filters of a log group has been reached (2). Remove some, or use another account or region.",
    );
  });
});

describe("logResourcePolicyLaw", () => {
  it("is one of ten in a region", () => {
    const { world } = logs();
    const make = (policyName: string) =>
      world.create(own.logResourcePolicyType, { policyName, policyDocument: policy(statement()) });
    for (let at = 0; at < 10; at++) expect(make(`p${at}`).id).to.equal(`p${at}`);
    expect(refusal(() => make("p10"))).to.equal(
      "LimitExceededException: The maximum number of CloudWatch Logs resource policies in a region has been reached (10). Remove some, or use another account or region.",
    );
  });

  it("has at most 5120 characters of a policy that says who", () => {
    const { world } = logs();
    const inputs = (document: string): Properties => ({ policyName: "p", policyDocument: document });
    const long = policy(statement({ Sid: "x".repeat(5120) }));
    expect(world.problems(own.logResourcePolicyType, inputs(long))).to.deep.equal([
      `policyDocument: policyDocument has ${long.length} characters; expected at most 5120.`,
    ]);
    expect(world.problems(own.logResourcePolicyType, inputs(policy(statement())))).to.deep.equal([]);
    const anybody = policy({ Effect: "Allow", Action: "logs:*", Resource: "*" });
    expect(refusal(() => world.create(own.logResourcePolicyType, inputs(anybody)))).to.equal(
      "InvalidParameterException: Missing required field Principal.",
    );
  });

  it("takes the same policy in other words for no change", () => {
    const { world } = logs();
    const made = world.create(own.logResourcePolicyType, { policyName: "p", policyDocument: policy(statement()) });
    const reworded = { policyName: "p", policyDocument: policy(statement({ Action: ["logs:PutLogEvents"] })) };
    expect(world.judge(made, reworded, "policyDocument")).to.equal("same");
    const other = { policyName: "p", policyDocument: policy(statement({ Action: "logs:*" })) };
    expect(world.judge(made, other, "policyDocument")).to.equal(undefined);
  });
});

describe("queryDefinitionLaw", () => {
  it("has a UUID, and asks groups by name", () => {
    const { world } = logs();
    const query = (inputs: Properties) => ({ name: "app/errors", queryString: "fields @message", ...inputs });
    const made = world.create(own.queryDefinitionType, query({ logGroupNames: ["later"] }));
    expect(made.outputs.queryDefinitionId).to.equal(made.id);
    expect(made.outputs.arn).to.equal(`arn:aws:logs:eu-west-1:111111111111:query-definition:${made.id}`);
    const group = "arn:aws:logs:eu-west-1:111111111111:log-group:app";
    expect(world.problems(own.queryDefinitionType, query({ logGroupNames: [group] }))).to.deep.equal([
      `logGroupNames[0]: logGroupNames[0] is "${group}"; expected the name of a log group (no ARN): 1 to 512 letters, digits and _ - / . #.`,
    ]);
    expect(world.problems(own.queryDefinitionType, query({ queryString: " " }))).to.deep.equal([
      "queryString: queryString has 1 characters; expected 1 to 10000.",
    ]);
    expect(world.problems(own.queryDefinitionType, query({ name: "/errors" }))).to.deep.equal([
      'name: name is "/errors"; expected up to 255 characters without *, and folders parted by one / each.',
    ]);
  });
});
