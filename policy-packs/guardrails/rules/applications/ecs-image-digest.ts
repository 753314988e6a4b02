import { textOf, UNKNOWN } from "../../facts/value";
import { imageReference } from "../../kubernetes/images";
import { configuredTexts, matchesAny } from "../../pack/configuration";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { CONTAINERS, type ContainerDefinition, containersOf, TASK } from "../../services/container-definitions";
import { OUR_REGISTRIES } from "../../services/registries";

function imageVerdicts({ path, props }: ContainerDefinition, registries: readonly string[]): readonly Verdict[] {
  const at = `${path}.image`;
  const image = textOf(props["image"]);
  if (image === undefined) return [];
  if (image === UNKNOWN) return [undetermined(at, "which image the container runs is not known")];
  const { registry, tag, byDigest } = imageReference(image);
  const version = tag === undefined ? "whatever is newest" : `the tag ${tag}`;
  return [
    ...(byDigest ? [] : [violation(at, `the container runs ${version}, not a digest`)]),
    ...(matchesAny(registry, registries)
      ? []
      : [violation(at, `the container runs an image of ${registry}; expected ${registries.join(", ")}`)]),
  ];
}

/** What was looked at is what runs, also where a task is started again a year later. */
export const ecsImageDigest: Rule = {
  id: "ecs-image-digest",
  title: "Production runs tasks of images by digest, from our registries",
  severity: "medium",
  tier: "production",
  frameworks: [],
  requirements: ["D-055", "E-068"],
  remedy: 'name the image by digest, "…dkr.ecr.us-east-1.amazonaws.com/app@sha256:…"; copy public images into ECR',
  configSchema: {
    registries: {
      type: "array",
      items: { type: "string" },
      description: "hosts of registries; * stands for any text",
      default: [...OUR_REGISTRIES],
    },
  },
  types: [TASK],
  check({ props }, { config }) {
    const registries = configuredTexts(config["registries"], OUR_REGISTRIES);
    const containers = containersOf(props);
    if (containers === UNKNOWN) return [undetermined(CONTAINERS, "which images the task runs is not known")];
    return containers.flatMap((container) => imageVerdicts(container, registries));
  },
};
