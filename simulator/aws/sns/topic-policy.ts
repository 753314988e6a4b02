import type { Law, LawContext } from "../../law";
import type { Properties, Value } from "../../values";
import { resourceKey } from "../../world/stored";
import { actionsOf, checkDocument, checkPolicy, readPolicy, samePolicy, withPolicyText } from "../policy-document";
import { unknownPrincipal } from "../principals";
import { mustText, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { topicType } from "../types";

/** Who may do what with a topic, as a resource of its own; it goes with the topic. */
export const topicPolicyLaw: Law = {
  complete: (inputs) => withPolicyText(inputs, "policy"),

  check: (inputs) => checkPolicy(inputs, "policy"),

  judge: ({ path, before, after }) => (path[0] === "policy" && samePolicy(before, after) ? "same" : undefined),

  create(inputs, context) {
    const arn = mustText(inputs, "arn");
    mustFindTopic(arn, context);
    checkWhole(inputs.policy, arn, context);
    return {
      id: arn,
      outputs: { owner: context.place.account },
      owner: resourceKey(context.place, topicType, arn),
    };
  },

  update(resource, inputs, context) {
    mustFindTopic(resource.id, context);
    checkWhole(inputs.policy, resource.id, context);
    return {};
  },
};

/** Refuses a topic that does not exist in the context's place. */
export function mustFindTopic(arn: string, context: LawContext): void {
  if (context.inventory.get(topicType, arn) === undefined)
    throw refusal(
      "NotFound",
      `Topic does not exist: ${arn}, in ${context.place.region} of account ${context.place.account}.`,
    );
}

/** Refuses a policy that SNS does not take for this topic; nothing where there is none. */
export function checkTopicPolicy(value: Value | undefined, arn: string, context: LawContext): void {
  const document = readPolicy(value);
  if (document === undefined) return;
  checkDocument(document, { code: "InvalidParameter", principal: "needed", resource: "needed", longest: 30_720 });
  const stranger = unknownPrincipal(document, context);
  if (stranger !== undefined)
    throw refusal("InvalidParameter", `Invalid parameter: Policy Error: PrincipalNotFound (${stranger}).`, "invalid");
  for (const statement of objects(document.Statement)) checkStatement(statement, arn);
}

function checkWhole(value: Value | undefined, arn: string, context: LawContext): void {
  if (readPolicy(value) === undefined)
    throw refusal("InvalidParameter", "Invalid parameter: Policy Error: null. Give a policy with a Statement.");
  checkTopicPolicy(value, arn, context);
}

function checkStatement(statement: Properties, arn: string): void {
  const stranger = actionsOf(statement).find((action) => action !== "*" && !/^sns:/i.test(action));
  if (stranger !== undefined)
    throw refusal("InvalidParameter", `Invalid parameter: Policy statement action out of service scope! (${stranger})`);
  const named = typeof statement.Resource === "string" ? [statement.Resource] : texts(statement.Resource);
  const other = named.find((one) => one !== "" && !names(one, arn));
  if (other !== undefined)
    throw refusal(
      "InvalidParameter",
      `Invalid parameter: Invalid policy: the resource ${other} is not the topic ${arn}.`,
    );
}

/** Whether a resource of a policy, which may have wild cards, is this topic. */
function names(resource: string, arn: string): boolean {
  const pattern = resource
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${pattern}$`).test(arn);
}

/** The policy of a topic that was given none: everything for its own account. */
export function defaultTopicPolicy(arn: string, context: LawContext): Properties {
  const verbs = ["GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic"];
  return {
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [...verbs, "Subscribe", "ListSubscriptionsByTopic", "Publish"].map((verb) => `SNS:${verb}`),
        Resource: arn,
        Condition: { StringEquals: { "AWS:SourceOwner": context.place.account } },
      },
    ],
  };
}
