import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { isOn, numberOf, texts } from "../reading";
import { refusal } from "../refusal";
import { launchTemplateType, securityGroupType } from "../types";
import { mustFind } from "./lookup";

/** A launch template: its name is unique, and every change makes a version. */
export const launchTemplateLaw: Law = {
  check(inputs) {
    const userData = (textOf(inputs, "userData") ?? "").replace(/\s/g, "");
    if (userData.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(userData)) return [];
    return [
      {
        property: "userData",
        reason:
          'Invalid BASE64 encoding of user data; give Buffer.from(text).toString("base64") (instances take it plain, launch templates do not).',
      },
    ];
  },

  create(inputs, context) {
    const name =
      textOf(inputs, "name") ?? `${textOf(inputs, "namePrefix") ?? "terraform-"}${context.mint.hex(7, "name")}`;
    if (context.inventory.where(launchTemplateType, "name", name).length > 0)
      throw refusal("InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");
    checkContent(inputs, context);
    const id = context.mint.id("lt");
    return {
      id,
      outputs: { name, arn: arnOf(context, "ec2", `launch-template/${id}`), latestVersion: 1, defaultVersion: 1 },
    };
  },

  update(resource, inputs, context) {
    checkContent(inputs, context);
    const latestVersion = (numberOf(resource.outputs, "latestVersion") ?? 1) + 1;
    const kept = numberOf(inputs, "defaultVersion") ?? numberOf(resource.outputs, "defaultVersion") ?? 1;
    return { latestVersion, defaultVersion: isOn(inputs, "updateDefaultVersion") ? latestVersion : kept };
  },
};

function checkContent(inputs: Properties, context: LawContext): void {
  for (const id of texts(inputs.vpcSecurityGroupIds)) mustFind(context, securityGroupType, id);
  const image = textOf(inputs, "imageId") ?? "";
  if (image !== "" && !/^ami-[0-9a-f]{8}([0-9a-f]{9})?$/.test(image) && !image.startsWith("resolve:ssm:"))
    throw refusal("InvalidAMIID.Malformed", `Invalid id: "${image}" (expecting "ami-...").`);
}
