import { everyValueAt, type LocatedValue } from "../../facts/every-value";
import { isProperties, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const LOCATION = "aws:datasync/efsLocation:EfsLocation";

/** Where each type mounts a file system of EFS. */
const MOUNTS: Readonly<Record<string, readonly string[]>> = {
  "aws:ecs/taskDefinition:TaskDefinition": ["volumes.efsVolumeConfiguration"],
  "aws:batch/jobDefinition:JobDefinition": [
    "containerProperties.volumes.efsVolumeConfiguration",
    "ecsProperties.taskProperties.volumes.efsVolumeConfiguration",
    "nodeProperties.nodeRangeProperties.container.volumes.efsVolumeConfiguration",
  ],
};

function mountVerdicts({ path, value }: LocatedValue): readonly Verdict[] {
  const at = `${path}.transitEncryption`;
  const told = value === UNKNOWN ? UNKNOWN : isProperties(value) ? textOf(value["transitEncryption"]) : undefined;
  if (told === UNKNOWN) return [undetermined(at, "whether the files cross the network in plain is not known")];
  return told?.toUpperCase() === "ENABLED" ? [] : [violation(at, "the files cross the network in plain")];
}

/** Files on their way are as worth reading as those that lie still. Not set means in plain. */
export const efsTls: Rule = {
  id: "efs-tls",
  title: "File systems are mounted over TLS",
  severity: "high",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_AWS_97"] }),
  requirements: ["D-024"],
  remedy: 'set transitEncryption: "ENABLED" of the volume, and inTransitEncryption: "TLS1_2" of a location of DataSync',
  types: [...Object.keys(MOUNTS), LOCATION],
  check({ type, props }) {
    if (type !== LOCATION) {
      return (MOUNTS[type] ?? []).flatMap((at) => everyValueAt(props, at)).flatMap(mountVerdicts);
    }
    const told = textOf(props["inTransitEncryption"]);
    const path = "inTransitEncryption";
    if (told === UNKNOWN) return [undetermined(path, "whether the files cross the network in plain is not known")];
    return told?.toUpperCase() === "TLS1_2" ? [] : [violation(path, "the files cross the network in plain")];
  },
};
