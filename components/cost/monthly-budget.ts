import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";

const TYPE = "causeway:cost:MonthlyBudget";

/** When somebody is told, in per cent of the budget: of what the month will come to, and of what it has come to (C-077). */
const NOTICES = [
  { notificationType: "FORECASTED", threshold: 80 },
  { notificationType: "ACTUAL", threshold: 100 },
] as const;

/** What a MonthlyBudget is made of. */
export interface MonthlyBudgetArgs {
  readonly scope: Scope;
  /** What a month may cost, US dollars, more than 0. In-place change. Source: setting. */
  readonly monthlyBudgetUsd: number;
  /**
   * Whether the account is this environment's alone: all that the account costs then counts, also what carries no tags,
   * such as data transfer. In a shared account only what is tagged for this environment counts, once the tag
   * `Environment` is activated for cost allocation in the account that pays. In-place change.
   */
  readonly ownAccount: boolean;
  /** ARN of the topic that is told. In-place change. Source: Notifications. */
  readonly topicArn: pulumi.Input<string>;
}

/** What an environment may cost in a month (C-073 to C-077). It stops nothing: it tells. */
export class MonthlyBudget extends pulumi.ComponentResource {
  constructor(name: string, args: MonthlyBudgetArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    const { scope, monthlyBudgetUsd, ownAccount, topicArn } = args;
    new aws.budgets.Budget(
      `${name}-monthly-budget`,
      {
        name: physicalName(scope, "monthly"),
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: monthlyBudgetUsd.toFixed(2),
        limitUnit: "USD",
        ...(ownAccount
          ? {}
          : { costFilters: [{ name: "TagKeyValue", values: [`user:Environment$${scope.environment}`] }] }),
        notifications: NOTICES.map((notice) => ({
          ...notice,
          comparisonOperator: "GREATER_THAN",
          thresholdType: "PERCENTAGE",
          subscriberSnsTopicArns: [topicArn],
        })),
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
