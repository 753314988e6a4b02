import { expect } from "chai";
import { queueService } from "../../../../simulator/aws/sqs/service";
import { queueType } from "../../../../simulator/aws/types";
import { lawWorld, refusal } from "../../law-world";
import { arnOf } from "../aws-world";

describe("queueLaw", () => {
  const problems = (inputs: object) => lawWorld(queueService.laws).problems(queueType, { ...inputs });

  it("ends in .fifo when it is first in, first out, and only then", () => {
    expect(problems({ name: "jobs", fifoQueue: true })).to.deep.equal([
      'name: name is "jobs"; expected 1 to 75 letters, digits, _ and -, and .fifo at the end.',
    ]);
    expect(problems({ name: "jobs.fifo" })).to.deep.equal([
      'name: name is "jobs.fifo"; expected 1 to 80 letters, digits, _ and - (.fifo is for fifoQueue: true).',
    ]);
    expect(problems({ name: "jobs.fifo", fifoQueue: true, contentBasedDeduplication: true })).to.deep.equal([]);
    expect(problems({ name: "jobs", contentBasedDeduplication: true })).to.deep.equal([
      "contentBasedDeduplication: content-based deduplication can only be set for FIFO queue; set fifoQueue.",
    ]);
  });

  it("keeps to SQS's limits", () => {
    expect(problems({ name: "q", delaySeconds: 901, receiveWaitTimeSeconds: 21 })).to.deep.equal([
      "delaySeconds: delaySeconds is 901; expected 0 to 900 seconds.",
      "receiveWaitTimeSeconds: receiveWaitTimeSeconds is 21; expected 0 to 20 seconds.",
    ]);
    expect(problems({ name: "q", delaySeconds: 900, receiveWaitTimeSeconds: 20 })).to.deep.equal([]);
  });

  it("hands letters to a queue that is there and of its kind", () => {
    const world = lawWorld(queueService.laws);
    const queue = (name: string, more: object = {}) => world.create(queueType, { name, ...more });
    const to = (arn: string) => ({ redrivePolicy: JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 3 }) });
    expect(refusal(() => queue("a", to("arn:aws:sqs:eu-west-1:111111111111:none")))).to.match(
      /^InvalidParameterValue: Value .* Reason: Dead letter target does not exist \(arn:aws:sqs:eu-west-1:111111111111:none\)\.$/,
    );
    const fifo = queue("dead.fifo", { fifoQueue: true });
    expect(refusal(() => queue("a", to(arnOf(fifo))))).to.match(
      /Reason: Dead-letter queue must be same type of queue as the source\.$/,
    );
    const plain = queue("dead");
    expect(queue("a", to(arnOf(plain))).outputs.url).to.equal("https://sqs.eu-west-1.amazonaws.com/111111111111/a");
  });
});
