/** The parameter group family of a PostgreSQL version: 17.6 belongs to postgres17. */
export function parameterGroupFamily(rdsEngineVersion: string): string {
  return `postgres${rdsEngineVersion.split(".")[0] ?? rdsEngineVersion}`;
}

/** Logs that a PostgreSQL instance writes to CloudWatch. */
export const exportedLogs = ["postgresql", "upgrade"] as const;

/** The name under which RDS looks for an exported log's group. */
export function exportedLogGroupName(identifier: string, log: (typeof exportedLogs)[number]): string {
  return `/aws/rds/instance/${identifier}/${log}`;
}

/** When the database may be slow: backups every night, then maintenance on Sundays, never both at once. UTC. */
export const windows = { backup: "03:00-04:00", maintenance: "sun:04:30-sun:05:30" } as const;

/** GiB to which storage may grow by itself before a person has to look: five times what it starts with. */
export function storageLimitGiB(rdsAllocatedStorageGiB: number): number {
  return rdsAllocatedStorageGiB * 5;
}

/** Settings of PostgreSQL itself: TLS is required, and connections, locks and slow statements are logged. */
export const parameters = [
  { name: "rds.force_ssl", value: "1" },
  { name: "log_connections", value: "1" },
  { name: "log_disconnections", value: "1" },
  { name: "log_lock_waits", value: "1" },
  { name: "log_min_duration_statement", value: "1000" },
] as const;
