import { getRouteTable, getRouteTables, getSubnet } from "@pulumi/aws/ec2";
import type { Resource } from "@pulumi/pulumi";
import { containsRanges } from "../../lib/cidr";

const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/**
 * The subnets that nodes go to, of all those of a cluster: the private ones, and only where there is none the public
 * ones, since a cluster in both kinds is reached by its nodes from the private ones alone.
 */
export async function workerSubnets(subnetIds: readonly string[], parent: Resource): Promise<string[]> {
  const found = await Promise.all(subnetIds.map(async (id) => ({ id, open: await isPublic(id, parent) })));
  const closed = found.filter(({ open }) => !open);
  return (closed.length === 0 ? found : closed).map(({ id }) => id);
}

/** Whether a route leads from the subnet through a gateway to somewhere that is not private. */
async function isPublic(subnetId: string, parent: Resource): Promise<boolean> {
  const { routes } = await routeTableOf(subnetId, parent);
  return routes.some(({ gatewayId, cidrBlock }) => gatewayId !== "" && !containsRanges(PRIVATE_RANGES, [cidrBlock]));
}

/** The subnet's own route table; where it has none, the main one of its VPC. */
async function routeTableOf(subnetId: string, parent: Resource): ReturnType<typeof getRouteTable> {
  try {
    return await getRouteTable({ subnetId }, { parent });
  } catch {
    const { vpcId } = await getSubnet({ id: subnetId }, { parent });
    const filters = [{ name: "association.main", values: ["true"] }];
    const { ids } = await getRouteTables({ vpcId, filters }, { parent });
    return await getRouteTable({ routeTableId: ids[0] }, { parent });
  }
}
