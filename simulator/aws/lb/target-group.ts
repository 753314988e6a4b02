import type { Law, Resource } from "../../law";
import { textOf } from "../../values";
import { otherThan } from "../input-problems";
import { objects } from "../reading";
import { refusal } from "../refusal";
import { nameProblems } from "./load-balancer";

const users = ["listener:Listener", "listenerRule:ListenerRule"].flatMap((name) => [
  `aws:lb/${name}`,
  `aws:alb/${name}`,
]);

/** What a balancer sends to: named once in its region, and there while a listener or a rule forwards to it. */
export const targetGroupLaw: Law = {
  check: (inputs) => [
    ...nameProblems(inputs),
    ...otherThan(inputs, "targetType", ["instance", "ip", "lambda", "alb"]),
    ...(["port", "protocol", "vpcId"] as const)
      .filter((name) => inputs.targetType !== "lambda" && inputs[name] === undefined)
      .map((name) => ({
        property: name,
        reason: `${name} is missing; a group needs it unless its targetType is lambda.`,
      })),
  ],

  verify(inputs, context, self) {
    const name = textOf(inputs, "name") ?? "";
    const twin = context.inventory.where(context.type, "name", name).find((one) => one.id !== self?.id);
    if (twin !== undefined)
      throw refusal(
        "DuplicateTargetGroupName",
        `A target group with the same name '${name}' exists, but with different settings (${twin.id}).`,
        "exists",
      );
  },

  remove(resource, context) {
    const [user] = users.flatMap((type) => context.inventory.list(type)).filter((one) => forwardsTo(one, resource.id));
    if (user !== undefined) throw inUse(resource, user);
    return "gone";
  },
};

function forwardsTo(user: Resource, arn: string): boolean {
  const actions = [...objects(user.outputs.defaultActions), ...objects(user.outputs.actions)];
  return actions.some(
    (action) =>
      action.targetGroupArn === arn ||
      objects(action.forward)
        .flatMap((forward) => objects(forward.targetGroups))
        .some((group) => group.arn === arn),
  );
}

function inUse(resource: Resource, user: Resource): Error {
  return refusal(
    "ResourceInUse",
    `Target group '${resource.id}' is currently in use by a listener or a rule (${user.id}).`,
    "precondition",
  );
}
