import { knownKind, knownTokens } from "../kubernetes/kind-catalog";
import { namedProperties, type PackageSchema, resourceSchema } from "./package-schema";

/** Settings of the provider `kubernetes` that programs give it as a resource. */
export const kubernetesSettings: readonly string[] = [
  "cluster",
  "clusterIdentifier",
  "context",
  "deleteUnreachable",
  "enableConfigMapMutable",
  "enableSecretMutable",
  "enableServerSideApply",
  "helmReleaseSettings",
  "kubeClientSettings",
  "kubeconfig",
  "namespace",
  "renderYamlToDirectory",
  "skipUpdateUnreachable",
  "suppressDeprecationWarnings",
  "suppressHelmHookWarnings",
];

/** Every kind of the pinned package, with the names of its properties. */
export function kubernetesSchema(): PackageSchema {
  const resources = knownTokens().map((token) => {
    const { inputs, computed } = knownKind(token) ?? { inputs: new Set<string>(), computed: [] };
    return [token, resourceSchema(namedProperties([...inputs]), namedProperties([...inputs, ...computed]))] as const;
  });
  return { resources: Object.fromEntries(resources) };
}
