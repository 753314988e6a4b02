import type { PolicyResource } from "../facts/resource";
import { textOf, UNKNOWN, type Unknown } from "../facts/value";

export const ROLE = "aws:iam/role:Role";
export const USER = "aws:iam/user:User";
export const GROUP = "aws:iam/group:Group";
export const POLICY = "aws:iam/policy:Policy";

/** The ARN of a resource of IAM: its own, or what its name makes of it. */
export function arnOf({ type, props }: PolicyResource, account: string | Unknown): string {
  const arn = textOf(props["arn"]);
  if (typeof arn === "string") return arn;
  const kind = { [ROLE]: "role", [USER]: "user", [GROUP]: "group", [POLICY]: "policy" }[type] ?? "*";
  const path = textOf(props["path"]) ?? "/";
  const name = textOf(props["name"]);
  const last = typeof name === "string" && typeof path === "string" ? `${path}${name}` : "/*";
  return `arn:aws:iam::${account === UNKNOWN ? "*" : account}:${kind}${last}`;
}
