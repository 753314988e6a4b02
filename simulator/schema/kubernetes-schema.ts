import type { JsonObject } from "../encoding";
import { knownKind, knownTokens } from "../kubernetes/kind-catalog";
import {
  namedProperties,
  objectSchema,
  type PackageSchema,
  resourceSchema,
  type SchemaProperty,
} from "./package-schema";

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

const METADATA = "kubernetes:meta/v1:ObjectMeta";
const BALANCED = "kubernetes:core/v1:ServiceStatus";
const BALANCER = "kubernetes:core/v1:LoadBalancerStatus";
const ADDRESS = "kubernetes:core/v1:LoadBalancerIngress";

/** What programs look into: `${namespace.metadata.name}`, `${service.status.loadBalancer.ingress[0].hostname}`. */
const LOOKED_INTO: Readonly<Record<string, JsonObject>> = {
  [METADATA]: objectSchema(
    namedProperties([
      "annotations",
      "creationTimestamp",
      "deletionGracePeriodSeconds",
      "deletionTimestamp",
      "finalizers",
      "generateName",
      "generation",
      "labels",
      "managedFields",
      "name",
      "namespace",
      "ownerReferences",
      "resourceVersion",
      "selfLink",
      "uid",
    ]),
  ),
  [BALANCED]: objectSchema([...namedProperties(["conditions"]), { name: "loadBalancer", type: pointer(BALANCER) }]),
  [BALANCER]: objectSchema([{ name: "ingress", type: { type: "array", items: pointer(ADDRESS) } }]),
  [ADDRESS]: objectSchema(namedProperties(["hostname", "ip", "ports"])),
};

function pointer(type: string): JsonObject {
  return { $ref: `#/types/${type}` };
}

/** Properties of a kind by their names; the cluster gives services and ingresses an address. */
function propertiesOf(token: string, names: readonly string[]): readonly SchemaProperty[] {
  const balanced = /:(Service|Ingress)$/.test(token);
  return namedProperties(names).map((property) => {
    if (property.name === "metadata") return { ...property, type: pointer(METADATA) };
    return property.name === "status" && balanced ? { ...property, type: pointer(BALANCED) } : property;
  });
}

/** Every kind of the pinned package, with the names of its properties. */
export function kubernetesSchema(): PackageSchema {
  const resources = knownTokens().map((token) => {
    const { inputs, computed } = knownKind(token) ?? { inputs: new Set<string>(), computed: [] };
    return [
      token,
      resourceSchema(propertiesOf(token, [...inputs]), propertiesOf(token, [...inputs, ...computed])),
    ] as const;
  });
  return { resources: Object.fromEntries(resources), types: LOOKED_INTO };
}
