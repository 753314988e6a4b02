import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../../facts/value";
import { type KubernetesObject, objectsOf } from "../../kubernetes/objects";
import { type Container, containersOf, templateOf, unknownVerdicts } from "../../kubernetes/pod-templates";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { secretsInEntry, secretsInText } from "../../secrets/secrets-in-text";

const NOT_KNOWN = "the value is not known, and with it whether it is a secret";

/** A ConfigMap's entries; whoever may look at a workload's settings reads them. */
function mapVerdicts({ kind, props, prefix }: KubernetesObject): readonly Verdict[] {
  if (kind !== "ConfigMap") return [];
  return ["data", "binaryData"].flatMap((property) => {
    const path = `${prefix}${property}`;
    const data = props[property];
    if (data === UNKNOWN)
      return [undetermined(path, "the entries are not known, and with them whether one is a secret")];
    return isProperties(data) ? Object.entries(data).flatMap(([name, value]) => entryVerdicts(path, name, value)) : [];
  });
}

function entryVerdicts(path: string, name: string, value: Value | undefined): readonly Verdict[] {
  const at = `${path}["${name}"]`;
  const text = textOf(value);
  if (text === UNKNOWN) return [undetermined(at, NOT_KNOWN)];
  if (text === undefined) return [];
  return secretsInEntry(name, text).map((kind) => violation(at, `the entry holds ${kind}`));
}

/** A container's environment and command line. */
function containerVerdicts({ path, name, props }: Container): readonly Verdict[] {
  const variables = listOf(props["env"]);
  const environment =
    variables === UNKNOWN
      ? [undetermined(`${path}.env`, "the environment is not known, and with it whether it holds a secret")]
      : variables.flatMap((variable, index) => variableVerdicts(`${path}.env[${index}]`, variable));
  return [
    ...environment,
    ...["command", "args"].flatMap((property) => commandVerdicts(`${path}.${property}`, name, props[property])),
  ];
}

function variableVerdicts(path: string, variable: Value): readonly Verdict[] {
  if (variable === UNKNOWN) return [undetermined(path, NOT_KNOWN)];
  if (!isProperties(variable)) return [];
  const name = textOf(variable["name"]);
  const value = textOf(variable["value"]);
  if (value === UNKNOWN) return [undetermined(`${path}.value`, NOT_KNOWN)];
  if (value === undefined) return [];
  const found = typeof name === "string" ? secretsInEntry(name, value) : secretsInText(value);
  return found.map((kind) => violation(`${path}.value`, `the environment holds ${kind}`));
}

function commandVerdicts(path: string, name: string, words: Properties[string]): readonly Verdict[] {
  const list = listOf(words);
  if (list === UNKNOWN) return [undetermined(path, `the command line of container ${name} is not known`)];
  const open = list.includes(UNKNOWN)
    ? [undetermined(path, `a part of the command line of container ${name} is not known`)]
    : [];
  const line = list.filter((word) => typeof word === "string").join(" ");
  return [...open, ...secretsInText(line).map((kind) => violation(path, `the command line holds ${kind}`))];
}

/** A secret lies in a Secret, which has an access of its own and is encrypted; best it never passes through Pulumi. */
export const k8sSecretPlain: Rule = {
  id: "k8s-secret-plain",
  title: "No secret is in a ConfigMap, an environment, a command line or a chart's values",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({ checkov: ["CKV_K8S_35"] }),
  requirements: ["D-026", "D-038", "K-19", "B-028"],
  remedy:
    "let the External Secrets Operator make a Secret from Secrets Manager, and take it by secretKeyRef or a volume, of a chart by existingSecret",
  check: (resource) =>
    objectsOf(resource).flatMap((object) => [
      ...mapVerdicts(object),
      ...templateOf(object).flatMap((template) => [
        ...unknownVerdicts(template, "the environment is not known, and with it whether it holds a secret"),
        ...containersOf(template).flatMap((container) => containerVerdicts(container)),
      ]),
    ]),
};
