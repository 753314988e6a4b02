import type { Law, LawContext } from "../../law";
import { textOf } from "../../values";
import { mustFind } from "../ec2/lookup";
import { misshapen, outside } from "../input-problems";
import { principalsOf, readPolicy } from "../policy-document";
import { isGiven, objectOf, texts } from "../reading";
import { refusal } from "../refusal";
import { roleType, securityGroupType, subnetType } from "../types";

/** A function: a role that Lambda may assume, code from one place, a handler and a runtime unless it is an image. */
export const functionLaw: Law = {
  check: (inputs) => [
    ...misshapen(inputs, "name", /^[\w-]{1,64}$/, "1 to 64 letters, digits, hyphens and underscores"),
    ...outside(inputs, "memorySize", { least: 128, most: 10_240, unit: "MB" }),
    ...outside(inputs, "timeout", { least: 1, most: 900, unit: "seconds" }),
    ...(isGiven(inputs, "code") || isGiven(inputs, "s3Bucket") || isGiven(inputs, "imageUri")
      ? []
      : [{ property: "code", reason: "one of code, imageUri and s3Bucket must be given; none is." }]),
  ],

  verify(inputs, context) {
    const isImage = textOf(inputs, "packageType") === "Image";
    const missing = ["handler", "runtime"].find((name) => !isImage && !isGiven(inputs, name));
    if (missing !== undefined)
      throw refusal(
        "InvalidParameterValueException",
        `${missing} is mandatory for functions created with deployment packages of type Zip; give it.`,
      );
    checkRole(textOf(inputs, "role") ?? "", context);
    const network = objectOf(inputs, "vpcConfig");
    for (const id of texts(network.subnetIds)) mustFind(context, subnetType, id);
    for (const id of texts(network.securityGroupIds)) mustFind(context, securityGroupType, id);
  },
};

/** Refuses a role of this account that is not there, or that does not trust Lambda. */
function checkRole(arn: string, context: LawContext): void {
  if (!arn.includes(`::${context.place.account}:`)) return;
  const role = context.inventory.list(roleType).find((one) => one.outputs.arn === arn);
  const trust = readPolicy(role?.outputs.assumeRolePolicy) ?? {};
  const isTrusting = principalsOf(trust).some(({ name }) => name === "lambda.amazonaws.com" || name === "*");
  if (!isTrusting)
    throw refusal(
      "InvalidParameterValueException",
      `The role defined for the function cannot be assumed by Lambda: ${role === undefined ? `there is no ${arn}` : `${arn} does not trust lambda.amazonaws.com`}.`,
    );
}
