import type { Problem } from "../../errors";
import type { Law } from "../../law";
import { type Properties, textOf } from "../../values";
import { checkGroups, mustFind } from "../ec2/lookup";
import { otherThan } from "../input-problems";
import { isOn, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { subnetType } from "../types";

/** A load balancer: named once in its region, in subnets of one VPC, an application's in two zones at least. */
export const loadBalancerLaw: Law = {
  check: (inputs) => [
    ...nameProblems(inputs),
    ...otherThan(inputs, "loadBalancerType", ["application", "network", "gateway"]),
  ],

  verify(inputs, context, self) {
    const name = textOf(inputs, "name") ?? "";
    const twin = context.inventory.where(context.type, "name", name).find((one) => one.id !== self?.id);
    if (twin !== undefined)
      throw refusal(
        "DuplicateLoadBalancerName",
        `A load balancer with the same name '${name}' exists, but with different settings (${twin.id}).`,
        "exists",
      );
    const mapped = objects(inputs.subnetMappings).map((one) => textOf(one, "subnetId") ?? "");
    const subnets = [...texts(inputs.subnets), ...mapped].map((id) => mustFind(context, subnetType, id));
    const [first] = subnets;
    const zones = new Set(subnets.map((subnet) => textOf(subnet.outputs, "availabilityZone")));
    const isApplication = (textOf(inputs, "loadBalancerType") ?? "application") === "application";
    if (first === undefined || (isApplication && zones.size < 2))
      throw refusal(
        "ValidationError",
        isApplication
          ? "At least two subnets in two different Availability Zones must be specified."
          : "You must specify subnets or an outpost.",
      );
    if (zones.size < subnets.length)
      throw refusal(
        "InvalidConfigurationRequest",
        "A load balancer cannot be attached to multiple subnets in the same Availability Zone.",
      );
    const vpcId = textOf(first.outputs, "vpcId") ?? "";
    const stranger = subnets.find((subnet) => subnet.outputs.vpcId !== vpcId);
    if (stranger !== undefined)
      throw refusal(
        "InvalidConfigurationRequest",
        `All subnets must belong to the same VPC: '${vpcId}'; ${stranger.id} does not.`,
      );
    checkGroups(context, texts(inputs.securityGroups), vpcId);
  },

  remove(resource) {
    if (isOn(resource.outputs, "enableDeletionProtection"))
      throw refusal(
        "OperationNotPermitted",
        `Load balancer '${resource.id}' cannot be deleted because deletion protection is enabled.`,
        "precondition",
      );
    return "gone";
  },

  unprotect: (resource) => ({ ...resource.inputs, enableDeletionProtection: false }),
};

/** Names of balancers and target groups, by the API's own limits. */
export function nameProblems(inputs: Properties): Problem[] {
  const name = textOf(inputs, "name");
  if (
    name === undefined ||
    (/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/.test(name) && !name.startsWith("internal-"))
  )
    return [];
  return [
    {
      property: "name",
      reason: `name is "${name}"; expected 1 to 32 letters, digits and hyphens, none at either end and not beginning with internal-.`,
    },
  ];
}
