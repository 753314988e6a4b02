import type { PolicyResource } from "./resource";
import type { Value } from "./value";

/**
 * Whether two resources may be in one account. They are not where what is known of both (an id that they name, the
 * accounts and roles of their providers) says so; most stacks say nothing and have one account.
 */
export function mayShareAccount(one: PolicyResource, other: PolicyResource): boolean {
  const accounts = accountsOf(one);
  const others = accountsOf(other);
  return accounts.length === 0 || others.length === 0 || accounts.some((account) => others.includes(account));
}

/** The accounts that a resource can be in, by what says most. */
function accountsOf({ props, provider }: PolicyResource): readonly string[] {
  const hints: readonly (Value | undefined)[] = [
    props["accountId"],
    provider?.props["assumeRoles"],
    provider?.props["allowedAccountIds"],
  ];
  return hints.map((hint) => accountIdsIn(hint)).find((ids) => ids.length > 0) ?? [];
}

/** Twelve digits by themselves, in whatever they are written. */
function accountIdsIn(value: Value | undefined): readonly string[] {
  const text = typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : "";
  return text.match(/\b\d{12}\b/g) ?? [];
}
