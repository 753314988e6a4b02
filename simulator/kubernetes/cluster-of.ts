import { clusterType } from "../aws/types";
import type { Inventory, Place, Resource } from "../law";
import { textOf } from "../values";
import { resourceKey } from "../world/stored";
import type { Kubeconfig } from "./kubeconfig";

/** The EKS cluster whose API has the kubeconfig's address; `undefined` where there is none (any more). */
export function clusterOf(kubeconfig: Kubeconfig, inventory: Inventory): Resource | undefined {
  return inventory.everywhere(clusterType).find((cluster) => textOf(cluster.outputs, "endpoint") === kubeconfig.server);
}

/**
 * Where the objects of a cluster are kept: in its account and region, apart from those of every other cluster, one
 * that went and had the same name included.
 */
export function placeOfObjects(cluster: Resource): Place {
  const endpoint = (textOf(cluster.outputs, "endpoint") ?? "").replace(/^https:\/\//, "");
  const which = endpoint.split(".")[0]?.slice(0, 8).toLowerCase() ?? "";
  return { account: cluster.account, region: `${cluster.region}/${cluster.id}/${which}` };
}

/** Key of a cluster, for what goes away with it. */
export function keyOfCluster(cluster: Resource): string {
  return resourceKey(cluster, cluster.type, cluster.id);
}
