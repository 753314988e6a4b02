import type { Catalog } from "../catalog/catalog";
import type { PropertyEntry, ValueType } from "../catalog/entry";
import type { JsonObject } from "../encoding";
import { ANY, objectSchema, type PackageSchema, resourceSchema, type SchemaProperty } from "./package-schema";

/** Settings of the provider `aws` that programs give it as a resource. */
export const awsSettings: readonly string[] = [
  "accessKey",
  "allowedAccountIds",
  "assumeRoleWithWebIdentity",
  "assumeRoles",
  "customCaBundle",
  "defaultTags",
  "ec2MetadataServiceEndpoint",
  "ec2MetadataServiceEndpointMode",
  "endpoints",
  "forbiddenAccountIds",
  "httpProxy",
  "httpsProxy",
  "ignoreTags",
  "insecure",
  "maxRetries",
  "noProxy",
  "profile",
  "region",
  "retryMode",
  "s3UsEast1RegionalEndpoint",
  "s3UsePathStyle",
  "secretKey",
  "sharedConfigFiles",
  "sharedCredentialsFiles",
  "skipCredentialsValidation",
  "skipMetadataApiCheck",
  "skipRegionValidation",
  "skipRequestingAccountId",
  "stsRegion",
  "tagPolicyCompliance",
  "token",
  "tokenBucketRateLimiterCapacity",
  "useDualstackEndpoint",
  "useFipsEndpoint",
  "userAgents",
];

/** Every type, function and nested object of the catalog. Reads all of it: seconds, asked for once. */
export function awsSchema(catalog: Catalog): PackageSchema {
  const types: Record<string, JsonObject> = {};
  const resources: Record<string, JsonObject> = {};
  for (const token of catalog.types()) {
    const entry = catalog.entry(token);
    if (entry === undefined) continue;
    const properties = [...entry.properties.values()];
    const aliases = entry.aliases.map((type) => ({ type }));
    resources[token] = resourceSchema(inputs(properties), outputs(properties), { aliases });
  }
  for (const [name, properties] of catalog.objects()) types[objectToken(name)] = objectSchema(properties.map(said));
  const functions = catalog.functions().map((token): [string, JsonObject] => {
    const properties = [...(catalog.functionEntry(token)?.values() ?? [])];
    return [token, { inputs: objectSchema(inputs(properties)), outputs: objectSchema(outputs(properties)) }];
  });
  return { resources, functions: Object.fromEntries(functions), types };
}

/** What can be given. */
function inputs(properties: readonly PropertyEntry[]): readonly SchemaProperty[] {
  return properties.filter(({ input }) => input !== "none").map(said);
}

/** What there is afterwards: all of it. */
function outputs(properties: readonly PropertyEntry[]): readonly SchemaProperty[] {
  return properties.map((property) => ({ ...said(property), required: false }));
}

function said({ name, type, input, secret }: PropertyEntry): SchemaProperty {
  return { name, type: typeSchema(type), required: input === "required", secret };
}

function typeSchema(type: ValueType): JsonObject {
  switch (type.kind) {
    case "array":
      return { type: "array", items: typeSchema(type.of) };
    case "map":
      return { type: "object", additionalProperties: typeSchema(type.of) };
    case "object":
      return { $ref: `#/types/${objectToken(type.name)}` };
    // A file, an archive, or either: the provider says which one it takes.
    case "asset":
    case "any":
      return ANY;
    default:
      return { type: type.kind };
  }
}

/** `aws:appsync/ApiEventConfig:ApiEventConfig` for `appsync.ApiEventConfig`. */
function objectToken(name: string): string {
  const [module, local] = name.includes(".") ? name.split(".") : ["index", name];
  return `aws:${module}/${local}:${local}`;
}
