import type { PolicyResource } from "./resource";
import type { Stack } from "./stack";
import { textOf, UNKNOWN } from "./value";

/** The region that a resource lies in: its own (since version 7 of the provider), else its provider's. */
export function regionOf({ props, provider }: PolicyResource): string | typeof UNKNOWN | undefined {
  return textOf(props["region"]) ?? textOf(provider?.props["region"]);
}

/** Settings of a provider that decide which account it works in. */
const ACCOUNT = ["allowedAccountIds", "assumeRole", "assumeRoles", "assumeRoleWithWebIdentity", "profile", "accessKey"];

/** Whether two resources lie in one region of one account, as far as they and their providers say. */
export function sharesRegion(one: PolicyResource, other: PolicyResource): boolean {
  if (regionOf(one) !== regionOf(other)) return false;
  return ACCOUNT.every((name) => settingOf(one, name) === settingOf(other, name));
}

function settingOf({ provider }: PolicyResource, name: string): string | undefined {
  const value = provider?.props[name];
  return value === UNKNOWN ? "unknown" : JSON.stringify(value);
}

/** What an account is told to do with everything in a resource's region: for sure, for sure not, or perhaps. */
export function accountDefault(
  stack: Stack,
  of: PolicyResource,
  type: string,
  says: (setting: PolicyResource) => boolean | typeof UNKNOWN,
): boolean | typeof UNKNOWN {
  const answers = stack
    .ofType(type)
    .filter((setting) => sharesRegion(setting, of))
    .map(says);
  return answers.includes(true) || (answers.includes(UNKNOWN) ? UNKNOWN : false);
}
