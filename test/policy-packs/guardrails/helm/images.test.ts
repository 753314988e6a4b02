import { expect } from "chai";
import { unknown } from "../decide";
import { release, said } from "./values-asked";

const HEX = "0".repeat(64);
const OURS = "444444444444.dkr.ecr.us-east-1.amazonaws.com";
const EXPECTED = "expected *.dkr.ecr.*.amazonaws.com, *.dkr-ecr.*.on.aws";
const asked = (values: object) => said(release(values), "prod");
const tagged = (path: string, who: string, tag: string) =>
  `k8s-image-digest values.${path}: container ${who} runs the tag ${tag}, not a digest`;
const foreign = (path: string, who: string, registry: string) =>
  `k8s-image-digest values.${path}: container ${who} runs an image of ${registry}; ${EXPECTED}`;

describe("images in values", () => {
  it("are named by digest and of our registries in production, however a chart takes them apart", () => {
    expect(asked({ image: { tag: "latest" } })).to.deep.equal([tagged("image.tag", "app", "latest")]);
    expect(asked({ imageTag: "latest" })).to.deep.equal([tagged("imageTag", "app", "latest")]);
    expect(asked({ server: { image: "nginx:latest" } })).to.deep.equal([
      tagged("server.image", "server", "latest"),
      foreign("server.image", "server", "docker.io"),
    ]);
    expect(asked({ server: { image: "ghcr.io/app", tag: "1.2" } })).to.deep.equal([
      tagged("server.image", "server", "1.2"),
      foreign("server.image", "server", "ghcr.io"),
    ]);
    expect(asked({ sidecar: { image: { registry: "quay.io", repository: "a/b", sha: HEX } } })).to.deep.equal([
      foreign("sidecar.image", "sidecar", "quay.io"),
    ]);
    expect(asked({ global: { imageRegistry: "quay.io" } })).to.deep.equal([
      foreign("global.imageRegistry", "app", "quay.io"),
    ]);
    expect(asked({ main: { repository: `${OURS}/app`, tag: "1.2" } })).to.deep.equal([tagged("main", "main", "1.2")]);
  });

  it("one by digest of our registries is accepted, and what is left to the chart is not judged", () => {
    for (const image of [
      `${OURS}/app@sha256:${HEX}`,
      { registry: OURS, repository: "app", tag: "1.2", digest: `sha256:${HEX}` },
      { repository: `${OURS}/app`, tag: `1.2@sha256:${HEX}` },
      { repository: `${OURS}/app`, sha: HEX },
      { repository: "bitnami/redis" },
      { pullPolicy: "Always" },
      { tag: "" },
    ]) {
      expect(asked({ image }), JSON.stringify(image)).to.deep.equal([]);
    }
    expect(asked({ image: `${OURS}/app`, digest: `sha256:${HEX}` })).to.deep.equal([]);
    expect(asked({ logoImage: "https://example.com/logo.png" })).to.deep.equal([]);
    expect(said(release({ image: { tag: "latest" } }), "staging")).to.deep.equal([]);
  });

  it("what is not known is told, and what is known is decided", () => {
    const open = (path: string) =>
      `? k8s-image-digest values.${path}: which image container app runs is not known; decided at the update`;
    expect(asked({ image: { tag: unknown } })).to.deep.equal([open("image.tag")]);
    expect(asked({ image: unknown })).to.deep.equal([open("image")]);
    expect(asked({ image: { repository: "quay.io/a/b", tag: unknown } })).to.deep.equal([
      open("image"),
      foreign("image", "app", "quay.io"),
    ]);
    expect(asked({ image: { repository: unknown, tag: "1.2" } })).to.deep.equal([
      open("image"),
      tagged("image", "app", "1.2"),
    ]);
  });
});
