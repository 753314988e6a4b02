import { stackNames } from "../../settings/stack-names";

/**
 * Whether a stack looks after the account-wide services of its account, of which there can be only one: the first
 * stack, in the order of the platform, of those that share the account.
 *
 * @param stack the stack's name
 * @param sharesAccountWith the other stacks of the account. Source: setting.
 */
export function ownsAccount(stack: string, sharesAccountWith: readonly string[]): boolean {
  const inAccount = new Set([stack, ...sharesAccountWith]);
  return stackNames.find((name) => inAccount.has(name)) === stack;
}
