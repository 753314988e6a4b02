import type { PolicyResource } from "./resource";
import { undetermined, type Verdict } from "./rule";
import { isProperties, listOf, type Properties, UNKNOWN } from "./value";

export const TABLE = "aws:dynamodb/table:Table";
/** A copy of a table in another region, as a resource of its own. */
export const REPLICA = "aws:dynamodb/tableReplica:TableReplica";

/** What is asked of each copy in another region that a table names itself. */
export function inlineReplicas(
  { props }: PolicyResource,
  verdictsOf: (replica: Properties) => readonly Verdict[],
): readonly Verdict[] {
  const replicas = listOf(props["replicas"]);
  if (replicas === UNKNOWN) return [undetermined("replicas", "which copies the table has is not known")];
  return replicas.flatMap((replica, index) => {
    const at = `replicas[${index}]`;
    if (replica === UNKNOWN) return [undetermined(at, "how the copy is set is not known")];
    if (!isProperties(replica)) return [];
    return verdictsOf(replica).map((verdict) => ({ ...verdict, path: `${at}.${verdict.path}` }));
  });
}
