import type { Beside, LawContext } from "../law";
import { resourceKey } from "../world/stored";
import { clusterOf, keyOfCluster } from "./cluster-of";
import { readKubeconfig } from "./kubeconfig";
import { namespaceObject, timestamp } from "./live-object";
import { besideNamespace, SYSTEM_NAMESPACES } from "./object";
import { namespaceType, storageClassType } from "./types";

/** What a cluster has from the start, of which programs may trip over the names. */
export function clusterFoundation(context: LawContext): Beside[] {
  const kubeconfig = readKubeconfig(context.settings);
  const cluster = kubeconfig === undefined ? undefined : clusterOf(kubeconfig, context.inventory);
  if (cluster === undefined) return [];
  const owner = keyOfCluster(cluster);
  const namespaces = SYSTEM_NAMESPACES.flatMap((name) => {
    const key = resourceKey(context.place, namespaceType, name);
    return [
      { type: namespaceType, id: name, outputs: namespaceObject(name, context), owner },
      ...besideNamespace(name, context).map((beside) => ({ ...beside, owner: key })),
    ];
  });
  return [...namespaces, { type: storageClassType, id: "gp2", outputs: storageClass(context), owner }];
}

/** EKS's class of volumes. */
function storageClass({ mint, now }: LawContext): Beside["outputs"] {
  return {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: {
      name: "gp2",
      uid: mint.uuid("storage class"),
      creationTimestamp: timestamp(now),
      resourceVersion: String(100 + mint.number(900, "storage class")),
    },
    provisioner: "kubernetes.io/aws-ebs",
    parameters: { type: "gp2", fsType: "ext4" },
    reclaimPolicy: "Delete",
    volumeBindingMode: "WaitForFirstConsumer",
  };
}
