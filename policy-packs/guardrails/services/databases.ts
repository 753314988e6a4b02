import { type Properties, textOf, UNKNOWN, type Value } from "../facts/value";

/** Databases of RDS, and the two that speak its language: the same properties ask for the same. */
export const INSTANCE = "aws:rds/instance:Instance";
export const CLUSTER = "aws:rds/cluster:Cluster";
export const CLUSTER_INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
export const DOCUMENT_CLUSTER = "aws:docdb/cluster:Cluster";
export const GRAPH_CLUSTER = "aws:neptune/cluster:Cluster";

/** Clusters over several regions, which say for all of their members. */
export const GLOBAL_CLUSTERS: readonly string[] = [
  "aws:rds/globalCluster:GlobalCluster",
  "aws:docdb/globalCluster:GlobalCluster",
  "aws:neptune/globalCluster:GlobalCluster",
];

/** Whether a database is a copy of another one that runs: what it lacks, the other one has. */
export function isReplica(props: Properties): boolean {
  return ["replicateSourceDb", "replicationSourceIdentifier"].some((property) => textOf(props[property]) !== undefined);
}

/** Whether a database is made of what another one has left, with its users and their passwords. */
export function isRestored({ snapshotIdentifier, restoreToPointInTime, s3Import }: Properties): boolean {
  return textOf(snapshotIdentifier) !== undefined || isGiven(restoreToPointInTime) || isGiven(s3Import);
}

/** Providers tell of a block that is not there as an empty one. */
function isGiven(block: Value | undefined): boolean {
  if (typeof block !== "object" || block === null) return block === UNKNOWN;
  return Object.keys(block).length > 0;
}
