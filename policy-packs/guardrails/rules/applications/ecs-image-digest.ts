import { UNKNOWN } from "../../facts/value";
import { type Rule, undetermined } from "../../pack/rule";
import { IMAGE_REMEDY, imageVerdicts, registriesSchema } from "../../services/allowed-images";
import { CONTAINERS, containersOf, TASK } from "../../services/container-definitions";

/** What was looked at is what runs, also where a task is started again a year later. */
export const ecsImageDigest: Rule = {
  id: "ecs-image-digest",
  title: "Production runs tasks of images by digest, from our registries",
  severity: "medium",
  tier: "production",
  frameworks: [],
  requirements: ["D-055", "E-068"],
  remedy: IMAGE_REMEDY,
  configSchema: registriesSchema,
  types: [TASK],
  check({ props }, { config }) {
    const containers = containersOf(props);
    if (containers === UNKNOWN) return [undetermined(CONTAINERS, "which images the task runs is not known")];
    return containers.flatMap(({ path, props: container }) =>
      imageVerdicts(container["image"], `${path}.image`, "the container", config),
    );
  },
};
