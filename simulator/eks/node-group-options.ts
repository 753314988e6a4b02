import type { types } from "@pulumi/eks";
import { all, InputPropertiesError, InputPropertyError, type InputPropertyErrorDetails } from "@pulumi/pulumi";

/** Options of the node group that a cluster brings. */
export type NodeGroupOptions = Partial<types.input.ClusterNodeGroupOptionsArgs>;

const MESSAGE = "Invalid arguments for node group";

/** Refuses options that contradict each other, naming the property; of those that are not known yet, the deployment later. */
export function checkOptions(args: NodeGroupOptions): void {
  const errors = contradictions(args);
  if (errors.length > 0) throw new InputPropertiesError({ message: MESSAGE, errors });
  const { nodeRootVolumeIops: iops, nodeRootVolumeType: type, nodeRootVolumeThroughput: throughput } = args;
  all([iops, type, throughput]).apply((known) => {
    const problems = volumeProblems(...known);
    if (problems.length > 0) throw new InputPropertiesError({ message: MESSAGE, errors: problems });
  });
}

function contradictions(args: NodeGroupOptions): InputPropertyErrorDetails[] {
  const both = (one: keyof NodeGroupOptions, other: keyof NodeGroupOptions): InputPropertyErrorDetails[] =>
    args[one] && args[other] ? [{ propertyPath: one, reason: `${one} and ${other} are mutually exclusive` }] : [];
  const parts = ["nodeUserData", "labels", "taints", "kubeletExtraArgs", "bootstrapExtraArgs"] as const;
  const hasGroup = Boolean(args.nodeSecurityGroup || args.nodeSecurityGroupId);
  const lacksRule = hasGroup && args.clusterIngressRule === undefined && args.clusterIngressRuleId === undefined;
  return [
    ...both("clusterIngressRule", "clusterIngressRuleId"),
    ...both("nodeSecurityGroup", "nodeSecurityGroupId"),
    ...both("nodePublicKey", "keyName"),
    ...both("amiId", "gpu"),
    ...(args.nodeUserDataOverride && parts.some((part) => Boolean(args[part]))
      ? [{ propertyPath: "nodeUserDataOverride", reason: `nodeUserDataOverride excludes ${parts.join(", ")}` }]
      : []),
    ...(lacksRule
      ? [
          {
            propertyPath: "clusterIngressRule",
            reason: "clusterIngressRule or clusterIngressRuleId is required when nodeSecurityGroup is given",
          },
        ]
      : []),
  ];
}

function volumeProblems(iops?: number, type?: string, throughput?: number): InputPropertyErrorDetails[] {
  const only = (propertyPath: string, value: number | undefined, wanted: string): InputPropertyErrorDetails[] =>
    value && type !== wanted
      ? [
          {
            propertyPath,
            reason: `${propertyPath} is for volumes of type ${wanted}; this one is ${type ?? "not given"}`,
          },
        ]
      : [];
  return [...only("nodeRootVolumeIops", iops, "io1"), ...only("nodeRootVolumeThroughput", throughput, "gp3")];
}

/** Refuses a profile given twice or not at all. */
export function refuseProfile(given: "twice" | "never"): never {
  const reason = {
    twice: "instanceProfile and instanceProfileName are mutually exclusive",
    never: "an instanceProfile or instanceProfileName is required",
  }[given];
  throw new InputPropertyError({ propertyPath: "instanceProfile", reason });
}
