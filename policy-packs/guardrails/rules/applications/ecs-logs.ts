import { valueAt } from "../../facts/must-be";
import { UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";
import { CONTAINERS, containersOf, TASK } from "../../services/container-definitions";

/** What a container says is kept when its task is gone. */
export const ecsLogs: Rule = {
  id: "ecs-logs",
  title: "Containers of tasks write logs",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["ECS.9"] }),
  requirements: [],
  remedy: 'set logConfiguration: { logDriver: "awslogs", options } of every container',
  types: [TASK],
  check({ props }) {
    const containers = containersOf(props);
    if (containers === UNKNOWN) return [undetermined(CONTAINERS, "whether the containers write logs is not known")];
    return containers
      .filter((container) => (valueAt(container.props, "logConfiguration.logDriver") ?? "") === "")
      .map(({ path }) => violation(`${path}.logConfiguration`, "what the container says is lost with its task"));
  },
};
