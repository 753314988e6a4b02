import type { Law } from "../../law";
import { textOf } from "../../values";
import { arnOf } from "../arn";
import { otherThan } from "../input-problems";
import { refusal } from "../refusal";
import { securityHubType } from "../types";

/** Security Hub in an account's region: switched on once. Its id is the account's number. */
export const securityHubAccountLaw: Law = {
  check: (inputs) => otherThan(inputs, "controlFindingGenerator", ["SECURITY_CONTROL", "STANDARD_CONTROL"]),

  create(inputs, context) {
    if (context.inventory.list(securityHubType).length > 0)
      throw refusal(
        "ResourceConflictException",
        `Account is already subscribed to Security Hub in ${context.place.region}.`,
        "exists",
      );
    return {
      id: context.place.account,
      outputs: {
        arn: arnOf(context, "securityhub", "hub/default"),
        autoEnableControls: inputs.autoEnableControls ?? true,
        controlFindingGenerator: textOf(inputs, "controlFindingGenerator") ?? "SECURITY_CONTROL",
      },
    };
  },
};
