import { expect } from "chai";
import { ecsReadOnly } from "../../../../../policy-packs/guardrails/rules/applications/ecs-read-only";
import { alone, resource, unknown } from "../../decide";

const answer = (containers: unknown, more: object = {}) =>
  alone(
    ecsReadOnly,
    resource("aws:ecs/taskDefinition:TaskDefinition", { containerDefinitions: containers, ...more }),
    "prod",
  );

describe("ecs-read-only", () => {
  it("a container that can be written to is refused, also where nothing is set", () => {
    const refused = (index: number) =>
      `violation containerDefinitions[${index}].readonlyRootFilesystem: whoever gets into the container can change what it runs`;
    expect(answer(JSON.stringify([{ readonlyRootFilesystem: true }, {}]))).to.deep.equal([refused(1)]);
    expect(answer(JSON.stringify([{ readonlyRootFilesystem: false }]))).to.deep.equal([refused(0)]);
    expect(answer(JSON.stringify([{ readonlyRootFilesystem: true }]))).to.deep.equal([]);
  });

  it("a task of Windows has no such root", () => {
    const windows = { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } };
    expect(answer("[{}]", windows)).to.deep.equal([]);
    expect(answer("[{}]", { runtimePlatform: { operatingSystemFamily: "LINUX" } })).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    expect(answer(unknown)[0]).to.match(/^unknown containerDefinitions:/);
    expect(answer([{ readonlyRootFilesystem: unknown }])[0]).to.match(/^unknown containerDefinitions\[0\]/);
  });
});
