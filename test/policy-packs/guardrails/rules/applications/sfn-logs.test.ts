import { expect } from "chai";
import { sfnLogs } from "../../../../../policy-packs/guardrails/rules/applications/sfn-logs";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) => alone(sfnLogs, resource("aws:sfn/stateMachine:StateMachine", { ...props }));

describe("sfn-logs", () => {
  it("a state machine that logs is accepted, one that does not refused", () => {
    expect(answer({ loggingConfiguration: { level: "ERROR", logDestination: unknown } })).to.deep.equal([]);
    for (const props of [{}, { loggingConfiguration: { level: "OFF" } }]) {
      expect(answer(props)).to.deep.equal(["violation loggingConfiguration.level: executions are not logged"]);
    }
    expect(answer({ loggingConfiguration: unknown })[0]).to.match(/^unknown loggingConfiguration.level: /);
  });
});
