import { expect } from "chai";
import { cloudWatchService } from "../../../../simulator/aws/cloudwatch/service";
import * as own from "../../../../simulator/aws/cloudwatch/types";
import { type Properties, UNKNOWN } from "../../../../simulator/values";
import { lawWorld, refusal } from "../../law-world";

const onMetric: Properties = {
  name: "busy",
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 3,
  threshold: 80,
  namespace: "AWS/EC2",
  metricName: "CPUUtilization",
  statistic: "Average",
  period: 300,
};
const rates: Properties = {
  name: "rates",
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 1,
  threshold: 1,
};
const metric = (id: string, more: Properties = {}): Properties => ({
  id,
  metric: { metricName: "Errors", namespace: "App", period: 60, stat: "Sum" },
  ...more,
});

function alarms() {
  const world = lawWorld(cloudWatchService.laws);
  const problems = (changes: Properties) => world.problems(own.metricAlarmType, { ...onMetric, ...changes });
  const alarm = (changes: Properties) => world.create(own.metricAlarmType, { ...onMetric, ...changes });
  const computed = (...metricQueries: Properties[]) => world.create(own.metricAlarmType, { ...rates, metricQueries });
  return { world, problems, alarm, computed };
}

describe("metricAlarmLaw", () => {
  it("has an ARN that ends in its name", () => {
    expect(alarms().alarm({}).outputs.arn).to.equal("arn:aws:cloudwatch:eu-west-1:111111111111:alarm:busy");
  });

  it("looks at one metric, or at several through queries", () => {
    const { world, problems } = alarms();
    expect(problems({ metricQueries: [metric("a", { returnData: true })] })).to.deep.equal([
      "metricQueries: metricName and metricQueries are both given; give one of them.",
    ]);
    expect(world.problems(own.metricAlarmType, rates)).to.deep.equal([
      "metricName: none of metricName or metricQueries is given; give one of them.",
    ]);
    expect(problems({})).to.deep.equal([]);
    const { computed } = alarms();
    computed(metric("a"), { id: "b", expression: "a * 2", returnData: true });
  });

  it("has one threshold and one statistic", () => {
    const { problems } = alarms();
    const { threshold: _, ...without } = onMetric;
    expect(alarms().world.problems(own.metricAlarmType, without)).to.deep.equal([
      "threshold: none of threshold or thresholdMetricId is given; give one of them.",
    ]);
    expect(problems({ extendedStatistic: "p99" })).to.deep.equal([
      "extendedStatistic: statistic and extendedStatistic are both given; give one of them.",
    ]);
    expect(problems({ threshold: 0 })).to.deep.equal([]);
    expect(problems({ comparisonOperator: "LessThanLowerThreshold" })).to.deep.equal([
      "threshold: LessThanLowerThreshold compares with a band; give thresholdMetricId in its place.",
    ]);
    expect(problems({ comparisonOperator: "Above" })).to.deep.equal([
      'comparisonOperator: comparisonOperator is "Above"; expected GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanThreshold, LessThanOrEqualToThreshold, LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold or GreaterThanUpperThreshold.',
    ]);
  });

  it("looks in periods that there are, for a day or a week", () => {
    const { problems } = alarms();
    for (const period of [1, 45, 90])
      expect(problems({ period })).to.deep.equal([
        `period: period is ${period}; expected 10, 20, 30 or a multiple of 60 seconds.`,
      ]);
    for (const period of [10, 30, 60, 300]) expect(problems({ period })).to.deep.equal([]);
    expect(problems({ period: 300, evaluationPeriods: 289 })).to.deep.equal([
      "evaluationPeriods: Metrics cannot be checked across more than a day: evaluationPeriods * period is 86700 seconds; expected at most 86400.",
    ]);
    expect(problems({ period: 300, evaluationPeriods: 288 })).to.deep.equal([]);
    expect(problems({ period: 3600, evaluationPeriods: 168 })).to.deep.equal([]);
    expect(problems({ evaluationPeriods: 0 })).to.deep.equal([
      "evaluationPeriods: evaluationPeriods is 0; expected a whole number from 1.",
    ]);
  });

  it("tells at most five, by ARN, in its own region", () => {
    const { problems, alarm } = alarms();
    const topic = (region: string) => `arn:aws:sns:${region}:111111111111:alerts`;
    expect(problems({ alarmActions: ["alerts"] })).to.deep.equal([
      'alarmActions[0]: alarmActions[0] is "alerts"; expected an ARN.',
    ]);
    expect(problems({ okActions: Array.from({ length: 6 }, () => topic("eu-west-1")) })).to.deep.equal([
      "okActions: there are 6 okActions; expected at most 5.",
    ]);
    expect(refusal(() => alarm({ alarmActions: [topic("us-east-1")] }))).to.equal(
      `ValidationError: Invalid region us-east-1 specified in ${topic("us-east-1")}. Only eu-west-1 is supported.`,
    );
    alarm({ alarmActions: [topic("eu-west-1")] });
  });

  it("wants no more data points than it looks at", () => {
    const { alarm } = alarms();
    expect(refusal(() => alarm({ datapointsToAlarm: 4 }))).to.equal(
      "ValidationError: DatapointsToAlarm (4) must be less than or equal to EvaluationPeriods (3).",
    );
    alarm({ datapointsToAlarm: 3 });
  });

  it("returns data from exactly one of its queries", () => {
    const { computed } = alarms();
    expect(refusal(() => computed(metric("a"), metric("b")))).to.equal(
      "ValidationError: Exactly one element of the metrics list should return data; 0 do. Set returnData on the one that is watched.",
    );
    expect(refusal(() => computed(metric("a", { returnData: true }), metric("a")))).to.equal(
      "ValidationError: The values for parameter id in parameter list Metrics are not unique: a.",
    );
    computed(metric("a", { returnData: true }), metric("b"));
  });

  it("judges nothing that is not known yet", () => {
    const { problems } = alarms();
    expect(problems({ alarmActions: [UNKNOWN], threshold: UNKNOWN, period: UNKNOWN })).to.deep.equal([]);
  });
});

describe("dashboardLaw", () => {
  const widget = (more: Properties = {}): Properties => ({
    type: "text",
    x: 0,
    width: 12,
    height: 3,
    properties: { markdown: "#" },
    ...more,
  });
  const inputs = (...widgets: Properties[]): Properties => ({
    dashboardName: "app",
    dashboardBody: JSON.stringify({ widgets }),
  });

  it("is JSON whose widgets fit", () => {
    const { world } = alarms();
    expect(world.problems(own.dashboardType, { dashboardName: "app", dashboardBody: "{" })).to.deep.equal([
      "dashboardBody: dashboardBody contains invalid JSON; write it with JSON.stringify.",
    ]);
    expect(
      refusal(() => world.create(own.dashboardType, inputs(widget(), { type: "metric", x: 20, width: 6 }))),
    ).to.equal(
      "InvalidParameterInput: The dashboard body is invalid, there are 2 validation errors: /widgets/1 should have required property 'properties'. /widgets/1 x and width should fit 24 columns.",
    );
    const made = world.create(own.dashboardType, inputs(widget(), widget({ x: 12 })));
    expect(made.outputs.dashboardArn).to.equal("arn:aws:cloudwatch::111111111111:dashboard/app");
    expect(refusal(() => world.create(own.dashboardType, inputs(widget())))).to.equal(
      "ResourceConflict: A dashboard app exists already; choose another name, or import it.",
    );
  });

  it("takes the same body in another order for no change", () => {
    const { world } = alarms();
    const made = world.create(own.dashboardType, inputs(widget()));
    const { type = "", ...rest } = widget();
    expect(world.judge(made, inputs({ ...rest, type }), "dashboardBody")).to.equal("same");
    expect(world.judge(made, inputs(widget({ x: 1 })), "dashboardBody")).to.equal(undefined);
  });
});
