import { booleanOf, UNKNOWN, type Unknown } from "../facts/value";
import type { Asked } from "./asked";
import { field, keyWord, type Part, valueOf } from "./parts";

const BINDING = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding";
const ADMIN = "cluster-admin";

/** Switches with which charts take every right for what they install. */
const SWITCH = /^(is)?clusteradmin(access|role|rolebinding|binding|privileges|permissions|enabled)?$/;

/** Who a chart gives rights to: the service account of what it installs, for which its name stands. */
export interface Account {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The rights in the cluster that a part asks for: every one, or those of rules. */
export function accessAsked(part: Part, isWide: boolean, account: Account): readonly Asked[] {
  return [...adminAsked(part, account), ...ruleAsked(part, isWide)];
}

function adminAsked(part: Part, account: Account): readonly Asked[] {
  if (!SWITCH.test(keyWord(part.key))) return isAdmin(part.value) ? [bindingOf(ADMIN, part.path, account)] : [];
  const set = part.fields.length === 0 ? part : field(part, "enabled", "create");
  if (set === undefined) return [];
  const isOn = isAdmin(set.value) || booleanOf(set.value);
  return isOn === true || isOn === UNKNOWN ? [bindingOf(isOn === true ? ADMIN : UNKNOWN, set.path, account)] : [];
}

function isAdmin(value: Part["value"]): boolean {
  return typeof value === "string" && value.trim() === ADMIN;
}

function bindingOf(role: string | Unknown, path: string, { name, namespace }: Account): Asked {
  const subject = { kind: "ServiceAccount", name, ...(namespace === undefined ? {} : { namespace }) };
  return {
    type: BINDING,
    props: { roleRef: { kind: "ClusterRole", name: role }, subjects: [subject] },
    names: { "subjects[0]": path },
  };
}

/** A rule of a role says verbs and what they are for. */
function ruleAsked(part: Part, isWide: boolean): readonly Asked[] {
  const isRule =
    field(part, "verbs") !== undefined && field(part, "resources", "apigroups", "nonresourceurls") !== undefined;
  const rule = isRule ? valueOf(part) : undefined;
  if (rule === undefined) return [];
  const kind = isWide ? "ClusterRole" : "Role";
  return [
    {
      type: `kubernetes:rbac.authorization.k8s.io/v1:${kind}`,
      props: { rules: [rule] },
      names: { "rules[0]": part.path },
    },
  ];
}
