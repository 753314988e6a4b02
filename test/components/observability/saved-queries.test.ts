import { expect } from "chai";
import { planQueries } from "../../../components/observability/query-plan";
import { SavedQueries } from "../../../components/observability/saved-queries";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

describe("SavedQueries", () => {
  it("lie under the environment's name, each for its log group (A-066)", async () => {
    const logGroups = { flow: "/flow", audit: "/audit", sessions: "/sessions" };
    const { recorded } = await record(() => new SavedQueries("queries", { scope, logGroups }));
    expect(recorded.names()).to.deep.equal([
      "queries-changes-by-people",
      "queries-refused-calls",
      "queries-refused-traffic",
      "queries-sessions",
      "queries-top-talkers",
    ]);
    expect(recorded.get("queries-top-talkers").inputs).to.deep.equal({
      name: "causeway/dev/top-talkers",
      logGroupNames: ["/flow"],
      queryString: "stats sum(bytes) as transferred by srcAddr, dstAddr\n| sort transferred desc\n| limit 50",
    });
  });

  it("ask about sessions only where there are any", () => {
    const keys = planQueries({ flow: "/flow", audit: "/audit" }).map(({ key }) => key);
    expect(keys).not.to.include("sessions");
    expect(keys).to.have.length(4);
  });
});
