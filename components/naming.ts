/** The Pulumi project, and the first word of every physical name we choose. */
export const project = "causeway";

/** Where the resources of one stack live. Every component is told, none finds out by itself. */
export interface Scope {
  /** Name of the environment or of the shared services: dev, staging, prod, prod-pci, shared. */
  readonly environment: string;
  /** Twelve digits. */
  readonly accountId: string;
  /** Such as us-east-1. */
  readonly region: string;
}

/** How long a name may be where AWS is strictest about the kind of thing. */
const limits = { role: 64, bucket: 63, database: 63, other: 128 } as const;

function within(name: string, limit: number): string {
  if (name.length <= limit) return name;
  throw new RangeError(
    `the name ${name} has ${name.length} characters; expected at most ${limit}; shorten the environment's name`,
  );
}

/** Name of an IAM role, policy or instance profile: `causeway-dev-bastion`. At most 64 characters. */
export function roleName(scope: Scope, role: string): string {
  return within(`${project}-${scope.environment}-${role}`, limits.role);
}

/** Name of a database instance or subnet group: `causeway-dev-database`. At most 63 characters. */
export function databaseName(scope: Scope, role: string): string {
  return within(`${project}-${scope.environment}-${role}`, limits.database);
}

/** Name of anything else that is unique within an account and region: `causeway-dev-critical`. */
export function physicalName(scope: Scope, role: string): string {
  return within(`${project}-${scope.environment}-${role}`, limits.other);
}

/**
 * Name of a bucket. Buckets share one name space across all accounts of the world, hence the account and region:
 * `causeway-dev-audit-111111111111-us-east-1`. At most 63 characters.
 */
export function bucketName(scope: Scope, role: string): string {
  return within(`${project}-${scope.environment}-${role}-${scope.accountId}-${scope.region}`, limits.bucket);
}

/** Name of a log group of ours: `/causeway/dev/flow`. Groups that AWS services name themselves do not pass here. */
export function logGroupName(scope: Scope, role: string): string {
  return `/${project}/${scope.environment}/${role}`;
}

/** Name of a parameter in the Parameter Store: `/causeway/dev/data-collection-service/log-level`. */
export function parameterName(scope: Scope, ...path: readonly string[]): string {
  return `/${project}/${scope.environment}/${path.join("/")}`;
}

/** Name of a secret: `causeway/dev/data-collection-service`. */
export function secretName(scope: Scope, role: string): string {
  return `${project}/${scope.environment}/${role}`;
}

/** Kubernetes namespace of an application: `data-collection-dev` for the data-collection-service of dev. */
export function namespaceName(scope: Scope, appName: string): string {
  return `${appName.replace(/-service$/, "")}-${scope.environment}`;
}

/** ARN of something of this account and region, where the service writes it the usual way. */
export function arnOf(scope: Scope, service: string, resource: string): string {
  return `arn:aws:${service}:${scope.region}:${scope.accountId}:${resource}`;
}
