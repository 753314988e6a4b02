import { expect } from "chai";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { booleanOf } from "../../../../policy-packs/guardrails/facts/value";
import {
  BUCKET,
  type BucketSetting,
  bucketHas,
  firstAt,
  settingVerdicts,
} from "../../../../policy-packs/guardrails/services/buckets";
import { resource, unknown } from "../decide";

const SETTING: BucketSetting = {
  type: "aws:s3/bucketX:BucketX",
  says: ({ props }) => booleanOf(props["on"]) ?? false,
  inline: ({ props }) => booleanOf(props["inline"]) ?? false,
};
const separate = (props: object, name = "x") => resource(SETTING.type, { bucket: "b", ...props }, { name });

function asked(bucket: object, ...others: readonly ResourceFacts[]): { has: unknown; said: readonly string[] } {
  const facts = [resource(BUCKET, { bucket: "b", ...bucket }, { name: "bucket" }), ...others];
  const stack = stackOf(facts.map((each) => readResource(each)));
  const [of] = stack.resources;
  if (of === undefined) throw new Error("no bucket");
  const has = bucketHas(stack, of, SETTING);
  const said = settingVerdicts(stack, of, SETTING, "it is off").map(({ kind, message }) => `${kind}: ${message}`);
  return { has: typeof has === "object" ? has.perhaps.name : has, said };
}

describe("a setting of a bucket", () => {
  it("is a resource of its own or written at the bucket", () => {
    expect(asked({}, separate({ on: true }))).to.deep.equal({ has: true, said: [] });
    expect(asked({ inline: true })).to.deep.equal({ has: true, said: [] });
    expect(asked({})).to.deep.equal({ has: false, said: ["violation: it is off"] });
    expect(asked({}, separate({ on: true, bucket: "other" })).has).to.equal(false);
  });

  it("a resource that says no overrules the others", () => {
    expect(asked({ inline: true }, separate({ on: false })).has).to.equal(false);
    expect(asked({}, separate({ on: true }), separate({ on: false }, "y")).has).to.equal(false);
  });

  it("what is not known is no yes, and is told by name", () => {
    expect(asked({}, separate({ on: unknown }))).to.deep.equal({
      has: "x",
      said: ["unknown: it depends on what is not known of x whether it is off; decided at the update"],
    });
    expect(asked({ inline: unknown }).has).to.equal("bucket");
    expect(asked({ inline: unknown }, separate({ on: true })).has).to.equal(true);
  });

  it("old and new names of a block are looked at in turn", () => {
    expect(firstAt({ a: {}, bs: [{ c: 1 }] }, "a.c", "bs.c")).to.equal(1);
    expect(firstAt({ a: "" }, "a")).to.equal(undefined);
  });
});
