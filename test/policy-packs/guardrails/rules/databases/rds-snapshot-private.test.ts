import { expect } from "chai";
import { rdsSnapshotPrivate } from "../../../../../policy-packs/guardrails/rules/databases/rds-snapshot-private";
import { alone, resource, unknown } from "../../decide";

const answer = (sharedAccounts?: unknown, type = "aws:rds/snapshot:Snapshot") =>
  alone(rdsSnapshotPrivate, resource(type, sharedAccounts === undefined ? {} : { sharedAccounts }));
const refused = ["violation sharedAccounts: the snapshot is shared with everybody who has an AWS account"];

describe("rds-snapshot-private", () => {
  it("shared with all is refused, wherever it stands in the list", () => {
    for (const type of ["snapshot:Snapshot", "snapshotCopy:SnapshotCopy", "clusterSnapshot:ClusterSnapshot"]) {
      expect(answer(["111111111111", "all"], `aws:rds/${type}`)).to.deep.equal(refused);
    }
    expect(answer(["ALL"], "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy")).to.deep.equal(refused);
    expect(answer([unknown, "all"])).to.deep.equal(refused);
  });

  it("named accounts and nobody are accepted", () => {
    expect(answer(["111111111111"])).to.deep.equal([]);
    expect(answer([])).to.deep.equal([]);
    expect(answer()).to.deep.equal([]);
  });

  it("accounts that are not known are no pass", () => {
    const open = ["unknown sharedAccounts: whom the snapshot is shared with is not known; decided at the update"];
    expect(answer(unknown)).to.deep.equal(open);
    expect(answer(["111111111111", unknown])).to.deep.equal(open);
  });
});
