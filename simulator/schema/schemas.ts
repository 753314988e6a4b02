import type { Catalog } from "../catalog/catalog";
import type { Json } from "../encoding";
import { awsSchema, awsSettings } from "./aws-schema";
import { componentSchema } from "./component-schema";
import { kubernetesSchema, kubernetesSettings } from "./kubernetes-schema";
import { packageSchema } from "./package-schema";

/** What the engine is told of the package `aws`. */
export function awsPackage(catalog: Catalog, version: string): Json {
  return packageSchema("aws", version, awsSchema(catalog), awsSettings);
}

/** What the engine is told of a package of components, which has no settings of its own. */
export function componentPackage(name: "awsx" | "eks", version: string): Json {
  return packageSchema(name, version, componentSchema(name), []);
}

/** What the engine is told of the package `kubernetes`. */
export function kubernetesPackage(version: string): Json {
  return packageSchema("kubernetes", version, kubernetesSchema(), kubernetesSettings);
}
