import { createHash } from "node:crypto";
import { parse } from "yaml";
import type { Law, LawContext } from "../../law";
import { isProperties, type Properties, textOf, type Value } from "../../values";
import { arnOf } from "../arn";
import { misshapen, otherThan } from "../input-problems";
import { readJson, sameJson } from "../json-text";
import { withinQuota } from "../quotas";
import { mustText, objectOf } from "../reading";
import { refusal } from "../refusal";
import { documentType } from "./types";

const kinds = [
  "ApplicationConfiguration",
  "ApplicationConfigurationSchema",
  "Automation",
  "ChangeCalendar",
  "CloudFormation",
  "Command",
  "DeploymentStrategy",
  "Package",
  "Policy",
  "ProblemAnalysis",
  "ProblemAnalysisTemplate",
  "QuickSetup",
  "Session",
];

/** Schema versions of the kinds that have a schema of their own. */
const schemas: Readonly<Record<string, readonly string[]>> = {
  Command: ["1.2", "2.0", "2.2"],
  Session: ["1.0"],
  Automation: ["0.3"],
  Policy: ["2.0"],
};

/** What Systems Manager runs or holds sessions to: its content is JSON or YAML of the schema of its kind. */
export const documentLaw: Law = {
  check: (inputs) => [
    ...misshapen(inputs, "name", /^[\w.-]{3,128}$/, "3 to 128 letters, digits and . _ -"),
    ...otherThan(inputs, "documentType", kinds),
    ...otherThan(inputs, "documentFormat", ["JSON", "YAML", "TEXT"]),
  ],

  judge: ({ path, before, after }) => (path[0] === "content" && sameJson(before, after) ? "same" : undefined),

  create(inputs, context) {
    const name = mustText(inputs, "name");
    if (/^(aws-|amazon|amzn)/i.test(name))
      throw refusal(
        "ValidationException",
        `The document name ${name} begins with a prefix that AWS keeps for itself (aws-, amazon, amzn).`,
      );
    if (context.inventory.get(documentType, name) !== undefined)
      throw refusal("DocumentAlreadyExists", `Document with same name ${name} already exists`);
    withinQuota("documents", context.inventory.list(documentType).length);
    return {
      id: name,
      outputs: {
        arn: arnOf(context, "ssm", `document/${name}`),
        createdDate: new Date(context.now).toISOString(),
        owner: context.place.account,
        ...described(inputs, "1", context),
      },
    };
  },

  update(resource, inputs, context) {
    const latest = textOf(resource.outputs, "latestVersion") ?? "1";
    const isChanged = ["content", "documentFormat", "targetType", "versionName"].some(
      (name) => resource.inputs[name] !== inputs[name],
    );
    return isChanged ? described(inputs, String(Number(latest) + 1), context) : {};
  },
};

/** What AWS tells of a document's content. */
function described(inputs: Properties, version: string, context: LawContext): Properties {
  const text = mustText(inputs, "content");
  const content = contentOf(inputs, text, context);
  return {
    defaultVersion: version,
    latestVersion: version,
    documentVersion: version,
    documentFormat: textOf(inputs, "documentFormat") ?? "JSON",
    description: textOf(content, "description") ?? "",
    schemaVersion: textOf(content, "schemaVersion") ?? "",
    hash: createHash("sha256").update(text).digest("hex"),
    hashType: "Sha256",
    status: "Active",
    platformTypes: ["Linux", "MacOS", "Windows"],
    parameters: Object.entries(objectOf(content, "parameters")).map(([name, parameter]) =>
      parameterOf(name, parameter),
    ),
  };
}

function parameterOf(name: string, parameter: Value): Properties {
  const known = isProperties(parameter) ? parameter : {};
  const preset = known.default;
  return {
    name,
    type: textOf(known, "type") ?? "String",
    description: textOf(known, "description") ?? "",
    defaultValue: typeof preset === "string" ? preset : preset === undefined ? "" : JSON.stringify(preset),
  };
}

function contentOf(inputs: Properties, text: string, context: LawContext): Properties {
  const format = textOf(inputs, "documentFormat") ?? "JSON";
  if (format === "TEXT") return {};
  const content = format === "YAML" ? readYaml(text) : readJson(text);
  if (!isProperties(content))
    throw refusal("InvalidDocumentContent", `${format} not well-formed. Write the content as one ${format} object.`);
  const kind = mustText(inputs, "documentType");
  const allowed = schemas[kind];
  const schema = textOf(content, "schemaVersion") ?? "none";
  if (allowed !== undefined && !allowed.includes(schema))
    throw refusal(
      "InvalidDocumentSchemaVersion",
      `The version of the document schema isn't supported: ${schema} for a document of type ${kind}, in ${context.place.region}; expected ${allowed.join(" or ")}.`,
    );
  return content;
}

function readYaml(text: string): Value | undefined {
  try {
    const parsed: Value = parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}
