/** Type token of a budget. */
export const budgetType = "aws:budgets/budget:Budget";
