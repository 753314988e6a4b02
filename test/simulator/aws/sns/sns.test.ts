import { expect } from "chai";
import { kmsService } from "../../../../simulator/aws/kms/service";
import { snsService } from "../../../../simulator/aws/sns/service";
import { subscriptionType, topicPolicyType } from "../../../../simulator/aws/sns/types";
import * as types from "../../../../simulator/aws/types";
import { type Properties, UNKNOWN } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

const ALERTS = "arn:aws:sns:eu-west-1:111111111111:alerts";

function sns() {
  const world = lawWorld({ ...snsService.laws, ...kmsService.laws });
  const topic = (inputs: Properties = {}) => world.create(types.topicType, { name: "alerts", ...inputs });
  const attach = (policy: string) => world.create(topicPolicyType, { arn: ALERTS, policy });
  const subscribe = (protocol: string, endpoint: string, inputs: Properties = {}) =>
    world.create(subscriptionType, { topic: ALERTS, protocol, endpoint, ...inputs });
  return { world, topic, attach, subscribe };
}

const policy = (statement: Properties) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: ALERTS,
        ...statement,
      },
    ],
  });

describe("topicLaw", () => {
  it("is one of its name, known by its ARN, with a policy for its own account", () => {
    const { topic } = sns();
    const made = topic();
    expect(made.id).to.equal(ALERTS);
    expect(made.outputs).to.include({ arn: ALERTS, owner: "111111111111" });
    expect(made.outputs.policy).to.contain('"AWS:SourceOwner":"111111111111"');
    expect(refusal(() => topic())).to.equal(
      `InvalidParameter: Invalid parameter: Attributes Reason: Topic already exists with different attributes: ${ALERTS}. Import it, or choose another name.`,
    );
  });

  it("ends in .fifo when it is first in, first out, and only then", () => {
    const { world, topic } = sns();
    const problems = (inputs: Properties) => world.problems(types.topicType, inputs);
    expect(problems({ name: "orders", fifoTopic: true })).to.deep.equal([
      'name: name is "orders"; expected 1 to 251 letters, digits, _ and -, and .fifo at the end.',
    ]);
    expect(problems({ name: "orders.fifo" })).to.deep.equal([
      'name: name is "orders.fifo"; expected 1 to 256 letters, digits, _ and - (.fifo is for fifoTopic: true).',
    ]);
    expect(problems({ name: "orders.fifo", fifoTopic: true, contentBasedDeduplication: true })).to.deep.equal([]);
    expect(problems({ name: "orders", contentBasedDeduplication: true })).to.deep.equal([
      "contentBasedDeduplication: contentBasedDeduplication is true and fifoTopic is not; only FIFO topics tell messages apart.",
    ]);
    expect(topic({ name: "orders.fifo", fifoTopic: true }).id).to.match(/:orders\.fifo$/);
  });

  it("is encrypted with a key that can be used", () => {
    const { world, topic } = sns();
    expect(refusal(() => topic({ kmsMasterKeyId: "alias/none" }))).to.equal(
      "KMSNotFound: The key of the topic cannot be used. (Key 'alias/none' does not exist)",
    );
    const key = world.create(types.keyType, {});
    topic({ kmsMasterKeyId: key.id });
    topic({ name: "plain", kmsMasterKeyId: "alias/aws/sns" });
  });
});

describe("topicPolicyLaw", () => {
  it("needs the topic", () => {
    const { topic, attach } = sns();
    expect(refusal(() => attach(policy({})))).to.equal(
      `NotFound: Topic does not exist: ${ALERTS}, in eu-west-1 of account 111111111111.`,
    );
    topic();
    expect(attach(policy({})).outputs.owner).to.equal("111111111111");
  });

  it("speaks of SNS and of this topic, to somebody who exists", () => {
    const { topic, attach } = sns();
    topic();
    const other = "arn:aws:sns:eu-west-1:111111111111:others";
    expect(refusal(() => attach(policy({ Action: ["sns:Publish", "sqs:SendMessage"] })))).to.equal(
      "InvalidParameter: Invalid parameter: Policy statement action out of service scope! (sqs:SendMessage)",
    );
    expect(refusal(() => attach(policy({ Resource: other })))).to.equal(
      `InvalidParameter: Invalid parameter: Invalid policy: the resource ${other} is not the topic ${ALERTS}.`,
    );
    const nobody = "arn:aws:iam::111111111111:role/nobody";
    expect(refusal(() => attach(policy({ Principal: { AWS: nobody } })))).to.equal(
      `InvalidParameter: Invalid parameter: Policy Error: PrincipalNotFound ("AWS":"${nobody}").`,
    );
    attach(policy({ Resource: ["arn:aws:sns:eu-west-1:111111111111:*"], Action: "SNS:*" }));
  });

  it("takes the same policy in other words for no change", () => {
    const { world, topic, attach } = sns();
    topic();
    const made = attach(policy({}));
    const judge = (text: string) => world.judge(made, { arn: ALERTS, policy: text }, "policy");
    expect(judge(policy({ Action: ["sns:Publish"] }))).to.equal("same");
    expect(judge(policy({ Action: "sns:*" }))).to.equal(undefined);
  });
});

describe("topicSubscriptionLaw", () => {
  it("waits for people and servers to confirm, and for nobody else", () => {
    const { topic, subscribe } = sns();
    topic();
    const mail = subscribe("email", "ops@example.com");
    expect(mail.id).to.match(new RegExp(`^${ALERTS}:[0-9a-f-]{36}$`));
    expect(mail.outputs).to.include({ pendingConfirmation: true, confirmationWasAuthenticated: false });
    expect(subscribe("https", "https://example.com/x").outputs.pendingConfirmation).to.equal(true);
    const queue = "arn:aws:sqs:eu-west-1:111111111111:queue";
    expect(subscribe("sqs", queue).outputs.pendingConfirmation).to.equal(false);
  });

  it("has an endpoint of its protocol", () => {
    const { world, topic, subscribe } = sns();
    topic();
    const refused = (protocol: string, endpoint: string) => refusal(() => subscribe(protocol, endpoint));
    expect(refused("email", "ops")).to.equal(
      "InvalidParameter: Invalid parameter: Email address: ops is no endpoint of email.",
    );
    expect(refused("https", "http://example.com")).to.equal(
      "InvalidParameter: Invalid parameter: Endpoint must match the specified protocol: http://example.com is no endpoint of https.",
    );
    expect(refused("sqs", ALERTS)).to.equal(
      `InvalidParameter: Invalid parameter: SQS endpoint ARN: ${ALERTS} is no endpoint of sqs.`,
    );
    expect(world.problems(subscriptionType, { topic: ALERTS, protocol: "fax", endpoint: "1" })).to.deep.equal([
      'protocol: protocol is "fax"; expected application, email, email-json, firehose, http, https, lambda, sms or sqs.',
    ]);
    subscribe("sms", "+491701234567");
    subscribe("lambda", "arn:aws:lambda:eu-west-1:111111111111:function:f");
  });

  it("keeps to queues on a FIFO topic", () => {
    const { world, topic, subscribe } = sns();
    const fifo = topic({ name: "orders.fifo", fifoTopic: true });
    const to = (protocol: string, endpoint: string) =>
      world.create(subscriptionType, { topic: fifo.id, protocol, endpoint });
    const queue = "arn:aws:sqs:eu-west-1:111111111111:orders.fifo";
    expect(refusal(() => to("email", "ops@example.com"))).to.equal(
      "InvalidParameter: Invalid parameter: Invalid protocol type: email; a FIFO topic tells SQS queues only.",
    );
    to("sqs", queue);
    topic();
    expect(refusal(() => subscribe("sqs", queue))).to.equal(
      "InvalidParameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics",
    );
  });

  it("goes with its topic", () => {
    const { world, topic, attach, subscribe } = sns();
    const made = topic();
    attach(policy({}));
    subscribe("email", "ops@example.com");
    world.remove(made);
    expect(world.all()).to.deep.equal([]);
    expect(refusal(() => subscribe("email", "ops@example.com"))).to.match(/^NotFound: Topic does not exist/);
  });

  it("sends what cannot be delivered to a queue", () => {
    const { topic, subscribe } = sns();
    topic();
    const redrive = (deadLetterTargetArn: string) =>
      subscribe("email", "ops@example.com", { redrivePolicy: JSON.stringify({ deadLetterTargetArn }) });
    expect(refusal(() => redrive(ALERTS))).to.equal(
      `InvalidParameter: Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn: "${ALERTS}"; expected the ARN of an SQS queue.`,
    );
    redrive("arn:aws:sqs:eu-west-1:111111111111:dead");
  });

  it("has a filter where the filter has a scope, and judges nothing unknown", () => {
    const { world } = sns();
    const problems = (inputs: Properties) =>
      world.problems(subscriptionType, { topic: ALERTS, protocol: "email", endpoint: "ops@example.com", ...inputs });
    expect(problems({ filterPolicyScope: "MessageBody" })).to.deep.equal([
      "filterPolicy: filterPolicyScope is given and filterPolicy is missing; give both or leave both out.",
    ]);
    expect(problems({ filterPolicyScope: "MessageBody", filterPolicy: '{"kind":["a"]}' })).to.deep.equal([]);
    expect(problems({ filterPolicyScope: "MessageBody", filterPolicy: UNKNOWN, endpoint: UNKNOWN })).to.deep.equal([]);
  });
});
