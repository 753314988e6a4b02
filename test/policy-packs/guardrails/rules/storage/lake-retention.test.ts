import { expect } from "chai";
import { lakeRetention } from "../../../../../policy-packs/guardrails/rules/storage/lake-retention";
import { resource, together, unknown } from "../../decide";

const lake = (props: object = {}) =>
  resource("aws:s3/bucket:Bucket", { bucket: "lake", tags: { Purpose: "lake" }, ...props }, { name: "lake" });
const lifecycle = (rules: unknown) =>
  resource("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", { bucket: "lake", rules });
const rule = (days: unknown, more: object = {}) => ({ status: "Enabled", expiration: { days }, ...more });
const refused = (days: number) => [`violation lake : the lake does not delete its data after ${days} days`];

describe("lake-retention (K-18, C-043)", () => {
  for (const [environment, days] of [
    ["dev", 30],
    ["staging", 90],
    ["prod", 2555],
    ["prod-pci", 2555],
  ] as const) {
    it(`${environment} keeps data for ${days} days, not shorter and not longer`, () => {
      const answer = (...facts: Parameters<typeof together>[1]) => together(lakeRetention, facts, environment);
      expect(answer(lake(), lifecycle([rule(days)]))).to.deep.equal([]);
      expect(answer(lake(), lifecycle([rule(days - 1)]))).to.deep.equal(refused(days));
      expect(answer(lake(), lifecycle([rule(days + 1)]))).to.deep.equal(refused(days));
      expect(answer(lake())).to.deep.equal(refused(days));
    });
  }

  it("a rule for some objects, and one that is off, say nothing of the rest", () => {
    const answer = (more: object) => together(lakeRetention, [lake(), lifecycle([rule(30, more)])]);
    for (const more of [
      { filter: { prefix: "raw/" } },
      { prefix: "raw/" },
      { filter: { tag: { key: "a", value: "b" } } },
      { status: "Disabled" },
    ]) {
      expect(answer(more)).to.deep.equal(refused(30));
    }
    expect(answer({ filter: {} })).to.deep.equal([]);
    expect(answer({ filter: { prefix: "" } })).to.deep.equal([]);
  });

  it("rules at the bucket itself count", () => {
    const inline = (enabled: boolean) => lake({ lifecycleRules: [{ enabled, expiration: { days: 30 } }] });
    expect(together(lakeRetention, [inline(true)])).to.deep.equal([]);
    expect(together(lakeRetention, [inline(false)])).to.deep.equal(refused(30));
    expect(
      together(lakeRetention, [lake({ lifecycleRules: [{ enabled: true, expirations: [{ days: 30 }] }] })]),
    ).to.deep.equal([]);
  });

  it("other buckets, and environments without a lake, are not asked", () => {
    expect(together(lakeRetention, [lake({ tags: { Purpose: "logs" } })])).to.deep.equal([]);
    expect(together(lakeRetention, [lake()], "shared")).to.deep.equal([]);
    expect(together(lakeRetention, [lake({ tags: { Kind: "l" } })], "dev", { lakeTag: "Kind=l" })).to.deep.equal(
      refused(30),
    );
  });

  it("what is not known is no pass", () => {
    const open =
      "unknown lake : it depends on what is not known of it whether the lake does not delete its data after 30 days; decided at the update";
    for (const rules of [unknown, [unknown], [rule(unknown)], [rule(30, { status: unknown })]]) {
      expect(together(lakeRetention, [lake(), lifecycle(rules)])).to.deep.equal([open]);
    }
  });
});
