import { UNKNOWN } from "../../facts/value";
import { saidImage } from "../../kubernetes/images";
import { type Container, containersOf, podTemplatesOf, unknownVerdicts } from "../../kubernetes/pod-templates";
import { configuredTexts, matchesAny } from "../../pack/configuration";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { OUR_REGISTRIES } from "../../services/registries";

/** A change to a part of an object may leave the image as it is; elsewhere Kubernetes asks for one. */
function imageVerdicts({ path, name, props }: Container, registries: readonly string[]): readonly Verdict[] {
  const at = `${path}.image`;
  const image = saidImage(props["image"]);
  if (image === undefined) return [];
  const open = undetermined(at, `which image container ${name} runs is not known`);
  if (image === UNKNOWN) return [open];
  const { registry, tag, byDigest } = image;
  const runs = tag === undefined || tag === UNKNOWN ? "whatever is newest" : `the tag ${tag}`;
  const isForeign = registry !== undefined && registry !== UNKNOWN && !matchesAny(registry, registries);
  return [
    ...(byDigest === UNKNOWN || registry === UNKNOWN ? [open] : []),
    ...(byDigest === false ? [violation(at, `container ${name} runs ${runs}, not a digest`)] : []),
    ...(isForeign
      ? [violation(at, `container ${name} runs an image of ${registry}; expected ${registries.join(", ")}`)]
      : []),
  ];
}

/** What was looked at is what runs, and it comes from where images are looked at. */
export const k8sImageDigest: Rule = {
  id: "k8s-image-digest",
  title: "Production runs images by digest, from our registries",
  severity: "medium",
  tier: "production",
  frameworks: controls({ checkov: ["CKV_K8S_43", "CKV_K8S_14"] }),
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
  check: (resource, { config }) => {
    const registries = configuredTexts(config["registries"], OUR_REGISTRIES);
    return podTemplatesOf(resource).flatMap((template) => [
      ...unknownVerdicts(template, "which images are run is not known"),
      ...containersOf(template).flatMap((container) => imageVerdicts(container, registries)),
    ]);
  },
};
