import { mustBeText } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** What a state machine did, for whom and with which input is known afterwards. Not set means OFF. */
export const sfnLogs: Rule = {
  id: "sfn-logs",
  title: "State machines log their executions",
  severity: "low",
  tier: "standard",
  frameworks: controls({ fsbp: ["StepFunctions.1"] }),
  requirements: [],
  remedy: 'set loggingConfiguration: { level: "ERROR" or "ALL", logDestination } with the ARN of a log group and :*',
  types: ["aws:sfn/stateMachine:StateMachine"],
  check: ({ props }) =>
    mustBeText(props, "loggingConfiguration.level", (level) => level.toUpperCase() !== "OFF", {
      message: "executions are not logged",
    }),
};
