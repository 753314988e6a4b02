import { CONTAINERS, containersOf, TASK } from "../../container-definitions";
import { controls } from "../../frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { booleanOf, type Properties, textOf, UNKNOWN } from "../../value";

/** What a task may share with the machine that it runs on, and what that gives away. */
const SHARED: readonly (readonly [property: string, message: string])[] = [
  ["networkMode", "the task uses the machine's network: its metadata and what listens there are open to it"],
  ["pidMode", "the task sees and may signal every process of the machine"],
  ["ipcMode", "the task reads the memory that the machine's processes share"],
];

/** A container that is as good as root on its machine has the roles of everything that runs there. */
export const ecsIsolated: Rule = {
  id: "ecs-isolated",
  title: "Tasks are not privileged, and share nothing with their machine",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["ECS.3", "ECS.4", "ECS.17"] }),
  requirements: ["D-025"],
  remedy: "leave privileged, pidMode and ipcMode out, and set networkMode: awsvpc",
  types: [TASK],
  check({ props }) {
    const shared = SHARED.flatMap(([property, message]) => sharedVerdicts(props, property, message));
    const containers = containersOf(props);
    if (containers === UNKNOWN) {
      return [...shared, undetermined(CONTAINERS, "whether a container is privileged is not known")];
    }
    const privileged = containers.filter(({ props: container }) => booleanOf(container["privileged"]) === true);
    return [
      ...shared,
      ...privileged.map(({ path }) =>
        violation(`${path}.privileged`, "the container is privileged: it is root on its machine"),
      ),
    ];
  },
};

function sharedVerdicts(props: Properties, property: string, message: string): readonly Verdict[] {
  const mode = textOf(props[property]);
  if (mode === UNKNOWN) return [undetermined(property, "what the task shares with its machine is not known")];
  return mode === "host" ? [violation(property, message)] : [];
}
