import { type Rule, undetermined, violation } from "../../rule";
import { textOf } from "../../value";

/** Resources that hold what cannot be made again. */
const STATEFUL = [
  "aws:docdb/cluster:Cluster",
  "aws:dynamodb/table:Table",
  "aws:efs/fileSystem:FileSystem",
  "aws:msk/cluster:Cluster",
  "aws:neptune/cluster:Cluster",
  "aws:opensearch/domain:Domain",
  "aws:rds/cluster:Cluster",
  "aws:rds/instance:Instance",
  "aws:redshift/cluster:Cluster",
  "aws:s3/bucket:Bucket",
];

/** A change of the program that would replace or delete production's data stops before it does. */
export const protectStateful: Rule = {
  id: "protect-stateful",
  title: "Production's data is not deleted by a change of the program",
  severity: "medium",
  tier: "production",
  frameworks: [],
  requirements: ["K-15", "C-069"],
  remedy: "set protect: true in the resource's options, or retainOnDelete: true (components/database/database.ts)",
  types: STATEFUL,
  check({ props, options, type }) {
    // A copy of a database holds nothing that is not elsewhere too.
    if (type === "aws:rds/instance:Instance" && textOf(props["replicateSourceDb"]) !== undefined) return [];
    // Resources that a file or a state tells of may come without options.
    if (options === undefined) return [undetermined("", "the resource's options are not known")];
    if (options.protect === true || options.retainOnDelete === true) return [];
    return [violation("", "the engine deletes the resource with its data when the program no longer has it")];
  },
};
