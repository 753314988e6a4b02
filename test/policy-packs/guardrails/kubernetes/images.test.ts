import { expect } from "chai";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { imageReference, saidImage } from "../../../../policy-packs/guardrails/kubernetes/images";

const HEX = "0".repeat(64);

describe("images", () => {
  it("a reference is registry, tag and digest", () => {
    expect(imageReference("nginx")).to.deep.equal({ registry: "docker.io", tag: undefined, byDigest: false });
    expect(imageReference(`Example.com:5000/app:1@sha256:${HEX}`)).to.deep.equal({
      registry: "example.com:5000",
      tag: "1",
      byDigest: true,
    });
    expect(saidImage("nginx:1")).to.deep.equal(imageReference("nginx:1"));
    expect([saidImage(undefined), saidImage(""), saidImage(UNKNOWN)]).to.deep.equal([undefined, undefined, UNKNOWN]);
  });

  it("of one in parts only what is said is known", () => {
    const said = (image: object) => saidImage({ ...image });
    expect(said({ repository: "app" })).to.deep.equal({ registry: undefined, tag: undefined, byDigest: undefined });
    expect(said({ registry: "Quay.io/team", tag: 1.2 })).to.deep.equal({
      registry: "quay.io",
      tag: "1.2",
      byDigest: false,
    });
    expect(said({ repository: "quay.io/a/b", digest: HEX })).to.deep.equal({
      registry: "quay.io",
      tag: undefined,
      byDigest: true,
    });
    expect(said({ tag: UNKNOWN, digest: `sha256:${HEX}` })).to.deep.equal({
      registry: undefined,
      tag: UNKNOWN,
      byDigest: true,
    });
    expect(said({ tag: UNKNOWN })).to.deep.equal({ registry: undefined, tag: UNKNOWN, byDigest: UNKNOWN });
    expect(said({ tag: "1", digest: "latest" })).to.deep.equal({ registry: undefined, tag: "1", byDigest: false });
  });
});
