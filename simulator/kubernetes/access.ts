import { globalArn } from "../aws/arn";
import { objectOf } from "../aws/reading";
import { accessEntryType, accessPolicyAssociationType } from "../aws/types";
import { CloudError } from "../errors";
import type { Inventory, LawContext, Resource } from "../law";
import { textOf } from "../values";
import { keyOfCluster } from "./cluster-of";
import type { KubeconfigUser } from "./kubeconfig";

/** What somebody is about to do, as Kubernetes' refusals name it. */
export interface Attempt {
  readonly verb: "create" | "update" | "delete";
  /** Plural name of the kind: `configmaps`. */
  readonly resource: string;
  /** Group of the API; empty for the core one. */
  readonly group: string;
}

/**
 * Refuses a kubeconfig's user whom the cluster does not know, or whom nothing allows anything. What a role of
 * Kubernetes allows in detail is not looked at: who belongs to any group may do everything here.
 * @throws CloudError
 */
export function checkAccess(user: KubeconfigUser, cluster: Resource, attempt: Attempt, context: LawContext): void {
  if (user.kind === "other") {
    throw unauthorized(
      cluster,
      "the kubeconfig's user has neither a token nor `aws eks get-token`, and EKS takes nothing else",
    );
  }
  if (user.clusterName !== undefined && user.clusterName !== cluster.id) {
    throw unauthorized(
      cluster,
      `the kubeconfig asks for a token of cluster ${user.clusterName}; ask for one of ${cluster.id}`,
    );
  }
  const caller = user.roleArn ?? globalArn({ ...context, place: cluster }, "iam", "user/causeway");
  const entry = entryOf(caller, cluster, context.inventory);
  if (entry === undefined) {
    if (isMapped(caller, cluster, context.inventory)) return;
    throw unauthorized(
      cluster,
      `${caller} has no access: add an access entry for it, or name in the kubeconfig a role that has one`,
    );
  }
  if (!isAllowed(entry, caller, cluster, context.inventory)) throw forbidden(caller, attempt);
}

function entryOf(caller: string, cluster: Resource, inventory: Inventory): Resource | undefined {
  return ofCluster(accessEntryType, cluster, inventory).find(
    (entry) => textOf(entry.outputs, "principalArn") === caller,
  );
}

/** The creator's entry is made with the cluster and administers it; others need a policy that allows changes, or groups. */
function isAllowed(entry: Resource, caller: string, cluster: Resource, inventory: Inventory): boolean {
  const groups = entry.outputs["kubernetesGroups"];
  if (entry.owner === keyOfCluster(cluster) || (Array.isArray(groups) && groups.length > 0)) return true;
  return ofCluster(accessPolicyAssociationType, cluster, inventory).some(
    (association) =>
      textOf(association.outputs, "principalArn") === caller &&
      !/View(?:Policy)?$/.test(textOf(association.outputs, "policyArn") ?? ""),
  );
}

/** Whether the cluster reads identities from its aws-auth ConfigMap, and has this one there. */
function isMapped(caller: string, cluster: Resource, inventory: Inventory): boolean {
  const mode = textOf(objectOf(cluster.outputs, "accessConfig"), "authenticationMode") ?? "CONFIG_MAP";
  if (mode === "API") return false;
  const mapping = objectOf(
    inventory.get("kubernetes:core/v1:ConfigMap", "kube-system/aws-auth")?.outputs ?? {},
    "data",
  );
  return Object.values(mapping).some((text) => typeof text === "string" && text.includes(caller));
}

function ofCluster(type: string, cluster: Resource, inventory: Inventory): readonly Resource[] {
  return inventory
    .everywhere(type)
    .filter(
      (one) =>
        one.account === cluster.account &&
        one.region === cluster.region &&
        textOf(one.outputs, "clusterName") === cluster.id,
    );
}

function unauthorized(cluster: Resource, why: string): CloudError {
  return new CloudError(
    "denied",
    "Unauthorized",
    `the server of cluster ${cluster.id} has asked for the client to provide credentials; ${why}`,
  );
}

function forbidden(caller: string, { verb, resource, group }: Attempt): CloudError {
  return new CloudError(
    "denied",
    "Forbidden",
    `${resource} is forbidden: User "${caller}" cannot ${verb} resource "${resource}" in API group "${group}"; its access entry has neither groups nor a policy that allows changes: associate AmazonEKSClusterAdminPolicy`,
  );
}
