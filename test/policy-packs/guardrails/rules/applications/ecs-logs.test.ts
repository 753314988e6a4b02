import { expect } from "chai";
import { ecsLogs } from "../../../../../policy-packs/guardrails/rules/applications/ecs-logs";
import { alone, resource, unknown } from "../../decide";

const answer = (containerDefinitions: unknown) =>
  alone(ecsLogs, resource("aws:ecs/taskDefinition:TaskDefinition", { containerDefinitions }));
const logged = { name: "app", logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "app" } } };

describe("ecs-logs", () => {
  it("containers that write logs are accepted, one that does not is refused", () => {
    expect(answer(JSON.stringify([logged]))).to.deep.equal([]);
    expect(answer(JSON.stringify([logged, { name: "proxy" }]))).to.deep.equal([
      "violation containerDefinitions[1].logConfiguration: what the container says is lost with its task",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(answer(unknown)[0]).to.match(/^unknown containerDefinitions: /);
  });
});
