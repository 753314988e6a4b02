import { expect } from "chai";
import { tagRequired } from "../../../../../policy-packs/guardrails/rules/governance/tag-required";
import { alone, resource, unknown } from "../../decide";

const QUEUE = "aws:sqs/queue:Queue";
const all = { Environment: "dev", Project: "p", CostCenter: "c", Owner: "o", ManagedBy: "pulumi" };
const provider = (defaultTags: unknown) => ({ type: "pulumi:providers:aws", props: { defaultTags } });

describe("tag-required (K-04, A-067)", () => {
  it("refuses what lacks a tag, and names it; accepts what has them all", () => {
    expect(alone(tagRequired, resource(QUEUE, { tags: { ...all, Owner: "" } }))).to.deep.equal([
      "violation tags: Owner missing",
    ]);
    expect(alone(tagRequired, resource(QUEUE, {}))).to.deep.equal([
      "violation tags: Environment, Project, CostCenter, Owner, ManagedBy missing",
    ]);
    expect(alone(tagRequired, resource(QUEUE, { tags: all }))).to.deep.equal([]);
  });

  it("default tags of the provider count, as an object and as the text that the engine sends", () => {
    for (const tags of [{ tags: all }, JSON.stringify({ tags: all })]) {
      expect(alone(tagRequired, resource(QUEUE, {}, { provider: provider(tags) }))).to.deep.equal([]);
    }
    const { Owner, ...others } = all;
    const partial = provider({ tags: others });
    expect(alone(tagRequired, resource(QUEUE, {}, { provider: partial }))).to.have.length(1);
    expect(alone(tagRequired, resource(QUEUE, { tags: { Owner } }, { provider: partial }))).to.deep.equal([]);
  });

  it("the environment is one that there is", () => {
    expect(alone(tagRequired, resource(QUEUE, { tags: { ...all, Environment: "qa" } }))).to.deep.equal([
      'violation tags.Environment: Environment is "qa"; expected shared, dev, staging, prod, prod-pci, test, production, production-pci',
    ]);
  });

  it("takes tags and environments from its configuration", () => {
    const config = { tags: ["Team"], environments: ["qa"] };
    expect(
      alone(tagRequired, resource(QUEUE, { tags: { Team: "a", Environment: "qa" } }), "dev", config),
    ).to.deep.equal([]);
    expect(alone(tagRequired, resource(QUEUE, { tags: all }), "dev", config)).to.have.length(2);
  });

  it("leaves alone what takes no tags", () => {
    for (const type of [
      "aws:s3/bucketPolicy:BucketPolicy",
      "kubernetes:core/v1:Namespace",
      "causeway:network:Network",
    ]) {
      expect(alone(tagRequired, resource(type, {}))).to.deep.equal([]);
    }
  });

  it("what is not known is no pass; a tag whose value is not known yet is there", () => {
    expect(alone(tagRequired, resource(QUEUE, { tags: unknown }))).to.deep.equal([
      "unknown tags: the tags are not known; decided at the update",
    ]);
    expect(alone(tagRequired, resource(QUEUE, { tags: { ...all, Owner: unknown } }))).to.deep.equal([]);
    expect(alone(tagRequired, resource(QUEUE, { tags: { ...all, Environment: unknown } }))).to.have.length(1);
  });
});
