import { expect } from "chai";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { hasTag, tagsOf } from "../../../../policy-packs/guardrails/facts/tags";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { resource, unknown } from "../decide";

const provider = (tags: object) => ({
  provider: { type: "pulumi:providers:aws", props: { defaultTags: JSON.stringify({ tags }) } },
});
const of = (props: object, more: object = {}) => readResource(resource("a:b:C", { ...props }, more));

describe("tags of a resource", () => {
  it("are the provider's, then what the provider tells of all, then its own", () => {
    const read = of({ tagsAll: { b: "all", c: "all" }, tags: { c: "own" } }, provider({ a: "default", b: "default" }));
    expect(tagsOf(read)).to.deep.equal({ a: "default", b: "all", c: "own" });
    expect(tagsOf(of({ tags: unknown }))).to.equal(UNKNOWN);
  });

  it("one is found by name, or by name and value", () => {
    const read = of({ tags: { Purpose: "logs", Rule: "a=b", Late: unknown } });
    expect(hasTag(read, "Purpose=logs")).to.equal(true);
    expect(hasTag(read, "Purpose=lake")).to.equal(false);
    expect(hasTag(read, "Rule=a=b")).to.equal(true);
    expect(hasTag(read, "Purpose")).to.equal(true);
    expect(hasTag(read, "Owner")).to.equal(false);
  });

  it("a value that is not known is there, and may be any", () => {
    const read = of({ tags: { Late: unknown } });
    expect(hasTag(read, "Late")).to.equal(true);
    expect(hasTag(read, "Late=logs")).to.equal(UNKNOWN);
    expect(hasTag(of({ tags: unknown }), "Late")).to.equal(UNKNOWN);
  });
});
