import { expect } from "chai";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import { companionOf } from "../../../../policy-packs/guardrails/facts/companions";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { resource, unknown } from "../decide";

const bucket = resource("aws:s3/bucket:Bucket", { id: "one" }, { name: "one" });
const versioning = (value: unknown, more: Partial<ResourceFacts> = {}) =>
  resource("aws:s3/bucketVersioning:BucketVersioning", { bucket: value, on: true }, { name: "versioning", ...more });

function answer(companion: ResourceFacts, says?: () => boolean): unknown {
  const stack = stackOf([bucket, companion].map((facts) => readResource(facts)));
  const [first] = stack.resources;
  if (first === undefined) throw new Error("no resource");
  const found = companionOf(stack, first, {
    type: "aws:s3/bucketVersioning:BucketVersioning",
    property: "bucket",
    ...(says === undefined ? {} : { says }),
  });
  return typeof found === "boolean" ? found : found.perhaps.name;
}

describe("companions of a resource", () => {
  it("one that names it is its own; one of another is not", () => {
    expect(answer(versioning("one"))).to.equal(true);
    expect(answer(versioning("other"))).to.equal(false);
  });

  it("one that does not say what is asked for does not count", () => {
    expect(answer(versioning("one"), () => false)).to.equal(false);
  });

  it("one whose resource is not known is joined by its dependency, else may be for any", () => {
    expect(answer(versioning(unknown, { propertyDependencies: { bucket: [bucket.urn] } }))).to.equal(true);
    expect(answer(versioning(unknown))).to.equal("versioning");
  });
});
