import { everyValueAt, type LocatedValue } from "../../facts/every-value";
import type { PolicyResource } from "../../facts/resource";
import { listOf, textOf, UNKNOWN } from "../../facts/value";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const ELASTIC_CLUSTER = "aws:docdb/elasticCluster:ElasticCluster";
const SOURCE_CREDENTIAL = "aws:codebuild/sourceCredential:SourceCredential";
const MASTER = "advancedSecurityOptions.masterUserOptions.masterUserPassword";

/**
 * Where each type takes a password as it is, and could do without: the service keeps it, or is told where it is, or makes
 * it. What can be told in no other way (a directory's password, the secret of a log-in elsewhere) is not here. What
 * databases of RDS take, `rds-master-secret` looks at.
 */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  [SOURCE_CREDENTIAL]: ["token"],
  "aws:codepipeline/pipeline:Pipeline": ["stages.actions.configuration.OAuthToken"],
  "aws:cognito/user:User": ["password", "temporaryPassword"],
  "aws:dms/endpoint:Endpoint": [
    "password",
    "kafkaSettings.saslPassword",
    "kafkaSettings.sslClientKeyPassword",
    "oracleSettings.asmPassword",
    "redisSettings.authPassword",
  ],
  [ELASTIC_CLUSTER]: ["adminUserPassword"],
  "aws:elasticache/user:User": ["passwords", "authenticationMode.passwords"],
  "aws:fsx/ontapFileSystem:OntapFileSystem": ["fsxAdminPassword"],
  "aws:fsx/ontapStorageVirtualMachine:OntapStorageVirtualMachine": ["svmAdminPassword"],
  "aws:fsx/windowsFileSystem:WindowsFileSystem": ["selfManagedActiveDirectory.password"],
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": [
    "httpEndpointConfiguration.accessKey",
    "redshiftConfiguration.password",
    "snowflakeConfiguration.keyPassphrase",
    "snowflakeConfiguration.privateKey",
    "splunkConfiguration.hecToken",
  ],
  "aws:elasticsearch/domain:Domain": [MASTER],
  "aws:lightsail/database:Database": ["masterPassword"],
  "aws:memorydb/user:User": ["authenticationMode.passwords"],
  "aws:mq/broker:Broker": ["users.password", "ldapServerMetadata.serviceAccountPassword"],
  "aws:opensearch/domain:Domain": [MASTER],
  "aws:quicksight/dataSource:DataSource": ["credentials.credentialPair.password"],
  "aws:redshift/cluster:Cluster": ["masterPassword"],
  "aws:redshiftserverless/namespace:Namespace": ["adminUserPassword"],
  "aws:timestreaminfluxdb/dbCluster:DbCluster": ["password"],
  "aws:timestreaminfluxdb/dbInstance:DbInstance": ["password"],
};

/** Ways to log in of which the place of the password says where it is kept. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  [ELASTIC_CLUSTER]: ["SECRET_ARN"],
  [SOURCE_CREDENTIAL]: ["SECRETS_MANAGER", "CODECONNECTIONS"],
};

/** An elastic cluster, or a build, may be told which secret or connection to use, in the place of the password. */
function namesSecret({ type, props }: PolicyResource): boolean {
  const named = NAMING[type] ?? [];
  const way = textOf(props["authType"]);
  return typeof way === "string" && named.includes(way);
}

function verdictsOf({ path, value, isThere }: LocatedValue): readonly Verdict[] {
  if (!isThere) return [undetermined(path, "whether it holds a password is not known")];
  const texts = listOf(value);
  // A password that is made later is one all the same.
  const isGiven = texts === UNKNOWN || texts.some((text) => textOf(text) !== undefined);
  return isGiven ? [violation(path, "the password comes from the program and stays in its state")] : [];
}

/** A password that a program hands over is in its state, whoever made it; what is kept elsewhere is named. */
export const passwordInState: Rule = {
  id: "password-in-state",
  title: "Warehouses, search, brokers, streams, builds, endpoints and file systems are handed no password",
  severity: "high",
  tier: "baseline",
  frameworks: [],
  requirements: ["K-19", "B-028", "D-026"],
  remedy:
    "let the service keep it (manageMasterPassword, manageAdminPassword), name the secret (secretsManagerArn, secretsManagerConfiguration, secretArn, authType: SECRET_ARN) or the connection (CodeStarSourceConnection), a role (masterUserArn, authenticationMode type iam), or use the write-only property; where there is neither, waive it and change it by hand",
  types: Object.keys(GIVEN),
  check: (resource) =>
    namesSecret(resource)
      ? []
      : (GIVEN[resource.type] ?? []).flatMap((path) => everyValueAt(resource.props, path).flatMap(verdictsOf)),
};
