import { expect } from "chai";
import { rdsMinorUpgrade } from "../../../../../policy-packs/guardrails/rules/databases/rds-minor-upgrade";
import { alone, resource, unknown } from "../../decide";

const answer = (type: string, autoMinorVersionUpgrade?: unknown) =>
  alone(rdsMinorUpgrade, resource(type, autoMinorVersionUpgrade === undefined ? {} : { autoMinorVersionUpgrade }));

describe("rds-minor-upgrade", () => {
  for (const type of ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"]) {
    it(`${type} takes minor upgrades unless somebody says otherwise`, () => {
      expect(answer(type)).to.deep.equal([]);
      expect(answer(type, true)).to.deep.equal([]);
      expect(answer(type, "false")).to.deep.equal([
        "violation autoMinorVersionUpgrade: minor upgrades are not installed",
      ]);
    });
  }

  it("what is not known is no pass", () => {
    expect(answer("aws:rds/cluster:Cluster", unknown)).to.deep.equal([
      "unknown autoMinorVersionUpgrade: the value is not known, and with it whether minor upgrades are not installed; decided at the update",
    ]);
  });
});
