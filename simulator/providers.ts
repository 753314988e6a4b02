import { join } from "node:path";
import { awsServices } from "./aws/aws-services";
import { type Catalog, openCatalog } from "./catalog/catalog";
import { awsFacts } from "./catalog/facts";
import { awsConfiguration } from "./configuration/aws";
import type { Json } from "./encoding";
import { kubernetesProvider } from "./kubernetes/provider";
import type { Configuration, Provider, RemoteComponents } from "./provider";
import { createRegistry, type Registry } from "./registry";
import type { FactBook } from "./type-facts";

/** Versions of the packages whose behaviour the cloud follows: those of the lock file. */
const VERSIONS = { aws: "7.48.0", awsx: "3.9.0", eks: "4.3.0", kubernetes: "4.34.2" } as const;

const NO_TYPES: FactBook = { of: async () => undefined, nearest: async () => undefined };
const NO_LAWS = createRegistry({});
/** Components work with the providers of the resources that they make; their own settings decide nothing. */
const NO_CONFIGURATION: Configuration = {
  problems: () => [],
  home: () => ({ account: "", region: "" }),
  prepare: (inputs) => inputs,
};

/** The four packages that the cloud answers for; nothing of them is loaded before it is asked for. */
export function openProviders(
  /** The checkout, where the catalog lies. */
  root: string,
): { readonly providers: readonly Provider[]; readonly coverage: () => Promise<Json> } {
  const catalog = openCatalog(join(root, "simulator", "catalog", "generated"));
  const laws = createRegistry(awsServices);
  let components: Promise<RemoteComponents> | undefined;
  const loadComponents = (): Promise<RemoteComponents> => {
    components ??= import("./construct/remote-components.js").then((loaded) => loaded.openRemoteComponents(process));
    return components;
  };
  const aws: Provider = {
    name: "aws",
    version: VERSIONS.aws,
    facts: awsFacts(catalog),
    registry: laws,
    configuration: awsConfiguration,
    schema: async () => (await import("./schema/schemas.js")).awsPackage(catalog, VERSIONS.aws),
    foundation: async (context) => (await import("./aws/ec2/default-network.js")).defaultNetwork(context),
  };
  const component = (name: "awsx" | "eks"): Provider => ({
    name,
    version: VERSIONS[name],
    facts: NO_TYPES,
    registry: NO_LAWS,
    configuration: NO_CONFIGURATION,
    schema: async () => (await import("./schema/schemas.js")).componentPackage(name, VERSIONS[name]),
    foundation: async () => [],
    loadComponents,
  });
  const providers = [aws, component("awsx"), component("eks"), kubernetesProvider(VERSIONS.kubernetes)];
  return { providers, coverage: () => coverageOf(catalog, laws) };
}

async function coverageOf(catalog: Catalog, laws: Registry): Promise<Json> {
  const { coverage } = await import("./catalog/coverage.js");
  const types = coverage(catalog, await laws.lawful());
  return { types: types.map((type) => ({ ...type, checkedAgainst: type.checkedAgainst.join("; ") })) };
}
