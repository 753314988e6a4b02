/** Type tokens of what hangs on a topic. */
export const topicPolicyType = "aws:sns/topicPolicy:TopicPolicy";
export const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";
