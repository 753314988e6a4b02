import { add, inProduction, type Mutants, policy, set } from "./mutant";

const TABLE = "aws:dynamodb/table:Table";
const BROKERS = "aws:msk/cluster:Cluster";
const DOMAIN = "aws:opensearch/domain:Domain";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";

/** A table as somebody writes it who has read the first example only. */
const bareTable = add(TABLE, { name: "events", hashKey: "id", attributes: [{ name: "id", type: "S" }] });

/** Changes that the guardrails of databases must catch. */
export const databaseMutants: Mutants = {
  "ddb-delete-protect": [inProduction("a table that can be deleted by mistake", bareTable)],
  "ddb-encrypted": [
    inProduction("a table with a key of AWS", bareTable),
    inProduction(
      "a table with SSE and no key",
      add(TABLE, { name: "events", serverSideEncryption: { enabled: true } }),
    ),
  ],
  "ddb-on-demand": [
    inProduction(
      "a table with a fixed capacity",
      add(TABLE, { name: "events", billingMode: "PROVISIONED", readCapacity: 5, writeCapacity: 5 }),
    ),
  ],
  "ddb-pitr": [
    inProduction(
      "a table without recovery to a point in time",
      add(TABLE, { name: "events", pointInTimeRecovery: { enabled: false } }),
    ),
  ],
  "dms-tls": [
    inProduction(
      "a copy that leaves the database in the clear",
      add("aws:dms/endpoint:Endpoint", { endpointType: "source", engineName: "postgres", sslMode: "none" }),
    ),
  ],
  "msk-kms": [inProduction("brokers with a key that AWS manages", add(BROKERS, { clusterName: "events" }))],
  "msk-private": [
    inProduction("brokers that ask nobody who they are", add(BROKERS, { clusterName: "events" })),
    inProduction(
      "brokers with public addresses",
      add(BROKERS, {
        clientAuthentication: { sasl: { iam: true } },
        brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } } },
      }),
    ),
  ],
  "os-encrypted": [inProduction("a search domain as AWS makes it", add(DOMAIN, { domainName: "search" }))],
  "os-private": [
    inProduction(
      "collections that the internet reaches",
      add("aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy", {
        type: "network",
        policy: JSON.stringify([{ Rules: [{ ResourceType: "collection" }], AllowFromPublic: true }]),
      }),
    ),
    inProduction("a search domain on the internet", add(DOMAIN, { domainName: "search" })),
    inProduction(
      "a search domain with a policy for everybody",
      add(DOMAIN, {
        domainName: "search",
        accessPolicies: JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: "*", Action: "es:*", Resource: "*" }],
        }),
      }),
    ),
    inProduction(
      "a policy for everybody, of a domain that is made elsewhere",
      add("aws:opensearch/domainPolicy:DomainPolicy", {
        domainName: "search",
        accessPolicies: policy({ Effect: "Allow", Principal: { AWS: "*" }, Action: "es:*", Resource: "*" }),
      }),
    ),
  ],
  "rds-backup": [
    inProduction("the database keeps no backups", set("database-instance", { backupRetentionPeriod: 0 })),
    inProduction("the database keeps them for six days", set("database-instance", { backupRetentionPeriod: 6 })),
  ],
  "rds-delete-protect": [
    inProduction("the database can be deleted", set("database-instance", { deletionProtection: false })),
    inProduction("the database leaves no snapshot", set("database-instance", { skipFinalSnapshot: true })),
  ],
  "rds-encrypted": [
    inProduction("the database is not encrypted", set("database-instance", { storageEncrypted: false })),
    inProduction("nothing is said of encryption", set("database-instance", { storageEncrypted: undefined })),
    inProduction(
      "a graph that is not encrypted",
      add("aws:neptune/cluster:Cluster", { clusterIdentifier: "friends", storageEncrypted: false }),
    ),
    {
      ...inProduction(
        "a database from somebody's snapshot",
        add("aws:rds/instance:Instance", { engine: "postgres", snapshotIdentifier: "arn:aws:rds:::snapshot:old" }),
      ),
      answer: "unknown",
    },
  ],
  "rds-master-secret": [
    inProduction(
      "the database's password comes from the program",
      set("database-instance", { manageMasterUserPassword: undefined, password: "Xy7!kQ2pLw9z" }),
    ),
  ],
  "rds-minor-upgrade": [
    inProduction("the database takes no upgrades", set("database-instance", { autoMinorVersionUpgrade: false })),
  ],
  "rds-multi-az": [
    inProduction("the database loses its standby", set("database-instance", { multiAz: false })),
    inProduction(
      "a cluster without a second member",
      add("aws:rds/cluster:Cluster", { engine: "aurora-postgresql", clusterIdentifier: "reports" }),
    ),
  ],
  "rds-public": [
    inProduction("the database gets a public address", set("database-instance", { publiclyAccessible: true })),
    inProduction(
      "a broker with a public address",
      add("aws:mq/broker:Broker", { brokerName: "orders", engineType: "RabbitMQ", publiclyAccessible: true }),
    ),
  ],
  "rds-snapshot-private": [
    inProduction(
      "a snapshot of the database for everybody",
      add(
        "aws:rds/snapshot:Snapshot",
        { sharedAccounts: ["all"] },
        { from: { dbInstanceIdentifier: "database-instance" } },
      ),
    ),
  ],
  "rds-tls": [
    inProduction(
      "a proxy that takes whoever comes",
      add("aws:rds/proxy:Proxy", { name: "orders", engineFamily: "POSTGRESQL" }),
    ),
    inProduction(
      "the database accepts connections without TLS",
      set("database-parameters-postgres17", { parameters: [{ name: "rds.force_ssl", value: "0" }] }),
    ),
    inProduction(
      "an older database takes the engine's own parameters",
      set("database-instance", { engineVersion: "14.12", parameterGroupName: undefined }),
    ),
  ],
  "rds-version": [
    inProduction("the database runs a version of 2019", set("database-instance", { engineVersion: "12.19" })),
  ],
  "redshift-logs": [
    inProduction(
      "a warehouse that nobody can look up",
      add("aws:redshift/cluster:Cluster", { clusterIdentifier: "reports" }),
    ),
  ],
  "redis-encrypted": [
    inProduction("a cache as AWS makes it", add(CACHE, { engine: "redis", description: "sessions" })),
    inProduction(
      "a cache that is a node of its own",
      add("aws:elasticache/cluster:Cluster", { engine: "redis", nodeType: "cache.t3.micro" }),
    ),
    inProduction(
      "a cache of tables in plain",
      add("aws:dax/cluster:Cluster", { clusterName: "events", nodeType: "dax.t3.small", replicationFactor: 1 }),
    ),
  ],
  "redis-multi-az": [
    inProduction("a cache in one zone", add(CACHE, { engine: "redis", description: "sessions", numCacheClusters: 1 })),
  ],
  "redshift-encrypted": [
    inProduction("a warehouse in plain", add("aws:redshift/cluster:Cluster", { encrypted: "false" })),
  ],
  "redshift-private": [
    inProduction(
      "a warehouse that the internet can name",
      add("aws:redshift/cluster:Cluster", { publiclyAccessible: true }),
    ),
  ],
};
