import { expect } from "chai";
import { redshiftLogs } from "../../../../../policy-packs/guardrails/rules/databases/redshift-logs";
import { resource, together, unknown } from "../../decide";

const cluster = resource("aws:redshift/cluster:Cluster", { clusterIdentifier: "reports" }, { name: "reports" });
const logging = (clusterIdentifier: unknown, more: object = {}) =>
  resource("aws:redshift/logging:Logging", { clusterIdentifier }, { name: "logs", ...more });

describe("redshift-logs (K-17)", () => {
  it("a warehouse with a log of its own is accepted, one without refused", () => {
    const named = { propertyDependencies: { clusterIdentifier: [cluster.urn] } };
    expect(together(redshiftLogs, [cluster, logging(unknown, named)])).to.deep.equal([]);
    expect(together(redshiftLogs, [cluster])).to.deep.equal([
      "violation reports : nobody can look up who connected and what was asked",
    ]);
    expect(together(redshiftLogs, [cluster, logging("sales")])).to.have.length(1);
  });

  it("a log that may be of any warehouse is no pass", () => {
    expect(together(redshiftLogs, [cluster, logging(unknown)])[0]).to.match(/^unknown reports : whether logs logs/);
  });
});
