import { CloudError } from "../errors";
import type { Provider } from "../provider";
import { kubernetesConfiguration } from "./configuration";
import type { Parts } from "./parts";

/** The kubernetes package over the clusters of the embedded cloud. */
export function kubernetesProvider(
  /** Version of @pulumi/kubernetes. */
  version: string,
  load: () => Promise<Parts> = async () => (await import("./parts.js")).kubernetesParts,
): Provider {
  return {
    name: "kubernetes",
    version,
    facts: {
      of: async (type) => (await load()).facts(type),
      nearest: async (token) => (await load()).nearest(token),
    },
    registry: {
      law: async (type) => (await load()).law(type),
      function: async () => undefined,
      lawful: async () => new Set(),
    },
    configuration: kubernetesConfiguration,
    foundation: async (context) => (await load()).foundation(context),
    loadConstruct: async () => async (request) => {
      throw new CloudError(
        "unimplemented",
        "",
        `${request.getType()} is not simulated by the embedded cloud, which knows single objects and Helm releases (helm.v3.Release); use those, or another target`,
      );
    },
  };
}
