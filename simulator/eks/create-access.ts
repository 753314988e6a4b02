import * as eks from "@pulumi/aws/eks";
import type * as iam from "@pulumi/aws/iam";
import type { ClusterArgs, types } from "@pulumi/eks";
import type { Provider } from "@pulumi/kubernetes";
import { ConfigMap } from "@pulumi/kubernetes/core/v1";
import { all, type Input, type Output, output, type Resource } from "@pulumi/pulumi";
import { stringify } from "yaml";
import { usesAccessEntries, usesConfigMap } from "./authentication";

/** Who may do what in the cluster. */
export interface Access {
  readonly configMap?: ConfigMap;
  readonly entries: readonly eks.AccessEntry[];
  /** The entries as the `core` output lists them. */
  readonly created: readonly types.input.AccessEntryArgs[];
}

/** Makes what the authentication mode reads: the aws-auth ConfigMap, access entries, or both. */
export function createAccess(
  name: string,
  args: ClusterArgs,
  around: {
    readonly cluster: eks.Cluster;
    readonly provider: Provider;
    readonly parent: Resource;
    readonly instanceRoles: Output<iam.Role[]>;
    readonly defaultInstanceRole?: Output<iam.Role>;
  },
): Access {
  const { authenticationMode: mode } = args;
  const configMap = usesConfigMap(mode) ? createConfigMap(name, args, around) : undefined;
  if (!usesAccessEntries(mode)) return { configMap, entries: [], created: [] };
  const own = around.defaultInstanceRole;
  const wanted: Record<string, types.input.AccessEntryArgs> = {
    ...(own === undefined ? {} : { defaultNodeGroupInstanceRole: { principalArn: own.arn, type: "EC2_LINUX" } }),
    ...args.accessEntries,
  };
  const entries = Object.entries(wanted).map(([key, entry]) => createEntry(`${name}-${key}`, entry, around));
  return { configMap, entries, created: Object.values(wanted) };
}

function createEntry(
  name: string,
  entry: types.input.AccessEntryArgs,
  around: { readonly cluster: eks.Cluster; readonly parent: Resource },
): eks.AccessEntry {
  const { accessPolicies = {}, username, ...rest } = entry;
  const clusterName = around.cluster.name;
  const created = new eks.AccessEntry(
    name,
    { ...rest, clusterName, userName: username },
    { parent: around.parent, dependsOn: [around.cluster] },
  );
  for (const [key, policy] of Object.entries(accessPolicies)) {
    const { accessScope, policyArn } = output(policy);
    new eks.AccessPolicyAssociation(
      `${name}-${key}`,
      { accessScope, principalArn: entry.principalArn, policyArn, clusterName },
      { parent: created, dependsOn: [created] },
    );
  }
  return created;
}

function createConfigMap(
  name: string,
  args: ClusterArgs,
  around: { readonly provider: Provider; readonly parent: Resource; readonly instanceRoles: Output<iam.Role[]> },
): ConfigMap {
  const roles = all([args.roleMappings ?? [], around.instanceRoles]).apply(([given, instanceRoles]) =>
    all(instanceRoles.map((role) => role.arn)).apply((arns) =>
      mappingText("rolearn", [
        ...given.map(({ roleArn, username, groups }) => ({ arn: roleArn, username, groups })),
        ...arns.map(nodeMapping),
      ]),
    ),
  );
  const users = args.userMappings && {
    mapUsers: output(args.userMappings).apply((given) =>
      mappingText(
        "userarn",
        given.map(({ userArn, username, groups }) => ({ arn: userArn, username, groups })),
      ),
    ),
  };
  const metadata = { name: "aws-auth", namespace: "kube-system", annotations: { "pulumi.com/patchForce": "true" } };
  return new ConfigMap(
    `${name}-nodeAccess`,
    { apiVersion: "v1", immutable: false, metadata, data: { mapRoles: roles, ...users } },
    { parent: around.parent, provider: around.provider },
  );
}

interface Mapping {
  readonly arn: Input<string>;
  readonly username: Input<string>;
  readonly groups: Input<Input<string>[]>;
}

/** Lets the nodes of a role join the cluster. */
function nodeMapping(arn: string): Mapping {
  return { arn, username: "system:node:{{EC2PrivateDNSName}}", groups: ["system:bootstrappers", "system:nodes"] };
}

function mappingText(key: "rolearn" | "userarn", list: readonly Mapping[]): string {
  return stringify(
    list.map(({ arn, username, groups }) => ({ [key]: arn, username, groups })),
    { lineWidth: 0 },
  );
}
