import type { LawContext } from "../law";
import { type Properties, textOf } from "../values";
import { parseArn } from "./arn";
import { principalsOf } from "./policy-document";
import { objects } from "./reading";
import { roleType, userType } from "./types";

/**
 * The first principal of a document that AWS would not know, as its errors show it; undefined when all are fine.
 * Users and roles of the same account have to exist; those of other accounts, service-linked roles and roles of the
 * organization's single sign-on cannot be looked up from here and are taken as they are.
 */
export function unknownPrincipal(document: Properties, context: LawContext): string | undefined {
  const stranger = principalsOf(document).find(({ kind, name }) => !isKnown(kind, name, context));
  return stranger === undefined ? undefined : `"${stranger.kind.toUpperCase()}":"${stranger.name}"`;
}

function isKnown(kind: string, name: string, context: LawContext): boolean {
  if (kind === "Service") return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(name);
  if (kind === "Federated")
    return /^(arn:aws|cognito-identity\.|accounts\.google|www\.amazon|graph\.facebook)/.test(name);
  if (kind === "CanonicalUser") return true;
  return kind === "AWS" && isKnownIdentity(name, context);
}

/** Whether an AWS principal is one that this account may name: an account, a user or role that exists, or everybody. */
export function isKnownIdentity(name: string, context: LawContext): boolean {
  if (name === "*" || /^\d{12}$/.test(name)) return true;
  const arn = parseArn(name);
  if (arn === undefined || (arn.service !== "iam" && arn.service !== "sts") || arn.account === "") return false;
  if (arn.resource === "root" || arn.account !== context.place.account) return true;
  if (/^role\/(aws-service-role|aws-reserved)\//.test(arn.resource) || arn.service === "sts") return true;
  if (callerRoles(context).includes(name)) return true;
  return [roleType, userType].some((type) => context.inventory.list(type).some((one) => one.outputs.arn === name));
}

/** ARNs of the roles that the provider assumes: they exist, since the call came through them. */
export function callerRoles(context: LawContext): readonly string[] {
  const roles = readRoles(context.settings.assumeRoles) ?? readRoles(context.settings.assumeRole) ?? [];
  return roles.map((role) => textOf(role, "roleArn") ?? "").filter((arn) => arn !== "");
}

/** The ARN of who calls: the assumed role, or the embedded cloud's user where none is assumed. */
export function callerArn(context: LawContext): string {
  return callerRoles(context).at(-1) ?? `arn:${context.partition}:iam::${context.place.account}:user/causeway`;
}

function readRoles(value: Properties[string] | undefined): readonly Properties[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") return objects(value);
  try {
    const parsed: Properties[string] = JSON.parse(value);
    return objects(parsed);
  } catch {
    return undefined;
  }
}
