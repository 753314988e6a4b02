import type { Law } from "../../law";
import { textOf } from "../../values";
import { arnOf } from "../arn";
import { isOn, mustText, objects, texts } from "../reading";
import { refusal } from "../refusal";
import { instanceProfileType, launchTemplateType, subnetType, vpcType } from "../types";
import { addressIn } from "./addresses";
import { checkGroups, mustFind } from "./lookup";
import { defaultVpcId } from "./security-group";

function dashed(address: string): string {
  return address.replaceAll(".", "-");
}

/** Names by which an instance is reached: the oldest region has its own (VPC user guide, "DNS hostnames"). */
function hostNames(privateIp: string, publicIp: string, region: string): { privateDns: string; publicDns: string } {
  const isOldest = region === "us-east-1";
  const [inside, outside] = isOldest
    ? ["ec2.internal", "compute-1.amazonaws.com"]
    : [`${region}.compute.internal`, `${region}.compute.amazonaws.com`];
  return {
    privateDns: `ip-${dashed(privateIp)}.${inside}`,
    publicDns: publicIp === "" ? "" : `ec2-${dashed(publicIp)}.${outside}`,
  };
}

/** A virtual machine: in a subnet, with groups of its VPC and a profile that exists. */
export const instanceLaw: Law = {
  create(inputs, context) {
    const { inventory, mint, place } = context;
    const [template] = objects(inputs.launchTemplate);
    if (
      template !== undefined &&
      !inventory.list(launchTemplateType).some((one) => one.id === template.id || one.outputs.name === template.name)
    )
      throw refusal(
        "InvalidLaunchTemplateId.NotFound",
        `The specified launch template, with template ID ${textOf(template, "id") ?? textOf(template, "name")}, does not exist.`,
      );
    const ami = textOf(inputs, "ami") ?? "";
    if (ami === "" && template === undefined)
      throw refusal("MissingParameter", "The request must contain the parameter ImageId. Give ami or launchTemplate.");
    if (ami !== "" && !/^ami-[0-9a-f]{8}([0-9a-f]{9})?$/.test(ami))
      throw refusal("InvalidAMIID.Malformed", `Invalid id: "${ami}" (expecting "ami-...").`);
    const subnetId =
      textOf(inputs, "subnetId") ?? inventory.where(subnetType, "vpcId", defaultVpcId(context))[0]?.id ?? "";
    const subnet = mustFind(context, subnetType, subnetId);
    const vpc = mustFind(context, vpcType, mustText(subnet.outputs, "vpcId"));
    checkGroups(context, texts(inputs.vpcSecurityGroupIds), vpc.id);
    const profile = textOf(inputs, "iamInstanceProfile") ?? "";
    if (profile !== "" && inventory.get(instanceProfileType, profile) === undefined)
      throw refusal(
        "InvalidParameterValue",
        `Value (${profile}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name.`,
      );
    const id = mint.id("i");
    const privateIp = textOf(inputs, "privateIp") ?? addressIn(mustText(subnet.outputs, "cidrBlock"), context, "ip");
    const isPublic =
      inputs.associatePublicIpAddress === undefined
        ? isOn(subnet.outputs, "mapPublicIpOnLaunch")
        : isOn(inputs, "associatePublicIpAddress");
    const groups = texts(inputs.vpcSecurityGroupIds);
    const publicIp = isPublic
      ? `18.${mint.number(256, "a")}.${mint.number(256, "b")}.${1 + mint.number(254, "c")}`
      : "";
    return {
      id,
      outputs: {
        arn: arnOf(context, "ec2", `instance/${id}`),
        ami,
        subnetId,
        availabilityZone: subnet.outputs.availabilityZone ?? "",
        instanceState: "running",
        primaryNetworkInterfaceId: mint.id("eni"),
        privateIp,
        ...hostNames(privateIp, isOn(vpc.outputs, "enableDnsHostnames") ? publicIp : "", place.region),
        publicIp,
        associatePublicIpAddress: isPublic,
        vpcSecurityGroupIds: groups.length > 0 ? groups : [textOf(vpc.outputs, "defaultSecurityGroupId") ?? ""],
      },
    };
  },

  remove(resource) {
    if (isOn(resource.outputs, "disableApiTermination"))
      throw refusal(
        "OperationNotPermitted",
        `The instance '${resource.id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
        "precondition",
      );
    return "gone";
  },

  unprotect: (resource) => ({ ...resource.inputs, disableApiTermination: false }),
};
