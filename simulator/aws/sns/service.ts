import type { FunctionLaw } from "../../law";
import type { Service } from "../../registry";
import { arnOf } from "../arn";
import { mustText } from "../reading";
import { topicType } from "../types";
import { topicLaw } from "./topic";
import { mustFindTopic, topicPolicyLaw } from "./topic-policy";
import { topicSubscriptionLaw } from "./topic-subscription";
import { subscriptionType, topicPolicyType } from "./types";

/** A topic by its name. */
const getTopic: FunctionLaw = (args, context) => {
  const arn = arnOf(context, "sns", mustText(args, "name"));
  mustFindTopic(arn, context);
  return { tags: context.inventory.get(topicType, arn)?.outputs.tagsAll ?? {}, ...args, id: arn, arn };
};

/** Simple Notification Service. */
export const snsService: Service = {
  laws: {
    [topicType]: topicLaw,
    [topicPolicyType]: topicPolicyLaw,
    [subscriptionType]: topicSubscriptionLaw,
  },
  functions: { "aws:sns/getTopic:getTopic": getTopic },
};
