import { booleanOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { type Rule, undetermined, violation } from "../../pack/rule";

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

/** Whether AWS refuses to delete it: protected from deletion, or a bucket that has to be empty. */
function isKeptByAws(type: string, props: Properties): boolean | typeof UNKNOWN {
  if (type === "aws:s3/bucket:Bucket") {
    const forced = booleanOf(props["forceDestroy"]);
    return forced === UNKNOWN ? UNKNOWN : forced !== true;
  }
  const answers = ["deletionProtection", "deletionProtectionEnabled"].map((name) => booleanOf(props[name]));
  return answers.includes(true) ? true : answers.includes(UNKNOWN) ? UNKNOWN : false;
}

/** A change of the program that would replace or delete production's data stops before it does. */
export const protectStateful: Rule = {
  id: "protect-stateful",
  title: "Production's data is not deleted by a change of the program",
  severity: "medium",
  tier: "production",
  frameworks: [],
  requirements: ["K-15", "C-069"],
  remedy: "set protect: true in the resource's options (components/database/database.ts), or deletionProtection",
  types: STATEFUL,
  check({ props, options, type }) {
    // A copy of a database holds nothing that is not elsewhere too.
    if (type === "aws:rds/instance:Instance" && textOf(props["replicateSourceDb"]) !== undefined) return [];
    if (options?.protect === true || options?.retainOnDelete === true) return [];
    const kept = isKeptByAws(type, props);
    if (kept === true) return [];
    // Resources that a file tells of may come without options. The engine keeps retainOnDelete to itself before an
    // update, so that protect is what counts there.
    if (kept === UNKNOWN || options === undefined) {
      return [undetermined("", "whether the resource is kept is not known")];
    }
    return [violation("", "the engine deletes the resource with its data when the program no longer has it")];
  },
};
