import { parse } from "yaml";
import { valueAt } from "../facts/must-be";
import type { PolicyResource } from "../facts/resource";
import { isList, isProperties, listOf, readValue, textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";

const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const ENTRY = "aws:eks/accessEntry:AccessEntry";
const CONFIG_MAP = /^kubernetes:core\/v1:ConfigMap(Patch)?$/;

/** The policies of EKS with which somebody administers a cluster, wholly or by way of what runs in it. */
const ADMIN_POLICY = /(^|\/)AmazonEKS(Cluster)?AdminPolicy$/;

/** Groups of Kubernetes that may do everything. */
const ADMIN_GROUP = "system:masters";

/** Somebody who is made administrator of a cluster. */
export interface Grant {
  /** Property that names who. */
  readonly path: string;
  readonly principal: Value | undefined;
  /** Whether it is administration, or not known. */
  readonly admin: true | Unknown;
}

/** Whom a resource makes administrator of a cluster: by an access policy, a group, or the ConfigMap aws-auth. */
export function administratorsOf({ type, props }: PolicyResource): readonly Grant[] {
  if (CONFIG_MAP.test(type)) return mappedAdministrators(props);
  const admin = type === ASSOCIATION ? isAdminAssociation(props) : type === ENTRY ? hasAdminGroup(props) : false;
  return admin === false ? [] : [{ path: "principalArn", principal: props["principalArn"], admin }];
}

function isAdminAssociation(props: PolicyResource["props"]): boolean | Unknown {
  const policy = textOf(props["policyArn"]);
  if (policy !== UNKNOWN && (policy === undefined || !ADMIN_POLICY.test(policy))) return false;
  const scope = textOf(valueAt(props, "accessScope.type"));
  const wide = scope === UNKNOWN ? UNKNOWN : scope?.toLowerCase() !== "namespace" || namesSystem(props);
  return wide === true && policy === UNKNOWN ? UNKNOWN : wide;
}

/** Whoever administers the namespace of the cluster's own workloads administers the cluster. */
function namesSystem(props: PolicyResource["props"]): boolean | Unknown {
  const namespaces = listOf(valueAt(props, "accessScope.namespaces"));
  if (namespaces === UNKNOWN) return UNKNOWN;
  if (namespaces.some((name) => typeof name === "string" && /^kube-system$|\*/.test(name))) return true;
  return namespaces.includes(UNKNOWN) ? UNKNOWN : false;
}

function hasAdminGroup(props: Value | undefined): boolean | Unknown {
  const groups = listOf(isProperties(props) ? (props["kubernetesGroups"] ?? props["groups"]) : undefined);
  if (groups === UNKNOWN) return UNKNOWN;
  return groups.includes(ADMIN_GROUP) || (groups.includes(UNKNOWN) ? UNKNOWN : false);
}

/** The roles and users that aws-auth maps to the administrators' group. */
function mappedAdministrators(props: PolicyResource["props"]): readonly Grant[] {
  if (valueAt(props, "metadata.name") !== "aws-auth") return [];
  return ["mapRoles", "mapUsers"].flatMap((map): readonly Grant[] => {
    const path = `data.${map}`;
    const entries = parsed(valueAt(props, path));
    if (entries === UNKNOWN) return [{ path, principal: UNKNOWN, admin: UNKNOWN }];
    return entries.flatMap((entry) => {
      const admin = hasAdminGroup(entry);
      if (!isProperties(entry) || admin === false) return [];
      return [{ path, principal: entry["rolearn"] ?? entry["userarn"], admin }];
    });
  });
}

function parsed(text: Value | undefined): readonly Value[] | Unknown {
  if (text === UNKNOWN) return UNKNOWN;
  if (typeof text !== "string") return [];
  try {
    const value = readValue(parse(text));
    return isList(value) ? value : [];
  } catch {
    return UNKNOWN;
  }
}
