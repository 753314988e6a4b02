import { expect } from "chai";
import { k8sImageDigest } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-image-digest";
import { alone, resource, unknown } from "../../decide";

const digest = `@sha256:${"0123456789abcdef".repeat(4)}`;
const ours = "111111111111.dkr.ecr.us-east-1.amazonaws.com";
const answer = (image: unknown, config: object = {}, list = "containers") =>
  alone(
    k8sImageDigest,
    resource("kubernetes:core/v1:Pod", { spec: { [list]: [{ name: "app", image }] } }),
    "prod",
    config,
  );
const at = "violation spec.containers[0].image: container app runs";
const elsewhere = (registry: string) =>
  `${at} an image of ${registry}; expected *.dkr.ecr.*.amazonaws.com, *.dkr-ecr.*.on.aws`;

describe("k8s-image-digest (D-055, E-068)", () => {
  it("an image by digest from our registry is accepted, with a tag or without", () => {
    expect(answer(`${ours}/app${digest}`)).to.deep.equal([]);
    expect(answer(`${ours}/team/app:1.2${digest}`)).to.deep.equal([]);
  });

  it("a tag, and none, are refused, so is what only looks like a digest", () => {
    expect(answer(`${ours}/app:1.2`)).to.deep.equal([`${at} the tag 1.2, not a digest`]);
    expect(answer(`${ours}/app`)).to.deep.equal([`${at} whatever is newest, not a digest`]);
    expect(answer(`${ours}/app@sha256:1234`)).to.deep.equal([`${at} whatever is newest, not a digest`]);
    expect(answer(`${ours}:443/app`, { registries: ["*:443"] })).to.deep.equal([
      `${at} whatever is newest, not a digest`,
    ]);
  });

  it("another registry is refused, whatever the path below it", () => {
    expect(answer(`nginx${digest}`)).to.deep.equal([elsewhere("docker.io")]);
    expect(answer(`team/nginx${digest}`)).to.deep.equal([elsewhere("docker.io")]);
    expect(answer(`quay.io/${ours}/app${digest}`)).to.deep.equal([elsewhere("quay.io")]);
    expect(answer(`localhost/app${digest}`)).to.deep.equal([elsewhere("localhost")]);
    expect(answer("nginx:latest")).to.deep.equal([`${at} the tag latest, not a digest`, elsewhere("docker.io")]);
  });

  it("takes the registries from its configuration", () => {
    expect(answer(`quay.io/app${digest}`, { registries: ["quay.io"] })).to.deep.equal([]);
  });

  it("every container counts, in production only", () => {
    for (const list of ["initContainers", "ephemeralContainers"]) {
      expect(answer(`${ours}/app:1`, {}, list)).to.have.length(1);
    }
    const facts = resource("kubernetes:core/v1:Pod", { spec: { containers: [{ image: "nginx" }] } });
    expect(alone(k8sImageDigest, facts, "staging")).to.deep.equal([]);
  });

  it("what is not known is no pass; a change that leaves the image alone is one", () => {
    expect(answer(unknown)).to.deep.equal([
      "unknown spec.containers[0].image: which image container app runs is not known; decided at the update",
    ]);
    expect(answer(undefined)).to.deep.equal([]);
    const facts = resource("kubernetes:core/v1:Pod", { spec: { containers: unknown } });
    expect(alone(k8sImageDigest, facts, "prod")).to.deep.equal([
      "unknown spec.containers: which images are run is not known; decided at the update",
    ]);
  });
});
