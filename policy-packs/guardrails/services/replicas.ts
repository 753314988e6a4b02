import type { PolicyResource } from "../facts/resource";
import { isProperties, listOf, type Properties, UNKNOWN } from "../facts/value";
import { undetermined, type Verdict } from "../pack/rule";

/** What is asked of each copy in another region that a table or a secret names itself. */
export function inlineReplicas(
  { props }: PolicyResource,
  verdictsOf: (replica: Properties) => readonly Verdict[],
): readonly Verdict[] {
  const replicas = listOf(props["replicas"]);
  if (replicas === UNKNOWN) return [undetermined("replicas", "which copies there are is not known")];
  return replicas.flatMap((replica, index) => {
    const at = `replicas[${index}]`;
    if (replica === UNKNOWN) return [undetermined(at, "how the copy is set is not known")];
    if (!isProperties(replica)) return [];
    return verdictsOf(replica).map((verdict) => ({ ...verdict, path: `${at}.${verdict.path}` }));
  });
}
