import { everyValueAt, type LocatedValue } from "../../every-value";
import type { PolicyResource } from "../../resource";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { listOf, textOf, UNKNOWN } from "../../value";

const ELASTIC_CLUSTER = "aws:docdb/elasticCluster:ElasticCluster";
const MASTER = "advancedSecurityOptions.masterUserOptions.masterUserPassword";

/** Where each type takes a password as it is. What databases of RDS take, `rds-master-secret` looks at. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  "aws:dms/endpoint:Endpoint": [
    "password",
    "kafkaSettings.saslPassword",
    "kafkaSettings.sslClientKeyPassword",
    "oracleSettings.asmPassword",
    "redisSettings.authPassword",
  ],
  [ELASTIC_CLUSTER]: ["adminUserPassword"],
  "aws:elasticsearch/domain:Domain": [MASTER],
  "aws:lightsail/database:Database": ["masterPassword"],
  "aws:memorydb/user:User": ["authenticationMode.passwords"],
  "aws:mq/broker:Broker": ["users.password", "ldapServerMetadata.serviceAccountPassword"],
  "aws:opensearch/domain:Domain": [MASTER],
  "aws:redshift/cluster:Cluster": ["masterPassword"],
  "aws:redshiftserverless/namespace:Namespace": ["adminUserPassword"],
  "aws:timestreaminfluxdb/dbCluster:DbCluster": ["password"],
  "aws:timestreaminfluxdb/dbInstance:DbInstance": ["password"],
};

/** An elastic cluster may be told which secret holds the password, in its place. */
function namesSecret({ type, props }: PolicyResource): boolean {
  return type === ELASTIC_CLUSTER && textOf(props["authType"]) === "SECRET_ARN";
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
  title: "Warehouses, search, brokers and endpoints are handed no password",
  severity: "high",
  tier: "baseline",
  frameworks: [],
  requirements: ["K-19", "B-028", "D-026"],
  remedy:
    "let the service keep it (manageMasterPassword, manageAdminPassword), name the secret (secretsManagerArn, authType: SECRET_ARN), a role (masterUserArn, authenticationMode type iam), or use the write-only property; where there is neither, waive it and change it by hand",
  types: Object.keys(GIVEN),
  check: (resource) =>
    namesSecret(resource)
      ? []
      : (GIVEN[resource.type] ?? []).flatMap((path) => everyValueAt(resource.props, path).flatMap(verdictsOf)),
};
