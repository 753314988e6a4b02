import { accountLacks, ownerSchema } from "../../facts/account-services";
import { type Answer, allOf, anyOf } from "../../facts/answers";
import { valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import { isList, isProperties, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { type Rule, undetermined } from "../../pack/rule";

const BUDGET = "aws:budgets/budget:Budget";

/** A budget of money; those of hours or of reservations say nothing of the bill. */
function isOfCost({ props }: PolicyResource): Answer {
  const type = textOf(props["budgetType"]);
  return type === UNKNOWN ? UNKNOWN : type?.toUpperCase() === "COST";
}

/** Whether the budget tells somebody who reads mail, or a topic. What is not known yet is there. */
function tellsSomebody({ props }: PolicyResource): Answer {
  const notifications = valueAt(props, "notifications");
  if (notifications === UNKNOWN) return UNKNOWN;
  const each = isList(notifications) ? notifications : [];
  return anyOf(each.map((one) => (one === UNKNOWN ? UNKNOWN : isProperties(one) && hasSubscriber(one))));
}

function hasSubscriber(notification: Properties): boolean {
  return ["subscriberSnsTopicArns", "subscriberEmailAddresses"].some((name) => {
    const subscribers = notification[name];
    return subscribers === UNKNOWN || (isList(subscribers) && subscribers.length > 0);
  });
}

/** A bill that nobody is told of is read when it is paid: what runs by mistake, or for a thief, ran for a month. */
export const budgetExists: Rule = {
  id: "budget-exists",
  title: "A budget says what the account may cost in a month, and tells somebody",
  severity: "low",
  tier: "standard",
  frameworks: [],
  requirements: ["C-077", "D-114"],
  remedy:
    "add aws.budgets.Budget with budgetType: COST and notifications with a subscriber (causeway:monthlyBudgetUsd, components/cost/monthly-budget.ts)",
  configSchema: ownerSchema,
  checkStack(stack, context) {
    const budgets = stack.ofType(BUDGET);
    const answers = budgets.map((budget) => allOf([isOfCost(budget), tellsSomebody(budget)]));
    const answer = anyOf(answers);
    if (answer === true) return [];
    if (answer === false) return accountLacks(stack, context, "nobody is told when the account costs more than it may");
    const what = "whether the budget tells somebody of the cost is not known";
    return budgets.flatMap((resource, index) =>
      answers[index] === UNKNOWN ? [{ ...undetermined("notifications", what), resource }] : [],
    );
  },
};
