import type { Problem } from "../../errors";
import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { misshapen, notOne, otherThan } from "../input-problems";
import { checkKeyUse } from "../key-use";
import { withinQuota } from "../quotas";
import { isGiven, mustText, numberOf } from "../reading";
import { refusal } from "../refusal";
import { parameterType } from "./types";

const values = ["value", "insecureValue", "valueWo"] as const;

/** A parameter of Systems Manager: a text or a secret under a path; every change makes a version. */
export const parameterLaw: Law = {
  check(inputs) {
    const insecure = textOf(inputs, "type") === "SecureString" && isGiven(inputs, "insecureValue");
    return [
      ...misshapen(inputs, "name", /^[\w./-]{1,1011}$/, "1 to 1011 letters, digits and . _ / -"),
      ...otherThan(inputs, "type", ["String", "StringList", "SecureString"]),
      ...otherThan(inputs, "tier", ["Standard", "Advanced", "Intelligent-Tiering"]),
      ...otherThan(inputs, "dataType", ["text", "aws:ec2:image", "aws:ssm:integration"]),
      ...notOne(inputs, values, "one"),
      ...(insecure
        ? [
            {
              property: "insecureValue",
              reason: "insecureValue is given and type is SecureString; give value, which is kept secret.",
            },
          ]
        : []),
      ...sizeProblems(inputs),
    ];
  },

  judge({ path, oldInputs, newInputs }) {
    const isDowngrade = textOf(oldInputs, "tier") === "Advanced" && (textOf(newInputs, "tier") ?? "") === "Standard";
    return path[0] === "tier" && isDowngrade ? "replace" : undefined;
  },

  create(inputs, context) {
    const name = mustText(inputs, "name");
    checkPath(name, context);
    if (context.inventory.get(parameterType, name) !== undefined)
      throw refusal(
        "ParameterAlreadyExists",
        `The parameter already exists. To overwrite this value, set the overwrite option in the request to true. (${name})`,
      );
    if ((textOf(inputs, "tier") ?? "Standard") === "Standard")
      withinQuota("parameters", context.inventory.list(parameterType).length);
    checkContent(inputs, context);
    const arn = arnOf(context, "ssm", `parameter${name.startsWith("/") ? "" : "/"}${name}`);
    return { id: name, outputs: { arn, version: 1, ...settled(inputs) } };
  },

  update(resource, inputs, context) {
    checkContent(inputs, context);
    const told = ["type", "value", "insecureValue", "valueWoVersion", "description", "tier", "keyId", "allowedPattern"];
    const isChanged = told.some((name) => (resource.inputs[name] ?? "") !== (inputs[name] ?? ""));
    return { version: (numberOf(resource.outputs, "version") ?? 1) + (isChanged ? 1 : 0), ...settled(inputs) };
  },
};

/** What AWS fills in. */
function settled(inputs: Properties): Properties {
  const isSecure = textOf(inputs, "type") === "SecureString";
  const tier = textOf(inputs, "tier") ?? "Standard";
  return {
    tier: tier === "Intelligent-Tiering" ? (sizeOf(inputs) > 4096 ? "Advanced" : "Standard") : tier,
    dataType: textOf(inputs, "dataType") ?? "text",
    keyId: textOf(inputs, "keyId") ?? (isSecure ? "alias/aws/ssm" : ""),
    hasValueWo: isGiven(inputs, "valueWo"),
  };
}

function sizeOf(inputs: Properties): number {
  return Math.max(...values.map((name) => Buffer.byteLength(textOf(inputs, name) ?? "")));
}

/** Sizes only: what a parameter holds is in no message. */
function sizeProblems(inputs: Properties): Problem[] {
  const tier = textOf(inputs, "tier") ?? "Standard";
  const most = tier === "Standard" ? 4096 : 8192;
  const remedy = tier === "Standard" ? ' The tier "Advanced" takes 8192.' : "";
  return values.flatMap((property) => {
    const size = Buffer.byteLength(textOf(inputs, property) ?? "");
    if (size <= most) return [];
    return [{ property, reason: `${property} has ${size} bytes; the tier ${tier} takes at most ${most}.${remedy}` }];
  });
}

/** Refuses names that Parameter Store keeps for itself, and hierarchies that it does not take. */
function checkPath(name: string, context: LawContext): void {
  if (/^\/aws(\/|$)/i.test(name))
    throw refusal(
      "AccessDeniedException",
      `No access to reserved parameter name: ${name}. Choose a path that does not begin with /aws.`,
    );
  if (/^\/?(aws|ssm)/i.test(name))
    throw refusal(
      "ValidationException",
      `Parameter name: can't be prefixed with "aws" or "ssm" (case-insensitive); got ${name}.`,
    );
  if (name.includes("/") && !name.startsWith("/"))
    throw refusal(
      "ValidationException",
      `Parameter name must be a fully qualified name: ${name} has a slash and does not begin with one.`,
    );
  if (name.endsWith("/") || name.includes("//"))
    throw refusal("ValidationException", `Parameter name ${name} has an empty level; leave out the extra slash.`);
  const levels = name.split("/").length - (name.startsWith("/") ? 1 : 0);
  if (levels > 15)
    throw refusal(
      "HierarchyLevelLimitExceededException",
      `A hierarchy can have a maximum of 15 levels; ${name} has ${levels}, in ${context.place.region}.`,
    );
}

function checkContent(inputs: Properties, context: LawContext): void {
  const isSecure = textOf(inputs, "type") === "SecureString";
  if (isSecure) checkKeyUse(textOf(inputs, "keyId"), "InvalidKeyId", "The query key ID isn't valid.", context);
  const value = textOf(inputs, "value") ?? textOf(inputs, "insecureValue") ?? "";
  const pattern = textOf(inputs, "allowedPattern") ?? "";
  if (pattern !== "" && !patternOf(pattern).test(value))
    throw refusal(
      "ParameterPatternMismatchException",
      `Parameter value, cannot be validated against allowedPattern: ${pattern}.`,
    );
  if (textOf(inputs, "dataType") === "aws:ec2:image" && !/^ami-[0-9a-f]{8}([0-9a-f]{9})?$/.test(value))
    throw refusal(
      "ValidationException",
      "The parameter value is no id of an image, and dataType is aws:ec2:image; give an id such as ami-0123456789abcdef0.",
    );
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    throw refusal("InvalidAllowedPatternException", `The allowedPattern ${text} is no regular expression.`);
  }
}
