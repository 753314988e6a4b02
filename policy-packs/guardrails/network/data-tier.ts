import { referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { isProperties, type Value } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { dataStores } from "./data-stores";
import { GROUPS } from "./group-rules";
import { ROUTE_TABLES, SUBNETS, tablesOfSubnet } from "./routes";

/** Groups of subnets that data stores are put into. */
const DATA_SUBNET_GROUPS = [
  "aws:rds/subnetGroup:SubnetGroup",
  "aws:elasticache/subnetGroup:SubnetGroup",
  "aws:dax/subnetGroup:SubnetGroup",
  "aws:docdb/subnetGroup:SubnetGroup",
  "aws:neptune/subnetGroup:SubnetGroup",
  "aws:redshift/subnetGroup:SubnetGroup",
  "aws:memorydb/subnetGroup:SubnetGroup",
];
const DATA_TIERS = new Set(["data", "database", "db"]);

/** What the tag Tier of a resource says, in lower case. */
export function tierOf({ props }: PolicyResource): string | undefined {
  return taggedTier(props["tags"]) ?? taggedTier(props["tagsAll"]);
}

function taggedTier(tags: Value | undefined): string | undefined {
  if (!isProperties(tags)) return undefined;
  const value = Object.entries(tags).find(([name]) => name.toLowerCase() === "tier")?.[1];
  return typeof value === "string" ? value.toLowerCase() : undefined;
}

/** Whether the tag Tier says that a resource belongs to the data tier. */
function isTaggedData(resource: PolicyResource): boolean {
  return DATA_TIERS.has(tierOf(resource) ?? "");
}

/** The subnets of the data tier: by their tag, or because a data store's group holds them for sure. */
export const dataSubnets = perStack((stack): ReadonlySet<PolicyResource> => {
  const grouped = stack.ofType(...DATA_SUBNET_GROUPS).flatMap((group) => {
    const { candidates, certain } = referencesOf(stack, group, group.props["subnetIds"], "subnetIds", SUBNETS);
    return certain ? candidates : [];
  });
  return new Set([...stack.ofType(...SUBNETS).filter(isTaggedData), ...grouped]);
});

/** The subnets of a tier, by its tag; those of data stores are of the data tier as well. */
export function tierSubnets(stack: Stack, tier: string): readonly PolicyResource[] {
  if (DATA_TIERS.has(tier)) return [...dataSubnets(stack)];
  return stack.ofType(...SUBNETS).filter((subnet) => tierOf(subnet) === tier);
}

/** The route tables of the data tier: by their tag, or because a data subnet uses them; the latter for sure or not. */
export const dataTables = perStack((stack): ReadonlyMap<PolicyResource, boolean> => {
  const tables = new Map<PolicyResource, boolean>();
  for (const subnet of dataSubnets(stack)) {
    const { candidates, certain } = tablesOfSubnet(stack, subnet);
    for (const table of candidates) tables.set(table, certain || (tables.get(table) ?? false));
  }
  for (const table of stack.ofType(...ROUTE_TABLES).filter(isTaggedData)) tables.set(table, true);
  return tables;
});

/** The groups of the data tier, by their keys: those that data stores are in for sure, and those with its tag. */
export const dataGroups = perStack((stack): ReadonlySet<string> => {
  const used = dataStores(stack).flatMap(({ groups }) => (groups.certain ? groups.groups : []));
  const tagged = stack.ofType(...GROUPS).filter(isTaggedData);
  return new Set([...used, ...tagged.map(({ urn }) => urn)]);
});
