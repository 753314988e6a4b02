import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { givenName } from "../iam/names";
import { misshapen } from "../input-problems";
import { checkKeyUse } from "../key-use";
import { checkPolicy, samePolicy, withPolicyText } from "../policy-document";
import { withinQuota } from "../quotas";
import { numberOf, objects } from "../reading";
import { refusal } from "../refusal";
import { secretType } from "../types";
import { checkSecretPolicy } from "./secret-policy";

const DAY = 86_400_000;

/** A secret without its value; its name stays taken while its deletion is scheduled. */
export const secretLaw: Law = {
  complete: (inputs) => withPolicyText(inputs, "policy"),

  check(inputs) {
    const days = numberOf(inputs, "recoveryWindowInDays");
    return [
      ...misshapen(inputs, "name", /^[\w/+=.@-]{1,512}$/, "1 to 512 letters, digits and _ / + = . @ -"),
      ...checkPolicy(inputs, "policy"),
      ...(days === undefined || days === 0 || (days >= 7 && days <= 30)
        ? []
        : [
            {
              property: "recoveryWindowInDays",
              reason: `recoveryWindowInDays is ${days}; expected 7 to 30 days, or 0 for no recovery.`,
            },
          ]),
    ];
  },

  judge: ({ path, before, after }) => (path[0] === "policy" && samePolicy(before, after) ? "same" : undefined),

  create(inputs, context) {
    const { inventory } = context;
    const name = givenName(inputs, context);
    if (inventory.where(secretType, "name", name).length > 0)
      throw refusal(
        "ResourceExistsException",
        `The operation failed because the secret ${name} already exists.`,
        "exists",
      );
    if (inventory.retained(secretType).some((one) => one.outputs.name === name))
      throw refusal(
        "InvalidRequestException",
        `You can't create this secret because a secret with this name (${name}) is already scheduled for deletion. Restore it, or wait until its recovery window is over.`,
      );
    withinQuota("secrets", inventory.list(secretType).length);
    checkContent(inputs, context);
    const arn = arnOf(context, "secretsmanager", `secret:${name}-${context.mint.hex(6, "suffix")}`);
    return { id: arn, outputs: { name, arn, policy: textOf(inputs, "policy") ?? "", replicas: replicasOf(inputs) } };
  },

  update(_resource, inputs, context) {
    checkContent(inputs, context);
    return {};
  },

  remove(resource, context) {
    const days = numberOf(resource.outputs, "recoveryWindowInDays") ?? 30;
    return days === 0 ? "gone" : { recoverableUntil: context.now + days * DAY };
  },
};

function checkContent(inputs: Properties, context: LawContext): void {
  checkKeyUse(
    textOf(inputs, "kmsKeyId"),
    "EncryptionFailure",
    "Secrets Manager can't encrypt the protected secret text using the provided KMS key.",
    context,
  );
  checkSecretPolicy(inputs.policy, context);
  const home = objects(inputs.replicas).find((replica) => replica.region === context.place.region);
  if (home !== undefined)
    throw refusal(
      "InvalidParameterException",
      `Invalid replica region: ${context.place.region} is the region of the secret itself; choose another.`,
    );
}

function replicasOf(inputs: Properties): readonly Properties[] {
  return objects(inputs.replicas).map((replica) => ({
    ...replica,
    status: "InSync",
    statusMessage: "Replication succeeded",
  }));
}
