import { objectOf } from "../aws/reading";
import type { Problem } from "../errors";
import { hasUnknown, isProperties, type Properties, pathText, type Value } from "../values";
import type { Kind } from "./kind";

const KEY = /^[-._a-zA-Z0-9]{1,253}$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Bytes that a ConfigMap or a Secret may hold. */
const CONTENT = 1024 * 1024;
const WORKLOADS = ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"];

/** What is wrong with what an object holds, where that follows from the object alone. What is not known yet is not judged. */
export function contentProblems({ group, kind }: Kind, inputs: Properties): Problem[] {
  if (group === "" && kind === "ConfigMap") {
    return [
      ...dataProblems(inputs, "data"),
      ...dataProblems(inputs, "binaryData", true),
      ...twinProblems(inputs),
      ...sizeProblems(inputs),
    ];
  }
  if (group === "" && kind === "Secret") {
    return [...dataProblems(inputs, "data", true), ...dataProblems(inputs, "stringData"), ...sizeProblems(inputs)];
  }
  if (group === "apps" && WORKLOADS.includes(kind)) return selectorProblems(objectOf(inputs, "spec"));
  return [];
}

function dataProblems(inputs: Properties, name: string, base64 = false): Problem[] {
  return Object.entries(objectOf(inputs, name)).flatMap(([key, value]) => {
    const property = pathText([name, key]);
    if (!KEY.test(key)) {
      const reason = `Invalid value: "${key}": a valid config key must consist of at most 253 alphanumeric characters, '-', '_' or '.'`;
      return [{ property, reason }];
    }
    if (typeof value === "symbol" || typeof value === "string") {
      return base64 && typeof value === "string" && !BASE64.test(value.replaceAll(/\s/g, ""))
        ? [
            {
              property,
              reason: "illegal base64 data; encode the value, or give it in stringData (Secret) or data (ConfigMap)",
            },
          ]
        : [];
    }
    return [{ property, reason: "expected a text; write numbers and truth values in quotes" }];
  });
}

/** One key cannot be text and bytes at once. */
function twinProblems(inputs: Properties): Problem[] {
  const binary = objectOf(inputs, "binaryData");
  return Object.keys(objectOf(inputs, "data"))
    .filter((key) => Object.hasOwn(binary, key))
    .map((key) => ({
      property: pathText(["data", key]),
      reason: `Invalid value: "${key}": duplicate of key present in binaryData`,
    }));
}

function sizeProblems(inputs: Properties): Problem[] {
  const size = ["data", "binaryData", "stringData"].reduce((sum, name) => sum + sizeOf(objectOf(inputs, name)), 0);
  if (size <= CONTENT) return [];
  return [{ property: "data", reason: `Too long: may not be more than ${CONTENT} bytes, it has ${size}` }];
}

function sizeOf(data: Properties): number {
  return Object.values(data).reduce<number>(
    (sum, value) => sum + (typeof value === "string" ? Buffer.byteLength(value) : 0),
    0,
  );
}

/** Pods that a workload makes must be those that it looks for. */
function selectorProblems(spec: Properties): Problem[] {
  const selector = objectOf(spec, "selector");
  const labels: Value | undefined = objectOf(objectOf(spec, "template"), "metadata")["labels"];
  const wanted = selector["matchLabels"];
  if (hasUnknown(selector) || hasUnknown(labels) || hasUnknown(spec["template"]) || !isProperties(wanted)) return [];
  const have = isProperties(labels) ? labels : {};
  const missing = Object.entries(wanted).find(([key, value]) => have[key] !== value);
  if (missing === undefined) return [];
  const reason = `Invalid value: \`selector\` does not match template \`labels\`: the template has no label ${missing[0]} of that value; give it one`;
  return [{ property: "spec.template.metadata.labels", reason }];
}
