import { parseAllDocuments } from "yaml";
import { CloudError } from "../errors";
import type { FunctionLaw } from "../law";
import { isList, isProperties, type Properties, textOf, type Value } from "../values";

/**
 * `kubernetes:yaml:decode`, by which `yaml.ConfigFile` and `yaml.ConfigGroup` read manifests: the objects of all
 * documents, a List's items each by itself; empty documents are passed over.
 *
 * @throws CloudError for text that is no YAML, or a document that is no object with apiVersion and kind
 */
export const decodeYaml: FunctionLaw = (args) => ({ result: objectsIn(textOf(args, "text") ?? "") });

function objectsIn(text: string): readonly Properties[] {
  const documents = parseAllDocuments(text, { merge: true });
  return [...documents].flatMap((document, at) => {
    const [error] = document.errors;
    if (error !== undefined) throw unreadable(`document ${at + 1} is no YAML: ${error.message}`);
    const content: Value = document.toJS();
    return content === null ? [] : unfolded(content, at);
  });
}

function unfolded(content: Value, at: number): readonly Properties[] {
  if (!isProperties(content) || typeof content.kind !== "string" || typeof content.apiVersion !== "string")
    throw unreadable(`document ${at + 1} is no object with apiVersion and kind; expected a Kubernetes manifest`);
  const { items } = content;
  return content.kind.endsWith("List") && isList(items) ? items.flatMap((item) => unfolded(item, at)) : [content];
}

function unreadable(what: string): CloudError {
  return new CloudError("invalid", "", `failed to parse YAML: ${what}`);
}
