import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../components/naming";
import { FlowLogs } from "../components/network/flow-logs";
import { Network } from "../components/network/network";
import { NetworkAcls } from "../components/network/network-acls";
import { SecurityGroups } from "../components/network/security-groups";
import { VpcEndpoints } from "../components/network/vpc-endpoints";
import type { CommonSettings } from "../settings/schema";

/** What a stack's network depends on beside its settings. */
export interface NetworkParts {
  readonly scope: Scope;
  readonly keyArn: pulumi.Input<string>;
  /** Port of the application behind the load balancers. */
  readonly appPort: number;
  /** Whether the records of its traffic outlive the stack. */
  readonly retain: boolean;
  readonly centralLogBucketArn?: pulumi.Input<string>;
}

/** A network with its fences, its record of traffic and its ways to AWS services. */
export interface FencedNetwork {
  readonly network: Network;
  readonly securityGroups: SecurityGroups;
  readonly flowLogs: FlowLogs;
}

/** Composes a stack's network; environments and shared services have the same. */
export function composeNetwork(
  settings: CommonSettings,
  parts: NetworkParts,
  opts: pulumi.ComponentResourceOptions,
): FencedNetwork {
  const { scope, keyArn } = parts;
  const network = new Network("network", settings, opts);
  const { vpcId, vpcCidr } = network;
  const { adminIngressEnabled, devopsIpRanges, auditRetentionDays } = settings;

  const securityGroups = new SecurityGroups(
    "security-groups",
    { scope, vpcId, vpcCidr, appPort: parts.appPort, adminIngressEnabled, devopsIpRanges },
    opts,
  );
  const subnetIds = { public: network.publicSubnetIds, app: network.appSubnetIds, data: network.dataSubnetIds };
  const appBlocks = network.blocks.app;
  new NetworkAcls(
    "network-acls",
    { scope, vpcId, subnetIds, vpcCidr, appBlocks, adminIngressEnabled, devopsIpRanges },
    opts,
  );
  const flowLogs = new FlowLogs(
    "flow-logs",
    {
      scope,
      vpcId,
      keyArn,
      auditRetentionDays,
      retain: parts.retain,
      ...(parts.centralLogBucketArn === undefined ? {} : { centralLogBucketArn: parts.centralLogBucketArn }),
    },
    opts,
  );
  new VpcEndpoints(
    "vpc-endpoints",
    {
      scope,
      vpcId,
      subnetIds: network.appSubnetIds,
      routeTableIds: network.privateRouteTableIds,
      securityGroupId: securityGroups.endpointGroupId,
    },
    opts,
  );
  return { network, securityGroups, flowLogs };
}
