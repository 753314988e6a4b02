import type { Input } from "@pulumi/pulumi";

/** One alarm on one metric of AWS's. */
export interface AlarmPlan {
  /** Stable name; it becomes part of the alarm's identity. */
  readonly key: string;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, Input<string>>>;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum";
  /** The alarm is raised when the metric is above, or below, this. In the metric's own unit. */
  readonly above?: number;
  readonly below?: number;
  /** How many periods of five minutes in a row it takes. */
  readonly periods: number;
  readonly urgency: "critical" | "warning";
}

const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

/** A gateway that runs out of ports or drops packets is the way out failing for a whole zone. */
export function natAlarms(natGatewayIds: readonly Input<string>[]): readonly AlarmPlan[] {
  return natGatewayIds.flatMap((NatGatewayId, index): AlarmPlan[] => {
    const of = { namespace: "AWS/NATGateway", dimensions: { NatGatewayId }, statistic: "Sum", periods: 1 } as const;
    return [
      {
        ...of,
        key: `nat-${index + 1}-ports`,
        description: "The NAT gateway has no ports left for new connections",
        metricName: "ErrorPortAllocation",
        above: 0,
        urgency: "critical",
      },
      {
        ...of,
        key: `nat-${index + 1}-drops`,
        description: "The NAT gateway drops packets",
        metricName: "PacketsDropCount",
        above: 100,
        urgency: "warning",
      },
    ];
  });
}

/** A database that is busy, full or short of memory. */
export function databaseAlarms(of: {
  readonly identifier: Input<string>;
  readonly allocatedStorageGiB: number;
}): readonly AlarmPlan[] {
  const rds = { namespace: "AWS/RDS", dimensions: { DBInstanceIdentifier: of.identifier } } as const;
  return [
    {
      ...rds,
      key: "database-cpu",
      description: "The database has been busy for a quarter of an hour (percent)",
      metricName: "CPUUtilization",
      statistic: "Average",
      above: 80,
      periods: 3,
      urgency: "warning",
    },
    {
      ...rds,
      key: "database-storage",
      description: "Less than a tenth of the database's storage is free (bytes)",
      metricName: "FreeStorageSpace",
      statistic: "Minimum",
      below: (of.allocatedStorageGiB * gibibyte) / 10,
      periods: 1,
      urgency: "critical",
    },
    {
      ...rds,
      key: "database-memory",
      description: "The database is short of memory (bytes)",
      metricName: "FreeableMemory",
      statistic: "Average",
      below: 100 * mebibyte,
      periods: 3,
      urgency: "warning",
    },
    {
      ...rds,
      key: "database-queue",
      description: "The database waits for its disk (requests)",
      metricName: "DiskQueueDepth",
      statistic: "Average",
      above: 10,
      periods: 3,
      urgency: "warning",
    },
  ];
}

/** A control plane that fails or finds no place for pods, and nodes that are busy or sick. */
export function clusterAlarms(of: {
  readonly clusterName: Input<string>;
  readonly autoScalingGroupName: Input<string>;
}): readonly AlarmPlan[] {
  const plane = { namespace: "AWS/EKS", dimensions: { ClusterName: of.clusterName } } as const;
  const nodes = { namespace: "AWS/EC2", dimensions: { AutoScalingGroupName: of.autoScalingGroupName } } as const;
  return [
    {
      ...plane,
      key: "cluster-api-errors",
      description: "The cluster's API answers with errors",
      metricName: "apiserver_request_total_5XX",
      statistic: "Sum",
      above: 10,
      periods: 1,
      urgency: "critical",
    },
    {
      ...plane,
      key: "cluster-unschedulable-pods",
      description: "Pods have found no node for a quarter of an hour",
      metricName: "scheduler_pending_pods_UNSCHEDULABLE",
      statistic: "Maximum",
      above: 0,
      periods: 3,
      urgency: "warning",
    },
    {
      ...nodes,
      key: "nodes-cpu",
      description: "The nodes have been busy for a quarter of an hour (percent)",
      metricName: "CPUUtilization",
      statistic: "Average",
      above: 80,
      periods: 3,
      urgency: "warning",
    },
    {
      ...nodes,
      key: "nodes-sick",
      description: "A node fails its status checks",
      metricName: "StatusCheckFailed",
      statistic: "Maximum",
      above: 0,
      periods: 2,
      urgency: "critical",
    },
  ];
}

/** A bastion that nobody could use when it is needed. */
export function bastionAlarms(instanceId: Input<string>): readonly AlarmPlan[] {
  return [
    {
      key: "bastion-sick",
      description: "The bastion fails its status checks",
      namespace: "AWS/EC2",
      metricName: "StatusCheckFailed",
      dimensions: { InstanceId: instanceId },
      statistic: "Maximum",
      above: 0,
      periods: 2,
      urgency: "warning",
    },
  ];
}
