import type { Problem } from "../../errors";
import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { notOne, outside } from "../input-problems";
import { isGiven, mustText, objectOf } from "../reading";
import { refusal } from "../refusal";
import { functionType } from "../types";
import { mustFindSecret } from "./find-secret";

/** A secret that changes its value by itself, through a function. */
export const secretRotationLaw: Law = {
  check(inputs): Problem[] {
    const rules = objectOf(inputs, "rotationRules");
    if (!isGiven(inputs, "rotationRules")) return [];
    return [
      ...notOne(rules, ["automaticallyAfterDays", "scheduleExpression"], "one").map(({ property, reason }) => ({
        property: `rotationRules.${property}`,
        reason,
      })),
      ...outside(rules, "automaticallyAfterDays", {
        least: 1,
        most: 1000,
        unit: "days",
        at: "rotationRules.automaticallyAfterDays",
      }),
    ];
  },

  create(inputs, context) {
    const secret = mustFindSecret(mustText(inputs, "secretId"), context);
    checkFunction(inputs, context);
    return { id: textOf(secret.outputs, "arn") ?? secret.id, outputs: { rotationEnabled: true } };
  },

  update(_resource, inputs, context) {
    checkFunction(inputs, context);
    return { rotationEnabled: true };
  },
};

function checkFunction(inputs: Properties, context: LawContext): void {
  const arn = textOf(inputs, "rotationLambdaArn") ?? "";
  if (arn === "")
    throw refusal(
      "InvalidRequestException",
      "No Lambda rotation function ARN is associated with this secret. Give rotationLambdaArn.",
      "invalid",
    );
  if (!context.inventory.everywhere(functionType).some((one) => one.outputs.arn === arn))
    throw refusal(
      "AccessDeniedException",
      `Secrets Manager cannot invoke the specified Lambda function ${arn}. Ensure that it exists and that its policy grants access to the principal secretsmanager.amazonaws.com.`,
    );
}
