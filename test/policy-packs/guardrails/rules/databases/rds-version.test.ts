import { expect } from "chai";
import { rdsVersion } from "../../../../../policy-packs/guardrails/rules/databases/rds-version";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object, type = "aws:rds/instance:Instance") => alone(rdsVersion, resource(type, { ...props }));

describe("rds-version", () => {
  it("a version in standard support is accepted, one whose support ended refused", () => {
    expect(answer({ engine: "postgres", engineVersion: "17.4" })).to.deep.equal([]);
    expect(answer({ engine: "mysql", engineVersion: "5.7" })).to.deep.equal([
      "violation engineVersion: standard support of mysql 5.7 ended on 2024-02-29",
    ]);
    expect(answer({ engine: "aurora-postgresql", engineVersion: "13.8" }, "aws:rds/cluster:Cluster")).to.deep.equal([
      "violation engineVersion: standard support of aurora-postgresql 13.8 ended on 2026-02-28",
    ]);
  });

  it("the default is accepted; what is not known is no pass", () => {
    expect(answer({ engine: "mysql" })).to.deep.equal([]);
    expect(answer({ replicateSourceDb: "main", engineVersion: unknown })).to.deep.equal([]);
    expect(answer({ engine: unknown, engineVersion: "5.7" })[0]).to.match(/^unknown engineVersion: /);
    expect(answer({ engine: "mysql", engineVersion: unknown })[0]).to.match(/^unknown engineVersion: /);
  });
});
