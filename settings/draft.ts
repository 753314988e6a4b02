import type { EveryValue, StackKind } from "./catalog";
import type { StackName } from "./stack-names";

/**
 * What is known of a stack while its settings are checked: the values that are right one by one, defaults included.
 * Values that are wrong or missing are not there, so that the rules can look at the rest at the same time.
 */
export interface Draft {
  /** The stack's canonical name; undefined when we know no such stack. */
  readonly stack: StackName | undefined;
  readonly kind: StackKind;
  readonly values: Partial<EveryValue>;
}
