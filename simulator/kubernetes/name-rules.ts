import type { Problem } from "../errors";
import { isProperties, type Properties, pathText, textOf, type Value } from "../values";
import type { Kind } from "./kind";

/** A form that the API wants a name to have, and how it says so. */
interface Form {
  readonly pattern: RegExp;
  readonly length: number;
  readonly words: string;
}

const SUBDOMAIN: Form = {
  pattern: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
  length: 253,
  words:
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
};
const LABEL: Form = {
  pattern: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/,
  length: 63,
  words:
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
};
const SERVICE: Form = {
  pattern: /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/,
  length: 63,
  words:
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
};
const SEGMENT: Form = {
  pattern: /^(?!\.\.?$)[^/%]+$/,
  length: 253,
  words: "a name must not be '.' or '..' and may not contain '/' or '%'",
};
const LABEL_VALUE = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const QUALIFIED = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
/** Bytes that all annotations of an object may have together. */
const ANNOTATIONS = 256 * 1024;

/** What is wrong with an object's names, labels and annotations. What is not known yet is not judged. */
export function metadataProblems(kind: Kind, metadata: Properties): Problem[] {
  const problems: Problem[] = [];
  const name = textOf(metadata, "name");
  const wrong = name === undefined ? undefined : nameProblem(name, formOf(kind));
  if (wrong !== undefined) problems.push({ property: "metadata.name", reason: wrong });
  const namespace = textOf(metadata, "namespace");
  const wrongNamespace = namespace === undefined ? undefined : nameProblem(namespace, LABEL);
  if (wrongNamespace !== undefined) problems.push({ property: "metadata.namespace", reason: wrongNamespace });
  if (metadata["generateName"] !== undefined && name === undefined) {
    const reason =
      "the `.metadata.generateName` field is not supported in Server-Side Apply mode; leave it out, and a name is made up of the resource's";
    problems.push({ property: "metadata.generateName", reason });
  }
  problems.push(...labelProblems(metadata["labels"]), ...annotationProblems(metadata["annotations"]));
  return problems;
}

function formOf({ group, kind }: Kind): Form {
  if (group === "" && kind === "Namespace") return LABEL;
  if (group === "" && kind === "Service") return SERVICE;
  return group === "rbac.authorization.k8s.io" ? SEGMENT : SUBDOMAIN;
}

/** Why a text has not the form; `undefined` where it has. */
function nameProblem(name: string, form: Form): string | undefined {
  if (name.length > form.length) return `Invalid value: "${name}": must be no more than ${form.length} characters`;
  return form.pattern.test(name) ? undefined : `Invalid value: "${name}": ${form.words}`;
}

function labelProblems(labels: Value | undefined): Problem[] {
  if (!isProperties(labels)) return [];
  return Object.entries(labels).flatMap(([key, value]) => {
    const property = pathText(["metadata", "labels", key]);
    const problems = keyProblems(key, property);
    if (typeof value === "string" && (value.length > 63 || !LABEL_VALUE.test(value))) {
      const reason = `Invalid value: "${value}": a valid label must be an empty string or consist of at most 63 alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character`;
      problems.push({ property, reason });
    }
    return [...problems, ...textProblems(value, property)];
  });
}

function annotationProblems(annotations: Value | undefined): Problem[] {
  if (!isProperties(annotations)) return [];
  const problems = Object.entries(annotations).flatMap(([key, value]) => {
    const property = pathText(["metadata", "annotations", key]);
    return [...keyProblems(key, property), ...textProblems(value, property)];
  });
  const size = Object.entries(annotations).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + (typeof value === "string" ? Buffer.byteLength(value) : 0),
    0,
  );
  if (size > ANNOTATIONS) {
    const reason = `Too long: may not be more than ${ANNOTATIONS} bytes, they have ${size}`;
    problems.push({ property: "metadata.annotations", reason });
  }
  return problems;
}

/** Values of labels and annotations are texts, also where they look like numbers. */
function textProblems(value: Value, property: string): Problem[] {
  if (typeof value !== "number" && typeof value !== "boolean") return [];
  return [{ property, reason: `Invalid value: ${String(value)}: expected a text; write "${String(value)}"` }];
}

function keyProblems(key: string, property: string): Problem[] {
  const [name = "", prefix] = key.split("/").toReversed();
  const wrongPrefix = prefix !== undefined && nameProblem(prefix, SUBDOMAIN) !== undefined;
  if (name.length <= 63 && QUALIFIED.test(name) && !wrongPrefix && key.split("/").length <= 2) return [];
  const reason = `Invalid value: "${key}": a qualified name must consist of at most 63 alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character, with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;
  return [{ property, reason }];
}
