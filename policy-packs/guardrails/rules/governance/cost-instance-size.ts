import { valueAt } from "../../facts/must-be";
import { listOf, numberOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { configuredTexts, matchesAny } from "../../pack/configuration";
import type { Environment } from "../../pack/environment";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { LAUNCH_CONFIGURATION, machineTypes, NODE_GROUP, TEMPLATE } from "../../services/machines";

/** A cluster says for its members that are serverless how far they may grow. */
const CLUSTER = "aws:rds/cluster:Cluster";
const CAPACITY = "serverlessv2ScalingConfiguration.maxCapacity";

/** The property that says how big a resource is. */
const SIZES: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...machineTypes, TEMPLATE, LAUNCH_CONFIGURATION].map((type) => [type, "instanceType"])),
  [NODE_GROUP]: "instanceTypes",
  "aws:rds/instance:Instance": "instanceClass",
  "aws:rds/clusterInstance:ClusterInstance": "instanceClass",
  "aws:elasticache/replicationGroup:ReplicationGroup": "nodeType",
  "aws:elasticache/cluster:Cluster": "nodeType",
  "aws:opensearch/domain:Domain": "clusterConfig.instanceType",
  "aws:msk/cluster:Cluster": "brokerNodeGroupInfo.instanceType",
};

const SMALL = ["t*.nano", "t*.micro", "t*.small", "t*.medium"];
const MIDDLE = [...SMALL, "*.large"];
const BIG = ["*.nano", "*.micro", "*.small", "*.medium", "*.large", "*.xlarge", "*.2xlarge", "*.4xlarge"];

/** Units of 2 GiB that such a member may grow to: as much memory as the biggest size of the list has. */
const MOST_CAPACITY = { dev: 2, staging: 8, production: 64 } as const;

/** Names of the lists in the configuration, and what they are when nobody has set them. */
const LISTS = { dev: SMALL, staging: MIDDLE, production: BIG } as const;

/** The list of an environment; what is none of ours is held to the widest. */
function listFor({ kind }: Environment): keyof typeof LISTS {
  return kind === "dev" ? "dev" : kind === "staging" || kind === "shared" ? "staging" : "production";
}

/** `t3.medium` of `db.t3.medium`, `cache.t3.medium`, `kafka.t3.medium` and `t3.medium.search`. */
function classOf(size: string): string {
  return size
    .toLowerCase()
    .replace(/^(db|cache|kafka|express)\./, "")
    .replace(/\.(search|elasticsearch)$/, "");
}

function capacityVerdicts(props: Properties, most: number): readonly Verdict[] {
  const capacity = numberOf(valueAt(props, CAPACITY));
  if (capacity === UNKNOWN) return [undetermined(CAPACITY, "how far the cluster may grow is not known")];
  if (capacity === undefined || capacity <= most) return [];
  return [violation(CAPACITY, `the cluster may grow to ${capacity} units; expected ${most} at most`)];
}

/** What costs much is a decision, not a slip of the pen. */
export const costInstanceSize: Rule = {
  id: "cost-instance-size",
  title: "Machines, databases and nodes have a size that the environment may have",
  severity: "low",
  tier: "standard",
  frameworks: [],
  requirements: ["K-16", "C-067", "E-147"],
  remedy:
    "choose a smaller size or maxCapacity, or add the class to the environment's list in this policy's configuration",
  configSchema: Object.fromEntries(
    Object.entries(LISTS).map(([name, sizes]) => [
      name,
      {
        type: "array",
        items: { type: "string" },
        description: `classes that ${name} may have, without db. and the like; * stands for any text`,
        default: [...sizes],
      },
    ]),
  ),
  types: [...Object.keys(SIZES), CLUSTER],
  check({ type, props }, { environment, config }) {
    const list = listFor(environment);
    if (type === CLUSTER) return capacityVerdicts(props, MOST_CAPACITY[list]);
    const allowed = configuredTexts(config[list], LISTS[list]);
    const path = SIZES[type] ?? "";
    const sizes = listOf(valueAt(props, path));
    if (sizes === UNKNOWN) return [undetermined(path, "how big it is is not known")];
    return sizes.flatMap((value, index) => {
      const at = sizes.length > 1 ? `${path}[${index}]` : path;
      const size = textOf(value);
      if (size === UNKNOWN) return [undetermined(at, "how big it is is not known")];
      // Of what is serverless the cluster says how far it may grow.
      if (size === "db.serverless") return [];
      if (size === undefined || matchesAny(classOf(size), allowed)) return [];
      return [violation(at, `${size} is none of ${allowed.join(", ")}`)];
    });
  },
};
