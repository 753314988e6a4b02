import { MonthlyBudget } from "../components/cost/monthly-budget";
import type { Settings } from "../settings/schema";
import type { Foundation } from "./foundation";

/** Composes who is told of what a stack costs. */
export function composeCost(settings: Settings, { scope, notifications, opts }: Foundation): void {
  const { monthlyBudgetUsd, sharesAccountWith } = settings;
  const ownAccount = sharesAccountWith.length === 0;
  const topicArn = notifications.topicArns.warning;
  new MonthlyBudget("cost", { scope, monthlyBudgetUsd, ownAccount, topicArn }, opts);
}
