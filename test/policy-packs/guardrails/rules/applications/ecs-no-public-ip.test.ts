import { expect } from "chai";
import { ecsNoPublicIp } from "../../../../../policy-packs/guardrails/rules/applications/ecs-no-public-ip";
import { alone, resource, unknown } from "../../decide";

const answer = (networkConfiguration?: object, type = "aws:ecs/service:Service") =>
  alone(ecsNoPublicIp, resource(type, networkConfiguration === undefined ? {} : { networkConfiguration }));

describe("ecs-no-public-ip (D-013)", () => {
  it("tasks without a public address are accepted, also by default", () => {
    expect(answer()).to.deep.equal([]);
    expect(answer({ subnets: ["subnet-1"] })).to.deep.equal([]);
    expect(answer({ assignPublicIp: false })).to.deep.equal([]);
  });

  it("tasks with one are refused, in services and in task sets", () => {
    for (const type of ["aws:ecs/service:Service", "aws:ecs/taskSet:TaskSet"]) {
      expect(answer({ assignPublicIp: true }, type)).to.deep.equal([
        "violation networkConfiguration.assignPublicIp: its tasks get public addresses",
      ]);
    }
  });

  it("tasks that a schedule, a rule or a pipe starts are asked the same", () => {
    const network = (assignPublicIp: unknown) => ({ networkConfiguration: { assignPublicIp } });
    const pipe = (assignPublicIp: unknown) => ({ networkConfiguration: { awsVpcConfiguration: { assignPublicIp } } });
    const starts: readonly [type: string, path: string, props: (flag: boolean) => object][] = [
      [
        "aws:cloudwatch/eventTarget:EventTarget",
        "ecsTarget.networkConfiguration",
        (flag) => ({ ecsTarget: network(flag) }),
      ],
      [
        "aws:scheduler/schedule:Schedule",
        "target.ecsParameters.networkConfiguration",
        (flag) => ({ target: { ecsParameters: network(flag) } }),
      ],
      [
        "aws:pipes/pipe:Pipe",
        "targetParameters.ecsTaskParameters.networkConfiguration.awsVpcConfiguration",
        (flag) => ({ targetParameters: { ecsTaskParameters: pipe(flag ? "ENABLED" : "DISABLED") } }),
      ],
    ];
    for (const [type, path, props] of starts) {
      const said = (flag: boolean) => alone(ecsNoPublicIp, resource(type, { ...props(flag) }));
      expect(said(true)).to.deep.equal([`violation ${path}.assignPublicIp: its tasks get public addresses`]);
      expect(said(false)).to.deep.equal([]);
      expect(alone(ecsNoPublicIp, resource(type, { arn: "arn:aws:lambda:x" }))).to.deep.equal([]);
    }
  });

  it("nor have the jobs of Batch", () => {
    const job = (props: object) =>
      alone(ecsNoPublicIp, resource("aws:batch/jobDefinition:JobDefinition", { ...props }));
    const container = (networkConfiguration: unknown) =>
      job({ containerProperties: JSON.stringify({ image: "job", networkConfiguration }) });
    expect(container({ assignPublicIp: "ENABLED" })).to.deep.equal([
      "violation containerProperties.networkConfiguration.assignPublicIp: the job gets a public address",
    ]);
    expect(container({ assignPublicIp: "DISABLED" })).to.deep.equal([]);
    expect(container(undefined)).to.deep.equal([]);
    expect(job({ containerProperties: unknown })[0]).to.match(/^unknown containerProperties: /);
  });

  it("what is not known is no pass", () => {
    expect(answer({ assignPublicIp: unknown })[0]).to.match(/^unknown networkConfiguration.assignPublicIp: /);
  });
});
