import { expect } from "chai";
import { eksLogs } from "../../../../../policy-packs/guardrails/rules/eks/eks-logs";
import { alone, resource, unknown } from "../../decide";

const answer = (types: unknown) =>
  alone(eksLogs, resource("aws:eks/cluster:Cluster", types === undefined ? {} : { enabledClusterLogTypes: types }));

describe("eks-logs (D-028)", () => {
  it("asks for api, audit and authenticator logs and names what is missing", () => {
    expect(answer(["api", "audit", "authenticator"])).to.deep.equal([]);
    expect(answer(["API", "audit", "authenticator", "scheduler"])).to.deep.equal([]);
    expect(answer(["api", "scheduler"])).to.deep.equal([
      "violation enabledClusterLogTypes: no audit, authenticator logs are written",
    ]);
    for (const none of [undefined, []]) {
      expect(answer(none)).to.deep.equal([
        "violation enabledClusterLogTypes: no api, audit, authenticator logs are written",
      ]);
    }
  });

  it("what is not known is no pass", () => {
    expect(answer(unknown)).to.deep.equal([
      "unknown enabledClusterLogTypes: which logs are written is not known; decided at the update",
    ]);
    expect(answer(["api", "audit", unknown])).to.deep.equal([
      "unknown enabledClusterLogTypes: whether authenticator logs are written is not known; decided at the update",
    ]);
    expect(answer(["api", "audit", "authenticator", unknown])).to.deep.equal([]);
  });
});
