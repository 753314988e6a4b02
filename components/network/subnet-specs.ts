import type { ec2 } from "@pulumi/awsx/types/input";
import type { ZonePlan } from "./subnet-plan";

/** Tags by which the load balancer controller of a cluster finds the subnets for its load balancers. */
const publicLoadBalancers = { Tier: "public", "kubernetes.io/role/elb": "1" };
const internalLoadBalancers = { Tier: "app", "kubernetes.io/role/internal-elb": "1" };

/**
 * The plan in the words of awsx: one spec for each tier and each run of unused blocks, with a block for each zone.
 * Only the app tier is Private (a default route to a NAT gateway); data is Isolated (no way out).
 */
export function subnetSpecs(plan: readonly ZonePlan[]): ec2.SubnetSpecArgs[] {
  const unusedRuns = plan[0]?.unused.length ?? 0;
  return [
    { type: "Public", name: "public", cidrBlocks: plan.map((zone) => zone.public), tags: publicLoadBalancers },
    { type: "Private", name: "app", cidrBlocks: plan.map((zone) => zone.app), tags: internalLoadBalancers },
    { type: "Isolated", name: "data", cidrBlocks: plan.map((zone) => zone.data), tags: { Tier: "data" } },
    ...Array.from({ length: unusedRuns }, (_, run) => ({
      type: "Unused" as const,
      name: `unused-${run + 1}`,
      cidrBlocks: plan.map((zone) => zone.unused[run] ?? ""),
    })),
  ];
}
