import { expect } from "chai";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { selects } from "../../../../policy-packs/guardrails/services/backup-selections";
import { resource, unknown } from "../decide";

const ARN = "arn:aws:dynamodb:us-east-1:111111111111:table/orders";
const table = (props: object = { arn: ARN }) =>
  resource("aws:dynamodb/table:Table", { tags: { Backup: "daily" }, ...props }, { name: "orders" });

function selected(
  props: object,
  store: ResourceFacts = table(),
  on: readonly string[] = [],
  others: readonly ResourceFacts[] = [],
): unknown {
  const selection = resource(
    "aws:backup/selection:Selection",
    { ...props },
    { propertyDependencies: { resources: on } },
  );
  const stack = stackOf([store, selection, ...others].map((each) => readResource(each)));
  const [one, other] = stack.resources;
  if (one === undefined || other === undefined) throw new Error("no resources");
  return selects(stack, other, one);
}

describe("what a backup selection takes in", () => {
  it("what it names, by ARN or a pattern of one", () => {
    for (const resources of [[ARN], ["*"], ["arn:aws:dynamodb:*:*:table/*"], [unknown, ARN]]) {
      expect(selected({ resources })).to.equal(true);
    }
    expect(selected({ resources: [`${ARN}-2`, "arn:aws:rds:*:*:db:*"] })).to.equal(false);
    expect(selected({})).to.equal(false);
  });

  it("what it names by dependency, or by the service and kind, while ARNs are not known", () => {
    const made = table({});
    expect(selected({ resources: [unknown] }, made, [made.urn])).to.equal(true);
    expect(selected({ resources: unknown }, made, [made.urn])).to.equal(true);
    expect(selected({ resources: ["arn:aws:dynamodb:*:*:table/*"] }, made)).to.equal(true);
    expect(selected({ resources: [ARN] }, made)).to.equal(UNKNOWN);
    expect(selected({ resources: ["arn:aws:rds:*:*:db:*"] }, made)).to.equal(false);
    expect(selected({ resources: unknown }, made)).to.equal(UNKNOWN);
    const other = resource("aws:dynamodb/table:Table", {}, { name: "other" });
    expect(selected({ resources: unknown }, made, [other.urn], [other])).to.equal(false);
  });

  it("what has one of its tags", () => {
    const tag = (value: unknown) => ({ type: "STRINGEQUALS", key: "Backup", value });
    expect(selected({ selectionTags: [tag("weekly"), tag("daily")] })).to.equal(true);
    expect(selected({ selectionTags: [tag("weekly")] })).to.equal(false);
    expect(selected({ selectionTags: [tag(unknown)] })).to.equal(UNKNOWN);
    expect(selected({ selectionTags: unknown })).to.equal(UNKNOWN);
  });

  it("only what meets every condition, and is no exception", () => {
    const when = (conditions: object) => selected({ resources: ["*"], conditions: [conditions] });
    expect(when({ stringEquals: [{ key: "aws:ResourceTag/Backup", value: "daily" }] })).to.equal(true);
    expect(when({ stringEquals: [{ key: "aws:ResourceTag/Backup", value: "weekly" }] })).to.equal(false);
    expect(when({ stringNotEquals: [{ key: "aws:ResourceTag/Backup", value: "daily" }] })).to.equal(false);
    expect(when({ stringLikes: [{ key: "aws:ResourceTag/Backup", value: "d*" }] })).to.equal(UNKNOWN);
    expect(selected({ resources: ["*"], conditions: unknown })).to.equal(UNKNOWN);
    expect(selected({ resources: ["*"], notResources: ["arn:aws:dynamodb:*"] })).to.equal(false);
  });
});
