import { mustBeOff, mustBeOn, mustBeText } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import { isList, listOf, type Properties, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const SINGLE = "aws:elasticache/cluster:Cluster";
const SERVERLESS = "aws:elasticache/serverlessCache:ServerlessCache";
const MEMORY_DB = "aws:memorydb/cluster:Cluster";
const ACCELERATOR = "aws:dax/cluster:Cluster";
const USER = "aws:elasticache/user:User";
const USER_GROUP = "aws:elasticache/userGroup:UserGroup";
const MEMBER = "aws:elasticache/userGroupAssociation:UserGroupAssociation";

const NOT_AT_REST = "the cache is not encrypted at rest";
const NOT_IN_TRANSIT = "the cache is reached without TLS";
const NO_LOGIN = "everybody who reaches the cache may read it";

function groupVerdicts(props: Properties): readonly Verdict[] {
  // What joins a global group has its settings.
  const unset = textOf(props["globalReplicationGroupId"]) !== undefined;
  const valkey = textOf(props["engine"]) === "valkey";
  return [
    ...mustBeOn(props, "atRestEncryptionEnabled", { message: NOT_AT_REST, unset: unset || valkey }),
    ...mustBeOn(props, "transitEncryptionEnabled", { message: NOT_IN_TRANSIT, unset }),
    ...mustBeText(props, "transitEncryptionMode", (mode) => mode.toLowerCase() !== "preferred", {
      message: "the cache is reached without TLS as well: transitEncryptionMode is preferred",
      unset: true,
    }),
    ...(unset || hasLogin(props) ? [] : [violation("authToken", `${NO_LOGIN}: no token and no group of users`)]),
  ];
}

/** A token, one that is not kept, or a group of users. What is not known is there. */
function hasLogin(props: Properties): boolean {
  const { userGroupIds } = props;
  if (userGroupIds === UNKNOWN || (isList(userGroupIds) && userGroupIds.length > 0)) return true;
  return ["authToken", "authTokenWo", "userGroupId"].some((property) => textOf(props[property]) !== undefined);
}

/** A node of its own cannot be encrypted at all; one of a group has the group's settings. */
function singleVerdicts(props: Properties): readonly Verdict[] {
  if (textOf(props["replicationGroupId"]) !== undefined) return [];
  const engine = textOf(props["engine"]);
  if (engine === UNKNOWN) return [undetermined("engine", "whether it is a Redis cache is not known")];
  if (engine !== undefined && !/^(redis|valkey)$/i.test(engine)) return [];
  return [violation("", `${NOT_AT_REST}: only a replication group can be`)];
}

/** Serverless caches are encrypted in every way; who logs in is left to us. */
function serverlessVerdicts(props: Properties): readonly Verdict[] {
  const engine = textOf(props["engine"]);
  if (engine === "memcached" || hasLogin(props)) return [];
  return [violation("userGroupId", `${NO_LOGIN}: no group of users`)];
}

function memoryDbVerdicts(props: Properties): readonly Verdict[] {
  return [
    ...mustBeOn(props, "tlsEnabled", { message: NOT_IN_TRANSIT, unset: true }),
    ...mustBeText(props, "aclName", (acl) => acl !== "open-access", {
      message: `${NO_LOGIN}: the list is open-access`,
    }),
  ];
}

/** What stands before DynamoDB asks for roles by itself. */
function acceleratorVerdicts(props: Properties): readonly Verdict[] {
  return [
    ...mustBeOn(props, "serverSideEncryption.enabled", { message: NOT_AT_REST }),
    ...mustBeText(props, "clusterEndpointEncryptionType", (type) => type.toUpperCase() === "TLS", {
      message: NOT_IN_TRANSIT,
    }),
  ];
}

/** A user that is switched off may have no password: that is how the default user is shut out. */
function userVerdicts(props: Properties): readonly Verdict[] {
  if (/^\s*off\b/.test(String(textOf(props["accessString"]) ?? ""))) return [];
  const message = "the user logs in without a password";
  return [
    ...mustBeOff(props, "noPasswordRequired", { message, unset: true }),
    ...mustBeText(props, "authenticationMode.type", (type) => type.toLowerCase() !== "no-password-required", {
      message,
      unset: true,
    }),
  ];
}

/**
 * The user that every account has may do everything without a password: one of ours takes its name.
 *
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
function memberVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  const path = type === USER_GROUP ? "userIds" : "userId";
  const ids = listOf(props[path]);
  const message = `${NO_LOGIN}: the user default, which AWS makes, has no password`;
  return ids !== UNKNOWN && ids.includes("default") ? [violation(path, message)] : [];
}

/** What a cache holds is a copy of what a database protects. Redis encrypts nothing and asks nobody by default. */
export const redisEncrypted: Rule = {
  id: "redis-encrypted",
  title: "Caches are encrypted at rest and in transit, and ask who is there",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    fsbp: ["ElastiCache.4", "ElastiCache.5", "ElastiCache.6", "DynamoDB.3", "DynamoDB.7"],
    pci4: ["3.5.1", "8.3.2"],
    checkov: ["CKV_AWS_29", "CKV_AWS_30", "CKV_AWS_31"],
  }),
  requirements: ["D-023", "D-024"],
  remedy:
    "set atRestEncryptionEnabled, transitEncryptionEnabled and kmsKeyId of an aws.elasticache.ReplicationGroup, and authToken or userGroupIds; of DAX serverSideEncryption and clusterEndpointEncryptionType: TLS",
  types: [GROUP, SINGLE, SERVERLESS, MEMORY_DB, ACCELERATOR, USER, USER_GROUP, MEMBER],
  check(resource) {
    const { type, props } = resource;
    if (type === USER_GROUP || type === MEMBER) return memberVerdicts(resource);
    if (type === GROUP) return groupVerdicts(props);
    if (type === SINGLE) return singleVerdicts(props);
    if (type === ACCELERATOR) return acceleratorVerdicts(props);
    if (type === USER) return userVerdicts(props);
    return type === SERVERLESS ? serverlessVerdicts(props) : memoryDbVerdicts(props);
  },
};
