import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { isList, isProperties, textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";

/** Properties that send data to another region, by name or by the ARN of what takes it there. */
const COPIES: Readonly<Record<string, readonly string[]>> = {
  "aws:dynamodb/table:Table": ["replicas.regionName"],
  "aws:dynamodb/globalTable:GlobalTable": ["replicas.regionName"],
  "aws:secretsmanager/secret:Secret": ["replicas.region"],
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": ["replicationConfiguration.rules.destinations.region"],
  "aws:efs/replicationConfiguration:ReplicationConfiguration": [
    "destination.region",
    "destination.availabilityZoneName",
  ],
  "aws:redshift/snapshotCopy:SnapshotCopy": ["destinationRegion"],
  "aws:rds/snapshotCopy:SnapshotCopy": ["destinationRegion"],
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": ["destinationRegion"],
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": [
    "policyDetails.schedules.crossRegionCopyRules.target",
    "policyDetails.schedules.crossRegionCopyRules.targetRegion",
    "policyDetails.action.crossRegionCopies.target",
  ],
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": ["distributions.region"],
  "aws:backup/plan:Plan": ["rules.copyActions.destinationVaultArn"],
};

/** What a backup is copied into, which may be made by the stack itself. */
const VAULTS = ["aws:backup/vault:Vault", "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault"];

/** Where a resource sends a copy of its data, and to which region. */
export interface Copy {
  readonly path: string;
  readonly region: string | Unknown;
}

/** The copies that a resource sends to other regions itself. A vault of the stack is judged by its own region. */
export function copiesOf(resource: PolicyResource, stack?: Stack): readonly Copy[] {
  const copies = (COPIES[resource.type] ?? []).flatMap((path) =>
    valuesAt(resource.props, path.split("."), "").flatMap(({ path: at, value }): Copy[] => {
      const region = regionIn(value);
      if (region === undefined) return [];
      const isVault = value === UNKNOWN && at.endsWith(".destinationVaultArn");
      if (isVault && (stack === undefined || isOfStack(stack, resource))) return [];
      return [{ path: at, region }];
    }),
  );
  // What is not known of a block is not known of each of its properties.
  return copies.filter(({ path }, index) => copies.findIndex((other) => other.path === path) === index);
}

function isOfStack(stack: Stack, { propertyDependencies }: PolicyResource): boolean {
  return (propertyDependencies["rules"] ?? []).some((urn) => VAULTS.includes(stack.byUrn.get(urn)?.type ?? ""));
}

/** Every value at a path through blocks and lists of them, with its place; one that is not known ends the path. */
function valuesAt(
  value: Value | undefined,
  [step, ...rest]: readonly string[],
  at: string,
): readonly { readonly path: string; readonly value: Value }[] {
  if (value === undefined || value === null) return [];
  if (value === UNKNOWN) return [{ path: at, value }];
  if (isList(value)) {
    const steps = step === undefined ? rest : [step, ...rest];
    return value.flatMap((element: Value, index) => valuesAt(element, steps, `${at}[${index}]`));
  }
  if (step === undefined) return [{ path: at, value }];
  return isProperties(value) ? valuesAt(value[step], rest, at === "" ? step : `${at}.${step}`) : [];
}

/** The region of a value: itself, that of its ARN, or that of its zone. */
function regionIn(value: Value): string | Unknown | undefined {
  const text = textOf(value);
  if (text === UNKNOWN || text === undefined) return text;
  if (text.startsWith("arn:")) return text.split(":")[3];
  return text.replace(/(?<=-\d+)[a-z]$/, "");
}
