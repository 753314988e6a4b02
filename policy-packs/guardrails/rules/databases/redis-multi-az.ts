import { mustBeOn } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** A cache outlives the failure of a zone. Not set means that its copies may all be in one. */
export const redisMultiAz: Rule = {
  id: "redis-multi-az",
  title: "Redis caches of production have a copy in another zone, which takes over by itself",
  severity: "medium",
  tier: "production",
  frameworks: controls({ fsbp: ["ElastiCache.3"] }),
  requirements: ["K-15", "C-069"],
  remedy: "set multiAzEnabled and automaticFailoverEnabled to true, with two nodes or a replica at least",
  types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  check: ({ props }) => [
    ...mustBeOn(props, "multiAzEnabled", { message: "the copies of the cache may all be in one zone" }),
    ...mustBeOn(props, "automaticFailoverEnabled", { message: "no copy of the cache takes over by itself" }),
  ],
};
