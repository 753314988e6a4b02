import type { FunctionLaw, LawContext, Resource } from "../../law";
import { type Properties, textOf } from "../../values";
import { isOn, mustText } from "../reading";
import { refusal } from "../refusal";
import { publishedParameter } from "./published-parameters";
import { documentType, parameterType } from "./types";

/** A parameter of the account, or one that AWS publishes for everybody; by name or by ARN. */
const getParameter: FunctionLaw = (args, context) => {
  const asked = mustText(args, "name");
  const own = context.inventory.get(parameterType, asked) ?? context.inventory.byArn(asked);
  if (own?.type === parameterType) return { ...answer(own, args, context), ...args, id: asked };
  const name = asked.replace(/^arn:[^:]+:ssm:[^:]*:\d*:parameter/, "");
  const value = publishedParameter(name, context);
  if (value === undefined)
    throw refusal(
      "ParameterNotFound",
      `There is no parameter ${asked} in ${context.place.region} of account ${context.place.account}.`,
    );
  return {
    ...args,
    id: asked,
    arn: `arn:${context.partition}:ssm:${context.place.region}::parameter${name}`,
    type: "String",
    value,
    insecureValue: value,
    version: 1,
  };
};

/** All parameters below a path, in the order of their names. */
const getParametersByPath: FunctionLaw = (args, context) => {
  const path = mustText(args, "path").replace(/\/$/, "");
  const found = below(path, isOn(args, "recursive"), context);
  return {
    ...args,
    id: textOf(args, "path") ?? "",
    names: found.map((one) => one.id),
    arns: found.map((one) => one.outputs.arn ?? ""),
    types: found.map((one) => one.outputs.type ?? ""),
    values: found.map((one) => shownValue(one, args, context)),
  };
};

function below(path: string, isRecursive: boolean, context: LawContext): readonly Resource[] {
  return context.inventory
    .list(parameterType)
    .filter((one) => one.id.startsWith(`${path}/`))
    .filter((one) => isRecursive || !one.id.slice(path.length + 1).includes("/"));
}

function answer(parameter: Resource, args: Properties, context: LawContext): Properties {
  return {
    arn: parameter.outputs.arn ?? "",
    type: parameter.outputs.type ?? "String",
    version: parameter.outputs.version ?? 1,
    value: shownValue(parameter, args, context),
    insecureValue: isSecure(parameter) ? "" : valueOf(parameter),
  };
}

function isSecure(parameter: Resource): boolean {
  return parameter.outputs.type === "SecureString";
}

/** The value as AWS shows it: of a secure parameter what it is encrypted to, where decryption was declined. */
function shownValue(parameter: Resource, args: Properties, context: LawContext): string {
  const isEncrypted = isSecure(parameter) && args.withDecryption === false;
  return isEncrypted ? `AQICAH${context.mint.hex(58, parameter.id)}` : valueOf(parameter);
}

function valueOf({ outputs }: Resource): string {
  return textOf(outputs, "value") || textOf(outputs, "insecureValue") || textOf(outputs, "valueWo") || "";
}

const getDocument: FunctionLaw = (args, context) => {
  const name = mustText(args, "name");
  const document = context.inventory.get(documentType, name);
  if (document === undefined) throw refusal("InvalidDocument", `Document with name ${name} does not exist.`, "missing");
  const { arn = "", content = "", documentFormat = "JSON", documentVersion = "1" } = document.outputs;
  return {
    arn,
    content,
    documentFormat,
    documentVersion,
    documentType: document.outputs.documentType ?? "",
    ...args,
    id: name,
  };
};

/** The provider calls values secret whatever their parameter's type; `insecureValue` is there for those that are none. */
export const ssmSecretResults: Readonly<Record<string, readonly string[]>> = {
  "aws:ssm/getParameter:getParameter": ["value"],
  "aws:ssm/getParametersByPath:getParametersByPath": ["values"],
};

/** Functions of Systems Manager by token. */
export const ssmFunctions: Readonly<Record<string, FunctionLaw>> = {
  "aws:ssm/getParameter:getParameter": getParameter,
  "aws:ssm/getParametersByPath:getParametersByPath": getParametersByPath,
  "aws:ssm/getDocument:getDocument": getDocument,
};
