import type { PolicyResource } from "../../facts/resource";
import { textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { supportEnded } from "../../services/database-versions";
import { CLUSTER, INSTANCE } from "../../services/databases";

/** Not set means what AWS offers by default, or what the database is copied from. */
function verdictsOf({ props }: PolicyResource): readonly Verdict[] {
  const engine = textOf(props["engine"]);
  const version = textOf(props["engineVersion"]);
  if (engine === undefined || version === undefined) return [];
  if (engine === UNKNOWN || version === UNKNOWN) {
    return [undetermined("engineVersion", "whether the engine's version is supported is not known")];
  }
  const ended = supportEnded(engine, version);
  if (ended === undefined) return [];
  return [violation("engineVersion", `standard support of ${engine} ${version} ended on ${ended}`)];
}

/** An old version gets patches late, for a surcharge, and one day none. */
export const rdsVersion: Rule = {
  id: "rds-version",
  title: "Databases run a version in standard support",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ pci4: ["6.3.3"] }),
  requirements: [],
  remedy: "raise engineVersion to a newer major version, tried on a copy first (causeway:rdsEngineVersion)",
  types: [INSTANCE, CLUSTER],
  check: verdictsOf,
};
