import { valueAt } from "../facts/must-be";
import { type Reference, referenceOf, referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { booleanOf, numberOf, type Properties, textOf } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { type Endpoint, joinedReferences, memberGroups } from "./endpoint";
import type { Service } from "./ports";
import { SUBNETS } from "./routes";

/** How a kind of data store says where it is, who stands in front of it and where it listens. */
interface StoreKind {
  /** The property with its subnets, or with the name of a group of them. */
  readonly subnets: string;
  /** The type of that group. */
  readonly subnetGroup?: string;
  readonly groups: string;
  readonly ports: (props: Properties) => readonly number[];
  /** The property that says whether it has a public address. @default it has none */
  readonly public?: string;
}

/** Ports of database engines where none is set. */
const ENGINE_PORTS: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/mysql|mariadb/, 3306],
  [/oracle/, 1521],
  [/sqlserver/, 1433],
  [/db2/, 50_000],
];

function enginePorts(props: Properties): readonly number[] {
  const engine = textOf(props["engine"]);
  return ENGINE_PORTS.filter(([name]) => typeof engine !== "string" || name.test(engine)).map(([, port]) => port);
}

function cachePorts(props: Properties): readonly number[] {
  return [textOf(props["engine"]) === "memcached" ? 11_211 : 6379];
}

const CLUSTER = "aws:rds/cluster:Cluster";
const CLUSTER_INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const RELATIONAL = {
  subnets: "dbSubnetGroupName",
  subnetGroup: "aws:rds/subnetGroup:SubnetGroup",
  groups: "vpcSecurityGroupIds",
  ports: enginePorts,
};
const CACHE = {
  subnets: "subnetGroupName",
  subnetGroup: "aws:elasticache/subnetGroup:SubnetGroup",
  groups: "securityGroupIds",
  ports: cachePorts,
};
const SEARCH = { subnets: "vpcOptions.subnetIds", groups: "vpcOptions.securityGroupIds", ports: () => [443] };

const KINDS: Readonly<Record<string, StoreKind>> = {
  "aws:rds/instance:Instance": { ...RELATIONAL, public: "publiclyAccessible" },
  [CLUSTER]: RELATIONAL,
  [CLUSTER_INSTANCE]: { ...RELATIONAL, public: "publiclyAccessible" },
  "aws:docdb/cluster:Cluster": {
    ...RELATIONAL,
    subnetGroup: "aws:docdb/subnetGroup:SubnetGroup",
    ports: () => [27_017],
  },
  "aws:neptune/cluster:Cluster": {
    subnets: "neptuneSubnetGroupName",
    subnetGroup: "aws:neptune/subnetGroup:SubnetGroup",
    groups: "vpcSecurityGroupIds",
    ports: () => [8182],
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": CACHE,
  "aws:elasticache/cluster:Cluster": CACHE,
  "aws:elasticache/serverlessCache:ServerlessCache": {
    subnets: "subnetIds",
    groups: "securityGroupIds",
    ports: cachePorts,
  },
  "aws:memorydb/cluster:Cluster": { ...CACHE, subnetGroup: "aws:memorydb/subnetGroup:SubnetGroup" },
  "aws:dax/cluster:Cluster": { ...CACHE, subnetGroup: "aws:dax/subnetGroup:SubnetGroup", ports: () => [8111, 9111] },
  "aws:redshift/cluster:Cluster": {
    subnets: "clusterSubnetGroupName",
    subnetGroup: "aws:redshift/subnetGroup:SubnetGroup",
    groups: "vpcSecurityGroupIds",
    ports: () => [5439],
    public: "publiclyAccessible",
  },
  "aws:redshiftserverless/workgroup:Workgroup": {
    subnets: "subnetIds",
    groups: "securityGroupIds",
    ports: () => [5439],
    public: "publiclyAccessible",
  },
  "aws:opensearch/domain:Domain": SEARCH,
  "aws:elasticsearch/domain:Domain": SEARCH,
  "aws:msk/cluster:Cluster": {
    subnets: "brokerNodeGroupInfo.clientSubnets",
    groups: "brokerNodeGroupInfo.securityGroups",
    ports: () => [9092, 9094, 9096, 9098],
  },
  "aws:msk/serverlessCluster:ServerlessCluster": {
    subnets: "vpcConfigs.subnetIds",
    groups: "vpcConfigs.securityGroupIds",
    ports: () => [9098],
  },
  "aws:mq/broker:Broker": {
    subnets: "subnetIds",
    groups: "securityGroups",
    ports: () => [5671, 8162, 8883, 61_614, 61_617],
    public: "publiclyAccessible",
  },
  "aws:efs/mountTarget:MountTarget": { subnets: "subnetId", groups: "securityGroups", ports: () => [2049] },
};

/** Databases, caches, search domains and brokers of a stack. Those without a network of their own are not here. */
export const dataStores = perStack((stack): readonly Endpoint[] =>
  Object.entries(KINDS).flatMap(([type, kind]) =>
    stack
      .ofType(type)
      .filter(({ props }) => type !== CLUSTER || textOf(props["engine"]) !== undefined)
      .map((resource) => storeOf(stack, resource, kind)),
  ),
);

function storeOf(stack: Stack, resource: PolicyResource, kind: StoreKind): Endpoint {
  // An instance of a cluster has the cluster's groups, and its subnets where it names none.
  const cluster =
    resource.type === CLUSTER_INSTANCE
      ? referenceOf(stack, resource, resource.props["clusterIdentifier"], "clusterIdentifier", [CLUSTER]).candidates[0]
      : undefined;
  const behind = cluster ?? resource;
  const placed = resource.props[top(kind.subnets)] === undefined ? behind : resource;
  const services = portsOf(resource.props, behind.props, kind);
  return {
    resource,
    services,
    listens: services,
    subnets: { ...subnetsOf(stack, placed, kind), property: top(kind.subnets) },
    groups: {
      ...memberGroups(stack, behind, valueAt(behind.props, kind.groups), top(kind.groups)),
      property: top(kind.groups),
    },
    publicAddress: kind.public === undefined ? false : (booleanOf(resource.props[kind.public]) ?? false),
    ipv6: false,
  };
}

/** The top-level property of a path. */
function top(path: string): string {
  return path.split(".")[0] ?? path;
}

function subnetsOf(stack: Stack, placed: PolicyResource, kind: StoreKind): Reference {
  const value = valueAt(placed.props, kind.subnets);
  if (kind.subnetGroup === undefined) return referencesOf(stack, placed, value, top(kind.subnets), SUBNETS);
  const groups = referenceOf(stack, placed, value, kind.subnets, [kind.subnetGroup]);
  const subnets = groups.candidates.map((group) =>
    referencesOf(stack, group, group.props["subnetIds"], "subnetIds", SUBNETS),
  );
  const joined = joinedReferences(subnets);
  return { ...joined, certain: joined.certain && groups.certain, id: groups.id };
}

function portsOf(props: Properties, behind: Properties, kind: StoreKind): readonly Service[] {
  const set = numberOf(props["port"]) ?? numberOf(behind["port"]);
  const ports = typeof set === "number" ? [set] : kind.ports(props);
  return ports.map((port) => ({ protocol: "tcp", port, name: "the database" }));
}
