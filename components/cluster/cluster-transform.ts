import type * as pulumi from "@pulumi/pulumi";

/** What the cluster inside @pulumi/eks has to be told that its arguments have no word for. */
export interface ClusterTransform {
  /** Whether whoever makes the cluster becomes its administrator for good, without an access entry that shows it. */
  readonly creatorIsAdmin: boolean;
  /** Whether the engine refuses to delete the cluster. */
  readonly protect: boolean;
}

/** A transform that tells it, to the cluster itself and to none of the resources around it. */
export function clusterTransform({ creatorIsAdmin, protect }: ClusterTransform): pulumi.ResourceTransform {
  return ({ type, props, opts }) => {
    if (type !== "aws:eks/cluster:Cluster") return undefined;
    const accessConfig: Record<string, unknown> = props["accessConfig"];
    return {
      props: { ...props, accessConfig: { ...accessConfig, bootstrapClusterCreatorAdminPermissions: creatorIsAdmin } },
      opts: { ...opts, protect },
    };
  };
}
