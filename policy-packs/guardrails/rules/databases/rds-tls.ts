import { mustBeOn } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { isOnByDefault, tlsParameterOf } from "../../services/database-tls";
import { CLUSTER, INSTANCE, isReplica } from "../../services/databases";

const GROUP = "aws:rds/parameterGroup:ParameterGroup";
const CLUSTER_GROUP = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
const PROXY = "aws:rds/proxy:Proxy";
const DOCUMENT_GROUP = "aws:docdb/clusterParameterGroup:ClusterParameterGroup";

const WAREHOUSE = "aws:redshift/cluster:Cluster";
const WAREHOUSE_GROUP = "aws:redshift/parameterGroup:ParameterGroup";
const WORKGROUP = "aws:redshiftserverless/workgroup:Workgroup";
const GRAPH_GROUP = "aws:neptune/clusterParameterGroup:ClusterParameterGroup";
const ACCEPTED = "connections without TLS are accepted";
const ON = /^(1|on|true)$/i;

/** The value of a group's parameter; UNKNOWN where it, or which parameters there are, is not known. */
function parameterOf(props: Properties, name: string): string | typeof UNKNOWN | undefined {
  const parameters = listOf(props["parameters"]);
  if (parameters === UNKNOWN) return UNKNOWN;
  const found = parameters.find((each) => isProperties(each) && textOf(each["name"]) === name);
  if (isProperties(found)) return textOf(found["value"]);
  const hidden = parameters.some((each) => each === UNKNOWN || (isProperties(each) && each["name"] === UNKNOWN));
  return hidden ? UNKNOWN : undefined;
}

function groupVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  const family = textOf(props["family"]);
  if (family === undefined) return [];
  if (family === UNKNOWN) return [undetermined("family", "which engine the group is for is not known")];
  // Of a cluster's parameters this is one of the cluster itself.
  if (type === GROUP && family.startsWith("aurora-")) return [];
  const parameter = tlsParameterOf(family);
  if (parameter === undefined) return [];
  const value = parameterOf(props, parameter.name);
  if (value === UNKNOWN) return [undetermined("parameters", `whether ${parameter.name} is on is not known`)];
  if (value === undefined ? isOnByDefault(parameter, family) === true : ON.test(value)) return [];
  const is = value === undefined ? `not set, and off in ${family}` : JSON.stringify(value);
  return [violation("parameters", `connections without TLS are accepted: ${parameter.name} is ${is}`)];
}

/** DocumentDB requires TLS unless somebody says otherwise. */
function documentVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const value = parameterOf(props, "tls");
  if (value === UNKNOWN) return [undetermined("parameters", "whether tls is on is not known")];
  if (value?.toLowerCase() !== "disabled") return [];
  return [violation("parameters", `${ACCEPTED}: tls is "disabled"`)];
}

/**
 * Warehouses of the first family accept connections without TLS unless their group says otherwise; those of the second
 * require it: https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
 */
function warehouseVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  if (type === WAREHOUSE) {
    const group = textOf(props["clusterParameterGroupName"]);
    const isOld = group === "default.redshift-1.0";
    return isOld ? [violation("clusterParameterGroupName", `${ACCEPTED}: require_ssl is off in ${group}`)] : [];
  }
  const isGroup = type === WAREHOUSE_GROUP;
  const path = isGroup ? "parameters" : "configParameters";
  const value = isGroup
    ? parameterOf(props, "require_ssl")
    : parameterOf({ parameters: keyed(props[path]) }, "require_ssl");
  if (value === UNKNOWN) return [undetermined(path, "whether require_ssl is on is not known")];
  const family = isGroup && value === undefined ? textOf(props["family"]) : undefined;
  if (family === UNKNOWN) return [undetermined("family", "whether the warehouse requires TLS by itself is not known")];
  const isOff = value === undefined ? family === "redshift-1.0" : !ON.test(value);
  const is = value === undefined ? "not set, and off in redshift-1.0" : JSON.stringify(value);
  return isOff ? [violation(path, `${ACCEPTED}: require_ssl is ${is}`)] : [];
}

/** The parameters of a group without servers, as those of others are written. */
function keyed(value: Value | undefined): Value {
  const parameters = listOf(value);
  if (parameters === UNKNOWN) return UNKNOWN;
  return parameters.map((each) =>
    isProperties(each) ? { name: each["parameterKey"] ?? null, value: each["parameterValue"] ?? null } : each,
  );
}

/** Graphs require TLS unless somebody says otherwise. */
function graphVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const value = parameterOf(props, "neptune_enforce_ssl");
  if (value === UNKNOWN) return [undetermined("parameters", "whether neptune_enforce_ssl is on is not known")];
  if (value === undefined || ON.test(value)) return [];
  return [violation("parameters", `${ACCEPTED}: neptune_enforce_ssl is ${JSON.stringify(value)}`)];
}

/** A database without a group of its own has the engine's default, in which nobody can set anything. */
function databaseVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  const path = type === CLUSTER ? "dbClusterParameterGroupName" : "parameterGroupName";
  const group = textOf(props[path]);
  if (group !== undefined && (group === UNKNOWN || !/^default[.:]/.test(group))) return [];
  if (isReplica(props)) return [];
  const engine = textOf(props["engine"]);
  const parameter = engine === undefined || engine === UNKNOWN ? undefined : tlsParameterOf(engine);
  if (engine === undefined || engine === UNKNOWN) {
    return [undetermined("engine", "whether the engine requires TLS by itself is not known")];
  }
  if (parameter === undefined) return [];
  const version = textOf(props["engineVersion"]);
  const on = isOnByDefault(parameter, version === UNKNOWN ? undefined : version);
  if (on === UNKNOWN) return [undetermined("engineVersion", `whether ${engine} requires TLS by itself is not known`)];
  if (on) return [];
  return [
    violation(path, `connections without TLS are accepted: ${parameter.name} is off without a group that sets it`),
  ];
}

/** A password and what it opens cross no network in the clear. */
export const rdsTls: Rule = {
  id: "rds-tls",
  title: "Databases refuse connections without TLS",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    fsbp: ["Redshift.2", "RDS.41", "RDS.43", "RDS.44", "RedshiftServerless.2"],
    securityHub: ["RDS.38", "RDS.39"],
    iso27001: ["A.8.24"],
    checkov: ["CKV2_AWS_69", "CKV_AWS_105"],
  }),
  requirements: ["C-021", "D-024"],
  remedy:
    "set rds.force_ssl (PostgreSQL, SQL Server) or require_secure_transport (MySQL, MariaDB) to 1 in a parameter group of the database's own (components/database/database-plan.ts), require_ssl of a warehouse to true, and requireTls: true of a proxy",
  types: [
    GROUP,
    CLUSTER_GROUP,
    DOCUMENT_GROUP,
    GRAPH_GROUP,
    PROXY,
    INSTANCE,
    CLUSTER,
    WAREHOUSE,
    WAREHOUSE_GROUP,
    WORKGROUP,
  ],
  check(resource) {
    if (resource.type === PROXY) {
      return mustBeOn(resource.props, "requireTls", { message: "connections without TLS are accepted by the proxy" });
    }
    if ([WAREHOUSE, WAREHOUSE_GROUP, WORKGROUP].includes(resource.type)) return warehouseVerdicts(resource);
    if (resource.type === GRAPH_GROUP) return graphVerdicts(resource);
    if (resource.type === DOCUMENT_GROUP) return documentVerdicts(resource);
    if (resource.type === GROUP || resource.type === CLUSTER_GROUP) return groupVerdicts(resource);
    return databaseVerdicts(resource);
  },
};
