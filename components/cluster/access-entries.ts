import type { AccessEntryArgs } from "@pulumi/eks/types/input";
import type * as pulumi from "@pulumi/pulumi";

/** The group of Kubernetes that developers belong to. (Access entries refuse groups that start with `system:`.) */
export const developersGroup = "causeway:developers";

/** Who may use a cluster. */
export interface ClusterPeople {
  readonly devopsRoleArn: pulumi.Input<string>;
  readonly developersRoleArn: pulumi.Input<string>;
  /** The role that deploys, which also manages what runs on the cluster; without one, its creator does. */
  readonly deployRoleArn: string | undefined;
}

const administration = {
  administration: {
    policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
    accessScope: { type: "cluster" },
  },
};

/** One entry for each role that may use the cluster (E-021, E-022): two administer, developers only look. */
export function accessEntries(people: ClusterPeople): Record<string, AccessEntryArgs> {
  return {
    devops: { principalArn: people.devopsRoleArn, accessPolicies: administration },
    developers: { principalArn: people.developersRoleArn, kubernetesGroups: [developersGroup] },
    ...(people.deployRoleArn === undefined
      ? {}
      : { deployer: { principalArn: people.deployRoleArn, accessPolicies: administration } }),
  };
}
