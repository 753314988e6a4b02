import { isProperties, type Properties, textOf } from "../values";
import type { Made, OutputsOf } from "./application-outputs";

/** The part of a host name that AWS makes up. */
function host(made: Made, length: number): string {
  return made.context.mint.letters(length, "host").toLowerCase();
}

/** Port of an engine, as AWS takes it where none is given. */
function portOf(inputs: Properties): number {
  if (typeof inputs.port === "number" && inputs.port > 0) return inputs.port;
  const engine = textOf(inputs, "engine") ?? "";
  if (engine === "docdb") return 27017;
  return engine.includes("postgres") ? 5432 : 3306;
}

/** A cluster's two endpoints: the one that writes and the one that only reads. */
const clusterAt =
  (service: string): OutputsOf =>
  (made) => {
    const name = textOf(made.inputs, "clusterIdentifier") ?? made.id;
    const { account, region } = made.context.place;
    const at = `${host(made, 12)}.${region}.${service}.amazonaws.com`;
    const secretArn = `arn:${made.context.partition}:secretsmanager:${region}:${account}:secret:rds!cluster-${made.context.mint.uuid("secret")}-${made.context.mint.letters(6, "secret")}`;
    return {
      endpoint: `${name}.cluster-${at}`,
      readerEndpoint: `${name}.cluster-ro-${at}`,
      clusterResourceId: `cluster-${made.context.mint.letters(26, "resource")}`,
      port: portOf({ ...(service === "docdb" ? { engine: "docdb" } : {}), ...made.inputs }),
      masterUserSecrets:
        made.inputs.manageMasterUserPassword === true
          ? [{ kmsKeyId: textOf(made.inputs, "masterUserSecretKmsKeyId") ?? "", secretArn, secretStatus: "active" }]
          : [],
    };
  };

const clusterInstance: OutputsOf = (made) => ({
  endpoint: `${textOf(made.inputs, "identifier") ?? made.id}.${host(made, 12)}.${made.context.place.region}.rds.amazonaws.com`,
  port: portOf(made.inputs),
});

const replicationGroup: OutputsOf = (made) => {
  const name = textOf(made.inputs, "replicationGroupId") ?? made.id;
  const domain = `${host(made, 6)}.${made.context.place.region}.cache.amazonaws.com`;
  const isSharded = Number(made.inputs.numNodeGroups ?? 1) > 1;
  const nodes = Number(made.inputs.numCacheClusters ?? Number(made.inputs.replicasPerNodeGroup ?? 0) + 1);
  return {
    clusterEnabled: isSharded,
    configurationEndpointAddress: isSharded ? `clustercfg.${name}.${domain}` : "",
    primaryEndpointAddress: isSharded ? "" : `master.${name}.${domain}`,
    readerEndpointAddress: isSharded ? "" : `replica.${name}.${domain}`,
    memberClusters: Array.from({ length: nodes }, (_, at) => `${name}-${String(at + 1).padStart(3, "0")}`),
  };
};

/** Brokers by the ways in that are switched on; TLS without authentication is the only one where nothing is said. */
const kafka: OutputsOf = (made) => {
  const { inputs, context } = made;
  const name = textOf(inputs, "clusterName") ?? made.id;
  const count = Math.min(Number(inputs.numberOfBrokerNodes ?? 1), 3);
  const at = `${host(made, 6)}.c2.kafka.${context.place.region}.amazonaws.com`;
  const brokers = (port: number) =>
    Array.from({ length: count }, (_, index) => `b-${index + 1}.${name}.${at}:${port}`).join(",");
  const authentication = isProperties(inputs.clientAuthentication) ? inputs.clientAuthentication : {};
  const sasl = isProperties(authentication.sasl) ? authentication.sasl : {};
  const isOpen = Object.keys(sasl).length === 0 || authentication.unauthenticated === true;
  return {
    ...(isOpen ? { bootstrapBrokersTls: brokers(9094) } : {}),
    ...(sasl.scram === true ? { bootstrapBrokersSaslScram: brokers(9096) } : {}),
    ...(sasl.iam === true ? { bootstrapBrokersSaslIam: brokers(9098) } : {}),
    clusterUuid: made.arn.split("/").at(-1) ?? "",
  };
};

/** A table's stream has the time of its making in its name. */
const table: OutputsOf = ({ inputs, arn, context }) => {
  if (inputs.streamEnabled !== true) return { streamArn: "", streamLabel: "" };
  const streamLabel = new Date(context.now).toISOString().replace("Z", "");
  return { streamArn: `${arn}/stream/${streamLabel}`, streamLabel };
};

const fileSystemArn = ({ inputs, context }: Made): string =>
  `arn:${context.partition}:elasticfilesystem:${context.place.region}:${context.place.account}:file-system/${textOf(inputs, "fileSystemId")}`;

const mountTarget: OutputsOf = (made) => ({
  fileSystemArn: fileSystemArn(made),
  dnsName: `${textOf(made.inputs, "fileSystemId")}.efs.${made.context.place.region}.amazonaws.com`,
  networkInterfaceId: made.context.mint.id("eni"),
});

/** Outputs of what keeps data: clusters, caches, brokers, tables and file systems. */
export const databaseOutputs: Readonly<Record<string, OutputsOf>> = {
  "aws:rds/cluster:Cluster": clusterAt("rds"),
  "aws:docdb/cluster:Cluster": clusterAt("docdb"),
  "aws:neptune/cluster:Cluster": clusterAt("neptune"),
  "aws:rds/clusterInstance:ClusterInstance": clusterInstance,
  "aws:rds/proxy:Proxy": (made) => ({
    endpoint: `${textOf(made.inputs, "name")}.proxy-${host(made, 12)}.${made.context.place.region}.rds.amazonaws.com`,
  }),
  "aws:elasticache/replicationGroup:ReplicationGroup": replicationGroup,
  "aws:msk/cluster:Cluster": kafka,
  "aws:dynamodb/table:Table": table,
  "aws:efs/mountTarget:MountTarget": mountTarget,
  "aws:efs/accessPoint:AccessPoint": (made) => ({ fileSystemArn: fileSystemArn(made) }),
};
