import { AppNamespace } from "../components/cluster/app-namespace";
import { Cluster } from "../components/cluster/cluster";
import { ClusterAddons } from "../components/cluster/cluster-addons";
import { ClusterRoles } from "../components/cluster/cluster-roles";
import { NodeGroup } from "../components/cluster/node-group";
import { namespaceName } from "../components/naming";
import { standardTags } from "../components/tags";
import type { ClusterSettings, EnvironmentSettings } from "../settings/schema";
import type { Access } from "./access";
import type { Foundation } from "./foundation";

/** A cluster with its nodes and the application's place on it. */
export interface ComposedCluster {
  readonly cluster: Cluster;
  readonly nodes: NodeGroup;
  readonly app: AppNamespace;
}

/** Composes a private cluster, its nodes, what EKS runs on them, and a namespace for the application. */
export function composeCluster(
  settings: EnvironmentSettings,
  clusterSettings: ClusterSettings,
  foundation: Foundation,
  { people, sessions, bastion }: Access,
): ComposedCluster {
  const { scope, key, network, securityGroups, production, opts } = foundation;
  const { keyArn } = key;
  const { auditRetentionDays, deployRoleArn } = settings;
  const subnetIds = network.appSubnetIds;

  const cluster = new Cluster(
    "cluster",
    {
      scope,
      ...clusterSettings,
      keyArn,
      subnetIds,
      auditRetentionDays,
      deployRoleArn,
      production,
      vpcId: network.vpcId,
      // Operators reach the private API through the bastion (D-020).
      apiClientGroupIds: bastion === undefined ? {} : { bastion: bastion.securityGroupId },
      devopsRoleArn: people.devopsRoleArn,
      developersRoleArn: people.developersRoleArn,
    },
    opts,
  );
  const { clusterName, oidcProviderArn, oidcIssuer } = cluster;
  const nodes = new NodeGroup(
    "nodes",
    {
      scope,
      ...clusterSettings,
      clusterName,
      keyArn,
      subnetIds,
      securityGroupIds: [cluster.clusterSecurityGroupId, securityGroups.appGroupId],
      sessionHostPolicyArn: sessions.hostPolicyArn,
      tags: standardTags(settings),
    },
    // Nodes need the cluster's network add-on, and may join only once the entries for them are there.
    { ...opts, dependsOn: [cluster] },
  );
  const addonArgs = { scope, clusterName, oidcProviderArn, oidcIssuer, keyArn };
  new ClusterAddons("cluster-addons", addonArgs, { ...opts, dependsOn: [nodes] });

  const inside = { providers: [cluster.kubernetesProvider] };
  new ClusterRoles("cluster-roles", inside);
  const app = new AppNamespace("app", { namespace: namespaceName(scope, settings.appName) }, inside);
  return { cluster, nodes, app };
}
