import type { LawContext, Resource } from "../../law";
import { textOf } from "../../values";
import { refusal } from "../refusal";
import { clusterType, roleType, subnetType } from "../types";

/** The one VPC of some subnets that lie in at least two zones; refused, with these codes, where it is otherwise. */
export function vpcOfSubnets(
  ids: readonly string[],
  context: LawContext,
  codes: { missing: string; few: string },
  what: string,
): string {
  const subnets = ids.map((id) => {
    const subnet = context.inventory.get(subnetType, id);
    if (subnet === undefined) throw refusal(codes.missing, `The subnet ID '${id}' does not exist.`, "missing");
    return subnet;
  });
  const vpcs = new Set(subnets.map((subnet) => textOf(subnet.outputs, "vpcId") ?? ""));
  const zones = new Set(subnets.map((subnet) => textOf(subnet.outputs, "availabilityZone") ?? ""));
  if (vpcs.size > 1)
    throw refusal(
      codes.few,
      `${what}: the subnets are in ${vpcs.size} VPCs (${[...vpcs].join(", ")}); they have to be in one.`,
    );
  if (zones.size < 2)
    throw refusal(
      codes.few,
      `${what}: Subnets specified must be in at least two different AZs; got ${[...zones].join(", ") || "none"}.`,
    );
  return [...vpcs][0] ?? "";
}

/** The role with this ARN, where its trust lets the service assume it; EKS's refusal otherwise. */
export function assumableRole(arn: string, service: string, context: LawContext): Resource {
  const role = context.inventory.list(roleType).find((one) => one.outputs.arn === arn);
  if (role === undefined)
    throw refusal(
      "InvalidParameterException",
      `Role with arn: ${arn}, could not be assumed because it does not exist or the trusted entity is not correct`,
    );
  const trust = textOf(role.outputs, "assumeRolePolicy") ?? "";
  if (!trust.includes(`"${service}"`))
    throw refusal(
      "InvalidParameterException",
      `Role with arn: ${arn}, could not be assumed because it does not exist or the trusted entity is not correct (expected ${service})`,
    );
  return role;
}

/** The cluster of this name, or EKS's refusal. */
export function clusterNamed(name: string, context: LawContext): Resource {
  const cluster = context.inventory.get(clusterType, name);
  if (cluster === undefined)
    throw refusal("ResourceNotFoundException", `No cluster found for name: ${name}.`, "missing");
  return cluster;
}
