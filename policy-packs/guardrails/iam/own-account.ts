import type { PolicyResource } from "../resource";
import { UNKNOWN, type Unknown, type Value } from "../value";

/**
 * The account that a resource is, or will be, in: that of its ARN, or of the provider that makes it. UNKNOWN where
 * nothing tells.
 */
export function ownAccount({ props, provider }: PolicyResource): string | Unknown {
  return (
    accountOfArn(props["arn"]) ??
    firstAccount(provider?.props["allowedAccountIds"], /"?(\d{12})"?/) ??
    firstAccount(provider?.props["assumeRoles"], /arn:[^:"]*:iam::(\d{12}):role/) ??
    UNKNOWN
  );
}

/** The account in an ARN; undefined where there is none, as in those of buckets. */
export function accountOfArn(arn: Value | undefined): string | undefined {
  const account = typeof arn === "string" ? arn.split(":")[4] : undefined;
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}

/** Providers tell their nested settings as JSON text, states as values. One that may use several accounts tells nothing. */
function firstAccount(setting: Value | undefined, account: RegExp): string | undefined {
  if (setting === undefined || setting === UNKNOWN) return undefined;
  const text = typeof setting === "string" ? setting : JSON.stringify(setting);
  const found = new Set([...text.matchAll(new RegExp(account, "g"))].map((match) => match[1]));
  return found.size === 1 ? [...found][0] : undefined;
}
