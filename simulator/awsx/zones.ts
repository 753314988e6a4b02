import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones";
import type { Resource } from "@pulumi/pulumi";
import type { NetworkArgs } from "./network-args";

/** The zones of a network: those named, else the first ones of the region, as AWS lists them. */
export async function zonesOf(args: NetworkArgs, component: Resource): Promise<readonly string[]> {
  if (args.availabilityZoneNames !== undefined) {
    if (args.numberOfAvailabilityZones) {
      throw new Error("Give either availabilityZoneNames or numberOfAvailabilityZones, not both");
    }
    return args.availabilityZoneNames;
  }
  const { region } = args;
  if (region !== undefined && typeof region !== "string") {
    throw new Error("region is known only to the deployment; give a plain string, or name availabilityZoneNames");
  }
  const wanted = args.numberOfAvailabilityZones ?? 3;
  const { names } = await getAvailabilityZones(region === undefined ? undefined : { region }, { parent: component });
  if (names.length < wanted) {
    throw new Error(
      `The region has ${names.length} availability zones; expected at least ${wanted}. Name availabilityZoneNames or ` +
        `choose a region with at least ${wanted}`,
    );
  }
  return names.slice(0, wanted);
}
