import { booleanOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

const GRAPH = "aws:neptunegraph/graph:Graph";

/** What has such an address where somebody says so, and none where nobody does. Warehouses have a rule of their own. */
const TYPES = [
  "aws:rds/cluster:Cluster",
  "aws:rds/instance:Instance",
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:rds/shardGroup:ShardGroup",
  "aws:docdb/clusterInstance:ClusterInstance",
  "aws:neptune/clusterInstance:ClusterInstance",
  "aws:timestreaminfluxdb/dbInstance:DbInstance",
  "aws:timestreaminfluxdb/dbCluster:DbCluster",
  "aws:lightsail/database:Database",
  "aws:mq/broker:Broker",
  "aws:dms/replicationInstance:ReplicationInstance",
  "aws:dms/instanceProfile:InstanceProfile",
  "aws:m2/environment:Environment",
  GRAPH,
];

/** A database that has a public address is one open group away from everybody. */
export const rdsPublic: Rule = {
  id: "rds-public",
  title: "Databases, brokers and what copies them have no public address",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({
    cis5: ["2.2.3"],
    cis3: ["2.3.3"],
    fsbp: ["RDS.2", "DMS.1"],
    pci4: ["1.2.8", "1.3.1"],
    soc2: ["CC6.2"],
    hipaa: ["164.308(a)(3)(i)", "164.312(a)(1)"],
    iso27001: ["A.8.1"],
    checkov: ["CKV_AWS_17"],
  }),
  requirements: ["D-013", "E-010"],
  remedy:
    "set publiclyAccessible (of a graph publicConnectivity) to false; reach it from inside the VPC or by a session through Systems Manager",
  types: TYPES,
  check({ type, props }) {
    const property = type === GRAPH ? "publicConnectivity" : "publiclyAccessible";
    const open = booleanOf(props[property]);
    if (open === UNKNOWN) return [undetermined(property, "whether the database has a public address is not known")];
    return open === true ? [violation(property, "the database has a public address")] : [];
  },
};
