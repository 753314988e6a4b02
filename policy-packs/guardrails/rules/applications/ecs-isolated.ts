import { everyValueAt } from "../../facts/every-value";
import { valueAt } from "../../facts/must-be";
import { booleanOf, isProperties, listOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { textsOf } from "../../iam/document";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { CONTAINERS, containersOf, TASK } from "../../services/container-definitions";

/** What a task may share with the machine that it runs on, and what that gives away. */
const SHARED: readonly (readonly [property: string, message: string])[] = [
  ["networkMode", "the task uses the machine's network: its metadata and what listens there are open to it"],
  ["pidMode", "the task sees and may signal every process of the machine"],
  ["ipcMode", "the task reads the memory that the machine's processes share"],
];

/** Capabilities of Linux with which a container leaves its walls; the others stay inside. */
const POWERS: ReadonlySet<string> = new Set(["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "DAC_READ_SEARCH", "BPF"]);
const CAPABILITIES = "linuxParameters.capabilities.add";

const JOB = "aws:batch/jobDefinition:JobDefinition";
const PRIVILEGED = "the container is privileged: it is root on its machine";

/** Where the jobs of Batch say the same, by the way that they are run. */
const JOBS_PRIVILEGED = [
  "containerProperties.privileged",
  "nodeProperties.nodeRangeProperties.container.privileged",
  "ecsProperties.taskProperties.containers.privileged",
  "eksProperties.podProperties.containers.securityContext.privileged",
  "eksProperties.podProperties.initContainers.securityContext.privileged",
];
const JOBS_FOLDERS = [
  "containerProperties.volumes.host.sourcePath",
  "nodeProperties.nodeRangeProperties.container.volumes.host.sourcePath",
  "ecsProperties.taskProperties.volumes.host.sourcePath",
  "eksProperties.podProperties.volumes.hostPath.path",
];

/** A container that is as good as root on its machine has the roles of everything that runs there. */
export const ecsIsolated: Rule = {
  id: "ecs-isolated",
  title: "Tasks and jobs are not privileged, and share nothing with their machine",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["ECS.3", "ECS.4"], securityHub: ["ECS.17"] }),
  requirements: [],
  remedy:
    "leave privileged, capabilities, pidMode, ipcMode and hostPath out, set networkMode: awsvpc, and keep files in a volume of EFS",
  types: [TASK, JOB],
  check({ type, props }) {
    if (type === JOB) return jobVerdicts(props);
    const shared = [
      ...SHARED.flatMap(([property, message]) => sharedVerdicts(props, property, message)),
      ...volumesVerdicts(props),
    ];
    const containers = containersOf(props);
    if (containers === UNKNOWN) {
      return [...shared, undetermined(CONTAINERS, "whether a container is privileged is not known")];
    }
    return [...shared, ...containers.flatMap(({ path, props: container }) => containerVerdicts(container, path))];
  },
};

function jobVerdicts(props: Properties): readonly Verdict[] {
  const privileged = JOBS_PRIVILEGED.flatMap((at) => everyValueAt(props, at));
  const folders = JOBS_FOLDERS.flatMap((at) => everyValueAt(props, at));
  return [
    ...privileged.flatMap(({ path, value }) => {
      if (value === UNKNOWN) return [undetermined(path, "whether a container is privileged is not known")];
      return booleanOf(value) === true ? [violation(path, PRIVILEGED)] : [];
    }),
    ...folders.flatMap(({ path, value }) => {
      const folder = textOf(value);
      if (folder === UNKNOWN) return [undetermined(path, "which folder of its machine the job sees is not known")];
      return folder === undefined ? [] : [violation(path, `the job sees ${folder} of its machine`)];
    }),
  ];
}

function sharedVerdicts(props: Properties, property: string, message: string): readonly Verdict[] {
  const mode = textOf(props[property]);
  if (mode === UNKNOWN) return [undetermined(property, "what the task shares with its machine is not known")];
  return mode === "host" ? [violation(property, message)] : [];
}

function containerVerdicts(container: Properties, at: string): readonly Verdict[] {
  const privileged = booleanOf(container["privileged"]) === true;
  const path = `${at}.${CAPABILITIES}`;
  return [
    ...(privileged ? [violation(`${at}.privileged`, PRIVILEGED)] : []),
    ...textsOf(valueAt(container, CAPABILITIES)).flatMap((name) => {
      if (name === UNKNOWN) return [undetermined(path, "what the container may do on its machine is not known")];
      const power = name.toUpperCase().replace(/^CAP_/, "");
      return POWERS.has(power)
        ? [violation(path, `with ${power} the container is as good as root on its machine`)]
        : [];
    }),
  ];
}

/** A folder of the machine as a volume: by its path, or bound by Docker. */
function volumesVerdicts(props: Properties): readonly Verdict[] {
  const volumes = listOf(props["volumes"]);
  if (volumes === UNKNOWN) return [undetermined("volumes", "what the task shares with its machine is not known")];
  return volumes.flatMap((volume, index) => {
    const path = `volumes[${index}]`;
    if (!isProperties(volume)) return volume === UNKNOWN ? [undetermined(path, "the volume is not known")] : [];
    const options = "dockerVolumeConfiguration.driverOpts";
    const isBound = /\bbind\b/.test(String(textOf(valueAt(volume, `${options}.o`)) ?? ""));
    return [
      ...folderVerdicts(volume, "hostPath", path),
      ...(isBound ? folderVerdicts(volume, `${options}.device`, path) : []),
    ];
  });
}

function folderVerdicts(volume: Properties, property: string, at: string): readonly Verdict[] {
  const path = `${at}.${property}`;
  const folder = textOf(valueAt(volume, property));
  if (folder === UNKNOWN) return [undetermined(path, "which folder of its machine the task sees is not known")];
  return folder === undefined ? [] : [violation(path, `the task sees ${folder} of its machine`)];
}
