import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { withinQuota } from "../quotas";
import { isGiven, mustText, numberOf, objectOf, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { launchTemplateType, nodeGroupType, subnetType } from "../types";
import { assumableRole, clusterNamed } from "./placement";

/** A managed node group of a cluster: sizes in order, a role for machines, subnets of the cluster's VPC. */
export const nodeGroupLaw: Law = {
  check(inputs) {
    const scaling = objectOf(inputs, "scalingConfig");
    const [low, wanted, high] = ["minSize", "desiredSize", "maxSize"].map((name) => numberOf(scaling, name));
    if (low === undefined || wanted === undefined || high === undefined) return [];
    if (high < 1) return [{ property: "scalingConfig.maxSize", reason: `maxSize is ${high}; expected at least 1.` }];
    if (low > wanted || wanted > high)
      return [
        {
          property: "scalingConfig.desiredSize",
          reason: `minSize ${low}, desiredSize ${wanted} and maxSize ${high} are out of order; expected minSize ≤ desiredSize ≤ maxSize.`,
        },
      ];
    return [];
  },

  create(inputs, context) {
    const cluster = clusterNamed(mustText(inputs, "clusterName"), context);
    const name =
      textOf(inputs, "nodeGroupName") ??
      `${textOf(inputs, "nodeGroupNamePrefix") ?? "ng-"}${context.mint.hex(7, "name")}`;
    const id = `${cluster.id}:${name}`;
    if (context.inventory.get(nodeGroupType, id) !== undefined)
      throw refusal(
        "ResourceInUseException",
        `NodeGroup already exists with name ${name} and cluster name ${cluster.id}`,
        "exists",
      );
    withinQuota("nodeGroups", context.inventory.where(nodeGroupType, "clusterName", cluster.id).length);
    checkNodes(inputs, textOf(objectOf(cluster.outputs, "vpcConfig"), "vpcId") ?? "", context);
    const hasTemplate = objects(inputs.launchTemplate).length > 0;
    const amiType = textOf(inputs, "amiType") ?? (hasTemplate ? "CUSTOM" : "AL2023_x86_64_STANDARD");
    const uuid = context.mint.uuid("group");
    return {
      id,
      outputs: {
        nodeGroupName: name,
        arn: arnOf(context, "eks", `nodegroup/${cluster.id}/${name}/${uuid}`),
        status: "ACTIVE",
        amiType,
        capacityType: textOf(inputs, "capacityType") ?? "ON_DEMAND",
        diskSize: hasTemplate ? 0 : (numberOf(inputs, "diskSize") ?? 20),
        instanceTypes: isGiven(inputs, "instanceTypes")
          ? (inputs.instanceTypes ?? [])
          : hasTemplate
            ? []
            : ["t3.medium"],
        version: textOf(inputs, "version") ?? cluster.outputs.version ?? "",
        releaseVersion: textOf(inputs, "releaseVersion") ?? `${textOf(cluster.outputs, "version")}.1-20260101`,
        resources: [{ autoscalingGroups: [{ name: `eks-${name}-${uuid}` }], remoteAccessSecurityGroupId: "" }],
        updateConfig: isGiven(inputs, "updateConfig") ? (inputs.updateConfig ?? {}) : { maxUnavailable: 1 },
      },
    };
  },

  update(resource, inputs, context) {
    const cluster = clusterNamed(mustText(inputs, "clusterName"), context);
    return { version: textOf(inputs, "version") ?? resource.outputs.version ?? cluster.outputs.version ?? "" };
  },
};

function checkNodes(inputs: Properties, vpcId: string, context: LawContext): void {
  assumableRole(mustText(inputs, "nodeRoleArn"), "ec2.amazonaws.com", context);
  for (const id of texts(inputs.subnetIds)) {
    const subnet = context.inventory.get(subnetType, id);
    if (subnet === undefined)
      throw refusal("InvalidParameterException", `The subnet ID '${id}' does not exist`, "missing");
    if (textOf(subnet.outputs, "vpcId") !== vpcId)
      throw refusal("InvalidParameterException", `Subnet ${id} is not in the cluster's VPC ${vpcId}.`);
  }
  for (const template of objects(inputs.launchTemplate)) {
    const known = context.inventory
      .list(launchTemplateType)
      .some((one) => one.id === template.id || (isGiven(template, "name") && one.outputs.name === template.name));
    if (!known)
      throw refusal(
        "InvalidRequestException",
        `Launch template ${textOf(template, "id") ?? textOf(template, "name")} does not exist.`,
        "missing",
      );
  }
}
