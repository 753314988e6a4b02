import type { Problem } from "../../errors";
import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { givenName } from "../iam/names";
import { notOne, otherThan, outside } from "../input-problems";
import { withinQuota } from "../quotas";
import { isGiven, isOn, mustText, numberOf, objectOf, texts } from "../reading";
import { refusal } from "../refusal";
import { autoscalingGroupType, subnetType } from "../types";
import { zonesOf } from "../zones";
import { launchTemplateOf } from "./launch-template-of";

/** A group of machines in subnets or zones that exist, as many as its bounds let it have. */
export const groupLaw: Law = {
  check: (inputs) => [
    ...notOne(inputs, ["launchTemplate", "launchConfiguration", "mixedInstancesPolicy"], "one"),
    ...notOne(inputs, ["vpcZoneIdentifiers", "availabilityZones"], "at most one"),
    ...sizeProblems(inputs),
    ...otherThan(inputs, "healthCheckType", ["EC2", "ELB", "EBS", "VPC_LATTICE"]),
    ...otherThan(inputs, "desiredCapacityType", ["units", "vcpu", "memory-mib"]),
    ...lifetimeProblems(inputs),
  ],

  create(inputs, context) {
    const name = givenName(inputs, context);
    const groups = context.inventory.list(autoscalingGroupType);
    if (groups.some((one) => one.id === name))
      throw refusal(
        "AlreadyExists",
        `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
      );
    withinQuota("autoscalingGroups", groups.length);
    const arn = arnOf(context, "autoscaling", `autoScalingGroup:${context.mint.uuid()}:autoScalingGroupName/${name}`);
    return { id: name, outputs: { name, arn, ...settled(inputs, context) } };
  },

  update: (_resource, inputs, context) => settled(inputs, context),

  remove(resource) {
    const { outputs } = resource;
    const stays = isOn(outputs, "protectFromScaleIn") || texts(outputs.suspendedProcesses).includes("Terminate");
    // Without forceDelete the provider first scales to nothing, which machines that may not be terminated prevent.
    if (stays && !isOn(outputs, "forceDelete") && (numberOf(outputs, "desiredCapacity") ?? 0) > 0)
      throw refusal(
        "ResourceInUse",
        `You cannot delete the AutoScalingGroup ${resource.id} while there are instances still in the group, and they are kept from being terminated. Lift protectFromScaleIn and the suspension of Terminate, or set forceDelete.`,
        "precondition",
      );
    return "gone";
  },
};

function sizeProblems(inputs: Properties): Problem[] {
  const [min, max, desired] = ["minSize", "maxSize", "desiredCapacity"].map((name) => numberOf(inputs, name));
  return [
    ...["minSize", "maxSize", "desiredCapacity"].flatMap((name) =>
      outside(inputs, name, { least: 0, most: 100_000, unit: "instances" }),
    ),
    ...(min !== undefined && max !== undefined && min > max
      ? [{ property: "minSize", reason: `minSize is ${min} and maxSize is ${max}; expected minSize to be no larger.` }]
      : []),
    ...(desired !== undefined && ((min !== undefined && desired < min) || (max !== undefined && desired > max))
      ? [
          {
            property: "desiredCapacity",
            reason: `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}.`,
          },
        ]
      : []),
  ];
}

/** Seconds after which a machine is replaced: none, or a day to a year. */
function lifetimeProblems(inputs: Properties): Problem[] {
  if (numberOf(inputs, "maxInstanceLifetime") === 0) return [];
  return outside(inputs, "maxInstanceLifetime", {
    least: 86_400,
    most: 31_536_000,
    unit: "seconds, or 0 for no limit",
  });
}

/** What AWS fills in, once everything that the group names is found. */
function settled(inputs: Properties, context: LawContext): Properties {
  const zones = zonesFor(inputs, context);
  checkTemplates(inputs, context);
  checkTargets(inputs, context);
  return {
    availabilityZones: zones,
    vpcZoneIdentifiers: texts(inputs.vpcZoneIdentifiers),
    desiredCapacity: numberOf(inputs, "desiredCapacity") ?? numberOf(inputs, "minSize") ?? 0,
    defaultCooldown: numberOf(inputs, "defaultCooldown") ?? 300,
    healthCheckType: textOf(inputs, "healthCheckType") ?? "EC2",
    healthCheckGracePeriod: numberOf(inputs, "healthCheckGracePeriod") ?? 300,
    ...(isGiven(inputs, "launchTemplate")
      ? { launchTemplate: launchTemplateOf(objectOf(inputs, "launchTemplate"), context) }
      : {}),
    serviceLinkedRoleArn:
      textOf(inputs, "serviceLinkedRoleArn") ??
      `arn:${context.partition}:iam::${context.place.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
  };
}

function checkTemplates(inputs: Properties, context: LawContext): void {
  const specification = objectOf(
    objectOf(objectOf(inputs, "mixedInstancesPolicy"), "launchTemplate"),
    "launchTemplateSpecification",
  );
  const { launchTemplateId = "", launchTemplateName = "" } = specification;
  if (isGiven(inputs, "mixedInstancesPolicy"))
    launchTemplateOf({ id: launchTemplateId, name: launchTemplateName, version: specification.version ?? "" }, context);
}

/** The zones of the subnets, or those that were named. */
function zonesFor(inputs: Properties, context: LawContext): readonly string[] {
  const subnets = texts(inputs.vpcZoneIdentifiers);
  const named = texts(inputs.availabilityZones);
  if (subnets.length === 0 && named.length === 0)
    throw refusal("ValidationError", "At least one Availability Zone or VPC Subnet is required.");
  const known = zonesOf(context.place.region).map((zone) => zone.name);
  const strange = named.filter((zone) => !known.includes(zone));
  if (strange.length > 0)
    throw refusal(
      "ValidationError",
      `Invalid availability zones: [${strange.join(", ")}]; ${context.place.region} has ${known.join(", ")}.`,
    );
  const found = subnets.map((id) => {
    const subnet = context.inventory.get(subnetType, id);
    if (subnet === undefined)
      throw refusal("ValidationError", `The subnet ID '${id}' does not exist in ${context.place.region}.`);
    return subnet;
  });
  const vpcs = new Set(found.map((subnet) => subnet.outputs.vpcId));
  if (vpcs.size > 1)
    throw refusal("ValidationError", `The subnets ${subnets.join(", ")} belong to different VPCs; give those of one.`);
  return [...new Set([...named, ...found.map((subnet) => mustText(subnet.outputs, "availabilityZone"))])].toSorted();
}

function checkTargets(inputs: Properties, context: LawContext): void {
  const known = ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"].flatMap((type) =>
    context.inventory.list(type).map((one) => one.outputs.arn),
  );
  const missing = texts(inputs.targetGroupArns).filter((arn) => !known.includes(arn));
  if (missing.length > 0) throw refusal("ValidationError", `Target groups '${missing.join(", ")}' not found`);
}
