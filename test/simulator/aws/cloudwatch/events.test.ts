import { expect } from "chai";
import { isSchedule } from "../../../../simulator/aws/cloudwatch/schedule";
import { cloudWatchService } from "../../../../simulator/aws/cloudwatch/service";
import * as own from "../../../../simulator/aws/cloudwatch/types";
import * as types from "../../../../simulator/aws/types";
import type { Properties } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

const TOPIC = "arn:aws:sns:eu-west-1:111111111111:alerts";

function events() {
  const world = lawWorld(cloudWatchService.laws);
  const rule = (inputs: Properties) => world.create(types.eventRuleType, { name: "watch", ...inputs });
  const onFindings = (more: Properties = {}) => rule({ eventPattern: '{"source":["aws.guardduty"]}', ...more });
  const target = (inputs: Properties = {}) =>
    world.create(types.eventTargetType, { rule: "watch", arn: TOPIC, ...inputs });
  return { world, rule, onFindings, target };
}

describe("isSchedule", () => {
  it("knows rates in the right number", () => {
    for (const right of ["rate(1 minute)", "rate(5 minutes)", "rate(1 day)", "rate(12 hours)"])
      expect(isSchedule(right), right).to.equal(true);
    for (const wrong of ["rate(1 minutes)", "rate(5 minute)", "rate(0 days)", "rate(5 weeks)", "every day"])
      expect(isSchedule(wrong), wrong).to.equal(false);
  });

  it("knows cron with six fields, one of the days open", () => {
    for (const right of [
      "cron(0 3 * * ? *)",
      "cron(0/15 8-17 ? * MON-FRI *)",
      "cron(0 9 L * ? *)",
      "cron(30 6 ? JAN,JUL 2#1 2026-2030)",
    ])
      expect(isSchedule(right), right).to.equal(true);
    for (const wrong of [
      "cron(0 3 * * *)",
      "cron(0 3 * * * *)",
      "cron(0 3 ? * ? *)",
      "cron(60 3 * * ? *)",
      "cron(0 3 * 13 ? *)",
      "cron(x 3 * * ? *)",
    ])
      expect(isSchedule(wrong), wrong).to.equal(false);
  });
});

describe("eventRuleLaw", () => {
  it("waits for a pattern or for its time", () => {
    const { world, rule } = events();
    expect(world.problems(types.eventRuleType, { name: "watch" })).to.deep.equal([
      "eventPattern: neither eventPattern nor scheduleExpression is given; a rule needs one of them.",
    ]);
    expect(world.problems(types.eventRuleType, { name: "watch", eventPattern: "{" })).to.deep.equal([
      "eventPattern: eventPattern contains invalid JSON or has more than 4096 characters (1).",
    ]);
    expect(refusal(() => rule({ scheduleExpression: "daily" }))).to.equal(
      "ValidationException: Parameter ScheduleExpression is not valid: daily. Expected such as rate(5 minutes) or cron(0 3 * * ? *).",
    );
    expect(rule({ scheduleExpression: "rate(1 day)" }).outputs).to.include({
      arn: "arn:aws:events:eu-west-1:111111111111:rule/watch",
      eventBusName: "default",
    });
  });

  it("has a pattern of lists", () => {
    const { rule } = events();
    const refused = (pattern: unknown) => refusal(() => rule({ eventPattern: JSON.stringify(pattern) }));
    const because = (reason: string) => `InvalidEventPatternException: Event pattern is not valid. Reason: ${reason}.`;
    expect(refused({ source: "aws.ec2" })).to.equal(because('"source" must be an object or an array'));
    expect(refused({ detail: { state: [] } })).to.equal(because('Empty arrays are not allowed: "state"'));
    expect(refused({ detail: {} })).to.equal(because('Empty objects are not allowed: "detail"'));
    expect(refused({})).to.equal(because("Empty patterns are not allowed"));
    expect(refused(["x"])).to.equal(because("Filter is not an object"));
    rule({ eventPattern: '{"source":["aws.ec2"],"detail":{"severity":[{"numeric":[">=",4]}]}}' });
  });

  it("is one of its name on its bus, which exists", () => {
    const { world, onFindings } = events();
    onFindings();
    expect(refusal(() => onFindings())).to.equal(
      "ResourceConflict: A rule watch exists already on the event bus default; choose another name.",
    );
    expect(refusal(() => onFindings({ eventBusName: "app" }))).to.equal(
      "ResourceNotFoundException: Event bus app does not exist in eu-west-1.",
    );
    world.create(own.eventBusType, { name: "app" });
    expect(onFindings({ eventBusName: "app" }).outputs.arn).to.equal(
      "arn:aws:events:eu-west-1:111111111111:rule/app/watch",
    );
    expect(refusal(() => onFindings({ eventBusName: "app", scheduleExpression: "rate(1 day)" }))).to.equal(
      "ValidationException: ScheduleExpression is supported only on the default event bus; the rule is on app.",
    );
  });

  it("stays while it has targets", () => {
    const { world, onFindings, target } = events();
    const rule = onFindings();
    const told = target({ targetId: "mail" });
    expect(refusal(() => world.remove(rule))).to.equal(
      "ValidationException: Rule can't be deleted since it has targets. Remove watch-mail first.",
    );
    world.remove(told);
    world.remove(rule);
  });

  it("takes the same pattern in another order for no change", () => {
    const { world, rule } = events();
    const made = rule({ eventPattern: '{"source":["a"],"detail-type":["b"]}' });
    const judge = (eventPattern: string) => world.judge(made, { name: "watch", eventPattern }, "eventPattern");
    expect(judge('{ "detail-type": ["b"], "source": ["a"] }')).to.equal("same");
    expect(judge('{"source":["a"]}')).to.equal(undefined);
  });
});

describe("eventTargetLaw", () => {
  it("hears of a rule that exists, as one of five", () => {
    const { onFindings, target } = events();
    expect(refusal(() => target())).to.equal(
      "ResourceNotFoundException: Rule watch does not exist on EventBus default.",
    );
    onFindings();
    for (const targetId of ["a", "b", "c", "d"]) expect(target({ targetId }).id).to.equal(`watch-${targetId}`);
    expect(refusal(() => target({ targetId: "a" }))).to.equal(
      "ResourceConflict: The rule watch has a target a already; choose another targetId.",
    );
    expect(target().outputs.targetId).to.match(/^terraform-[0-9a-f]{26}$/);
    expect(refusal(() => target({ targetId: "f" }))).to.equal(
      "LimitExceededException: The maximum number of targets of an event rule has been reached (5). Remove some, or use another account or region.",
    );
  });

  it("is told one thing, in JSON", () => {
    const { world } = events();
    const problems = (inputs: Properties) =>
      world.problems(types.eventTargetType, { rule: "watch", arn: TOPIC, ...inputs });
    expect(problems({ input: "{}", inputPath: "$.detail" })).to.deep.equal([
      "inputPath: input and inputPath are both given; give at most one of them.",
    ]);
    expect(problems({ input: "hello" })).to.deep.equal([
      "input: input contains invalid JSON; write it with JSON.stringify.",
    ]);
    expect(problems({ arn: "alerts" })).to.deep.equal(['arn: arn is "alerts"; expected an ARN.']);
    expect(problems({ retryPolicy: { maximumEventAgeInSeconds: 30, maximumRetryAttempts: 186 } })).to.deep.equal([
      "retryPolicy.maximumEventAgeInSeconds: retryPolicy.maximumEventAgeInSeconds is 30; expected 60 to 86400 seconds.",
      "retryPolicy.maximumRetryAttempts: retryPolicy.maximumRetryAttempts is 186; expected 0 to 185 attempts.",
    ]);
    expect(problems({ input: '"hello"' })).to.deep.equal([]);
  });

  it("needs a role where EventBridge has to assume one", () => {
    const { onFindings, target } = events();
    onFindings();
    const arn = "arn:aws:states:eu-west-1:111111111111:stateMachine:s";
    expect(refusal(() => target({ arn }))).to.equal(
      `ValidationException: RoleArn is required for target ${arn}. Give a role that EventBridge may assume.`,
    );
    target({ arn, roleArn: "arn:aws:iam::111111111111:role/events" });
  });
});
