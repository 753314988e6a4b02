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
      function: async (token) => (await load()).function(token),
      secretResults: async () => [],
      lawful: async () => new Set(),
    },
    configuration: kubernetesConfiguration,
    schema: async () => (await import("../schema/schemas.js")).kubernetesPackage(version),
    foundation: async (context) => (await load()).foundation(context),
    loadComponents: async () => ({
      construct: async (request) => {
        throw notSimulated(request.getType());
      },
      call: async (request) => {
        throw notSimulated(`the method ${request.getTok()}`);
      },
    }),
  };
}

function notSimulated(what: string): CloudError {
  return new CloudError(
    "unimplemented",
    "",
    `${what} is not simulated by the embedded cloud, which knows single objects and Helm releases (helm.v3.Release); use those, or another target`,
  );
}
