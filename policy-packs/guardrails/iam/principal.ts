import { isProperties, UNKNOWN, type Value } from "../facts/value";
import { any, type Decision, not } from "./decision";
import { isEverything, namedField, type Statement, textsOf } from "./document";
import { meets } from "./pattern";

/** Who asks. */
export interface Caller {
  /** `service` and `federated` callers are known to trust policies only, by their name. */
  readonly kind: "role" | "user" | "service" | "federated";
  /** ARN, of a session that of its role, with stars for what is not known; or a service's or provider's name. */
  readonly arn: string;
  readonly account: string | typeof UNKNOWN;
}

/** How a resource's policy names a caller: itself, or by its account, whose own policies then decide. */
export interface Naming {
  readonly itself: Decision;
  readonly account: Decision;
}

const NOBODY: Naming = { itself: false, account: false };

/**
 * How a statement's principal names a caller. Nothing is named by a policy that hangs on an identity.
 *
 * @param isBounded whether the caller has a permissions boundary, which no exception of `NotPrincipal` knows
 */
export function namingOf(statement: Statement, caller: Caller, isBounded = false): Naming {
  const excepted = namedField(statement, "NotPrincipal");
  if (excepted === undefined) return namedBy(namedField(statement, "Principal"), caller);
  const { itself, account } = namedBy(excepted, caller);
  return { itself: isBounded || not(any([itself, account])), account: false };
}

function namedBy(principal: Value | undefined, caller: Caller): Naming {
  if (principal === UNKNOWN) return { itself: UNKNOWN, account: false };
  if (!isProperties(principal)) return namedAmong(textsOf(principal), caller);
  const part = caller.kind === "service" ? "Service" : caller.kind === "federated" ? "Federated" : "AWS";
  return namedAmong(textsOf(namedField(principal, part)), caller);
}

function namedAmong(names: readonly (string | typeof UNKNOWN)[], caller: Caller): Naming {
  if (names.length === 0) return NOBODY;
  return {
    itself: any(names.map((name) => (name === UNKNOWN ? UNKNOWN : isCaller(name, caller)))),
    account: any(names.map((name) => (name === UNKNOWN ? UNKNOWN : isAccountOf(name, caller)))),
  };
}

function isCaller(name: string, { arn, kind }: Caller): Decision {
  if (isEverything(name) || name === arn) return true;
  // Service principals may carry a region: logs.us-east-1.amazonaws.com.
  if (kind === "service") return name.replace(/^([^.]+)\.[a-z0-9-]+\.(amazonaws\.com)/, "$1.$2") === arn;
  return arn.includes("*") && meets(arn, name) ? UNKNOWN : false;
}

/** `111111111111` and `arn:aws:iam::111111111111:root` mean the account. */
function isAccountOf(name: string, { account, kind }: Caller): Decision {
  if (kind === "service" || kind === "federated") return false;
  const named = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  if (named === undefined) return false;
  return account === UNKNOWN ? UNKNOWN : named === account;
}

/** Whether two accounts are one. */
export function isSameAccount(one: string | typeof UNKNOWN, other: string | typeof UNKNOWN): Decision {
  return one === UNKNOWN || other === UNKNOWN ? UNKNOWN : one === other;
}
