import { UNKNOWN } from "../facts/value";
import { all, any } from "./decision";
import type { Step } from "./escalation";
import type { Identity } from "./identities";
import { may, mayEach } from "./model";
import { makeOwn, STRANGER, unbind } from "./ways";

/** A policy that no boundary of anybody's holds in. */
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

/**
 * Who may make roles or users with a boundary only, and then take it away or put a wider one in its place.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function unboundOnes(identity: Identity): readonly Step[] {
  const account = identity.account === UNKNOWN ? "*" : identity.account;
  return makeOwn.map((lists, index): Step => {
    const kind = index === 0 ? "role" : "user";
    const [remove = "", replace = ""] = unbind[kind];
    const resource = `arn:aws:iam::${account}:${kind}/${STRANGER}`;
    const values = { "iam:PolicyARN": [ADMINISTRATOR] };
    const frees = any([
      may(identity, { action: remove, resource, values }),
      may(identity, { action: replace, resource, values: { ...values, "iam:PermissionsBoundary": [ADMINISTRATOR] } }),
    ]);
    const by = [...lists.map(([first = ""]) => first), remove].join(" and ");
    return { to: "any right", by, answer: all([frees, mayEach(identity, lists, { resource, values })]) };
  });
}
