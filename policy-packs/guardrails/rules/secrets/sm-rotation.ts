import { companionOf } from "../../facts/companions";
import { mustBeOn, valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { numberOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";
import { longestInterval } from "../../services/rotation";

const SECRET = "aws:secretsmanager/secret:Secret";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";
const LONGEST_DAYS = 90;

function intervalVerdicts(props: Properties): readonly Verdict[] {
  const schedule = textOf(valueAt(props, "rotationRules.scheduleExpression"));
  const path = schedule === undefined ? "rotationRules.automaticallyAfterDays" : "rotationRules.scheduleExpression";
  const days = schedule === undefined ? numberOf(valueAt(props, path)) : longestInterval(schedule);
  if (days === UNKNOWN) return [undetermined(path, "how often the secret is changed is not known")];
  if (days !== undefined && days <= LONGEST_DAYS) return [];
  const often = days === undefined ? "at no time that can be told" : `after ${days} days`;
  return [violation(path, `the secret is changed ${often}; expected ${LONGEST_DAYS} days at most`)];
}

function secretVerdicts(stack: Stack, resource: PolicyResource): readonly StackVerdict[] {
  const rotation = companionOf(stack, resource, { type: ROTATION, property: "secretId" });
  if (rotation === true) return [];
  if (rotation === false) return [{ ...violation("", "the secret is never changed by itself"), resource }];
  const what = `whether the rotation ${rotation.perhaps.name} is for this secret is not known`;
  return [{ ...undetermined("", what), resource }];
}

/** A secret that leaked is of use for some weeks only. */
export const smRotation: Rule = {
  id: "sm-rotation",
  title: "Secrets are changed by themselves, every 90 days at least",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    fsbp: ["SecretsManager.1", "SecretsManager.4"],
    pci4: ["3.5.1", "8.2.2"],
    hipaa: ["164.308(a)(4)(ii)(C)"],
    checkov: ["CKV2_AWS_57", "CKV_AWS_304"],
  }),
  requirements: ["D-035", "B-018"],
  remedy:
    "add aws.secretsmanager.SecretRotation with secretId, rotationLambdaArn and rotationRules { automaticallyAfterDays: 30 }",
  types: [ROTATION],
  check: ({ props }) => [
    ...mustBeOn(props, "rotationEnabled", { message: "the rotation is off", unset: true }),
    ...intervalVerdicts(props),
  ],
  checkStack: (stack) => stack.ofType(SECRET).flatMap((secret) => secretVerdicts(stack, secret)),
};
