import { booleanOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";
import { CONTAINERS, containersOf, TASK } from "../../services/container-definitions";

/** Whoever gets into a container cannot leave a program in it. Not set means that it can be written to. */
export const ecsReadOnly: Rule = {
  id: "ecs-read-only",
  title: "Production's containers cannot write to their own image",
  severity: "medium",
  tier: "production",
  frameworks: controls({ fsbp: ["ECS.5"], checkov: ["CKV_AWS_336"] }),
  requirements: [],
  remedy: "set readonlyRootFilesystem: true, and mount a volume where the container has to write",
  types: [TASK],
  check({ props }) {
    // Windows knows no such root.
    const family = props["runtimePlatform"];
    if (JSON.stringify(family ?? null).includes("WINDOWS")) return [];
    const containers = containersOf(props);
    if (containers === UNKNOWN)
      return [undetermined(CONTAINERS, "whether the containers can be written to is not known")];
    return containers.flatMap(({ path, props: container }) => {
      const at = `${path}.readonlyRootFilesystem`;
      const answer = booleanOf(container["readonlyRootFilesystem"]);
      if (answer === UNKNOWN) return [undetermined(at, "whether the container can be written to is not known")];
      return answer === true ? [] : [violation(at, "whoever gets into the container can change what it runs")];
    });
  },
};
