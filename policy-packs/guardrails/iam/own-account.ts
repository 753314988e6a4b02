import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { UNKNOWN, type Unknown, type Value } from "../facts/value";

/** An account in an ARN of IAM. */
const NAMED = /arn:[^:"]*:iam::(\d{12}):/g;

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

/** The account that a stack is in: that of one of its resources, else the only one whose roles and users its policies name. */
export function accountOfStack({ resources }: Stack): string | Unknown {
  const known = resources.map((resource) => ownAccount(resource)).find((account) => account !== UNKNOWN);
  if (known !== undefined) return known;
  const texts = resources.filter(({ type }) => type.startsWith("aws:iam/")).map(({ props }) => JSON.stringify(props));
  const named = new Set(texts.flatMap((text) => [...text.matchAll(NAMED)].map((match) => match[1])));
  return named.size === 1 ? ([...named][0] ?? UNKNOWN) : UNKNOWN;
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
