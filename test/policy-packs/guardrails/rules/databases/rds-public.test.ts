import { expect } from "chai";
import { rdsPublic } from "../../../../../policy-packs/guardrails/rules/databases/rds-public";
import { alone, resource, unknown } from "../../decide";

const instance = "aws:rds/instance:Instance";
const answer = (type: string, props: object) => alone(rdsPublic, resource(type, { ...props }));
const refused = ["violation publiclyAccessible: the database has a public address"];

describe("rds-public", () => {
  for (const type of [instance, "aws:rds/clusterInstance:ClusterInstance"]) {
    it(`a public address of ${type} is refused, none and not set are accepted`, () => {
      expect(answer(type, { publiclyAccessible: true })).to.deep.equal(refused);
      expect(answer(type, { publiclyAccessible: false })).to.deep.equal([]);
      expect(answer(type, {})).to.deep.equal([]);
    });
  }

  it("text counts as what it says", () => {
    expect(answer(instance, { publiclyAccessible: "true" })).to.deep.equal(refused);
    expect(answer(instance, { publiclyAccessible: "false" })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer(instance, { publiclyAccessible: unknown })).to.deep.equal([
      "unknown publiclyAccessible: whether the database has a public address is not known; decided at the update",
    ]);
  });

  it("other resources are none of its affairs", () => {
    expect(answer("aws:redshift/cluster:Cluster", { publiclyAccessible: true })).to.deep.equal([]);
  });
});
