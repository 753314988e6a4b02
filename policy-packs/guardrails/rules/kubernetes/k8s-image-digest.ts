import { containersOf, podTemplatesOf, unknownVerdicts } from "../../kubernetes/pod-templates";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";
import { IMAGE_REMEDY, imageVerdicts, registriesSchema } from "../../services/allowed-images";

/** What was looked at is what runs, and it comes from where images are looked at. */
export const k8sImageDigest: Rule = {
  id: "k8s-image-digest",
  title: "Production runs images by digest, from our registries",
  severity: "medium",
  tier: "production",
  frameworks: controls({ checkov: ["CKV_K8S_43", "CKV_K8S_14"] }),
  requirements: ["D-055", "E-068"],
  remedy: IMAGE_REMEDY,
  configSchema: registriesSchema,
  check: (resource, { config }) =>
    podTemplatesOf(resource).flatMap((template) => [
      ...unknownVerdicts(template, "which images are run is not known"),
      // A change to a part of an object may leave the image as it is; elsewhere Kubernetes asks for one.
      ...containersOf(template).flatMap(({ path, name, props }) =>
        imageVerdicts(props["image"], `${path}.image`, `container ${name}`, config),
      ),
    ]),
};
