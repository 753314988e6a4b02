import { expect } from "chai";
import { ecsImageDigest } from "../../../../../policy-packs/guardrails/rules/applications/ecs-image-digest";
import { alone, resource, unknown } from "../../decide";

const task = (containerDefinitions: unknown) =>
  resource("aws:ecs/taskDefinition:TaskDefinition", { containerDefinitions });
const answer = (...images: readonly unknown[]) =>
  alone(ecsImageDigest, task(JSON.stringify(images.map((image) => ({ name: "app", image })))), "prod");
const OURS = "111111111111.dkr.ecr.us-east-1.amazonaws.com/app";
const DIGEST = `sha256:${"a".repeat(64)}`;

describe("ecs-image-digest (D-055, E-068)", () => {
  it("a tag is refused, a digest accepted", () => {
    expect(answer(`${OURS}:v1`)).to.deep.equal([
      "violation containerDefinitions[0].image: the container runs the tag v1, not a digest",
    ]);
    expect(answer(`${OURS}@${DIGEST}`, OURS)).to.deep.equal([
      "violation containerDefinitions[1].image: the container runs whatever is newest, not a digest",
    ]);
    expect(answer(`${OURS}:v1@${DIGEST}`)).to.deep.equal([]);
  });

  it("a registry that is not ours is refused, unless the team says so", () => {
    expect(answer(`nginx@${DIGEST}`)).to.deep.equal([
      "violation containerDefinitions[0].image: the container runs an image of docker.io; expected *.dkr.ecr.*.amazonaws.com, *.dkr-ecr.*.on.aws",
    ]);
    const listed = task(JSON.stringify([{ image: `nginx@${DIGEST}` }]));
    expect(alone(ecsImageDigest, listed, "prod", { registries: ["docker.io"] })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(alone(ecsImageDigest, task(unknown), "prod")).to.deep.equal([
      "unknown containerDefinitions: which images the task runs is not known; decided at the update",
    ]);
    expect(alone(ecsImageDigest, task([{ image: unknown }]), "prod")[0]).to.match(/^unknown containerDefinitions\[0\]/);
  });
});
