import { expect } from "chai";
import { type Properties, UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { isReplica, isRestored } from "../../../../policy-packs/guardrails/services/databases";

describe("what a database comes from", () => {
  it("a replica names its source, also where the source is not known yet", () => {
    expect(isReplica({ replicateSourceDb: "db" })).to.equal(true);
    expect(isReplica({ replicationSourceIdentifier: UNKNOWN })).to.equal(true);
    expect(isReplica({ replicateSourceDb: "" })).to.equal(false);
  });

  it("a restored one names a snapshot, a moment or a bucket; an empty block names nothing", () => {
    const restored: readonly Properties[] = [
      { snapshotIdentifier: "s" },
      { restoreToPointInTime: { useLatestRestorableTime: true } },
      { s3Import: UNKNOWN },
    ];
    for (const props of restored) {
      expect(isRestored(props)).to.equal(true);
    }
    expect(isRestored({ snapshotIdentifier: "", restoreToPointInTime: {}, s3Import: null })).to.equal(false);
  });
});
