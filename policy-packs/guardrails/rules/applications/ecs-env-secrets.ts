import { valueAt } from "../../facts/must-be";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { secretIn } from "../../secrets/entry";
import { secretsInText } from "../../secrets/secrets-in-text";
import { CONTAINERS, containersOf, TASK } from "../../services/container-definitions";

/** Where a container is told what to run. */
const COMMANDS = ["entryPoint", "command"];

/** What a driver of logs is told: a token is named in `secretOptions`. */
const OPTIONS = "logConfiguration.options";

/** Whoever may look at a task definition reads its variables, for good: every revision is kept. */
export const ecsEnvSecrets: Rule = {
  id: "ecs-env-secrets",
  title: "No secret is among the variables or in the command line of a task's containers",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ fsbp: ["ECS.8"] }),
  requirements: ["K-19", "D-026"],
  remedy:
    "name the secret in secrets: [{ name, valueFrom }] of the container (secretOptions of its logs), and let the execution role read it",
  types: [TASK],
  check({ props }) {
    const containers = containersOf(props);
    if (containers === UNKNOWN) return [undetermined(CONTAINERS, "the containers' variables are not known")];
    return containers.flatMap(({ path, props: container }) => {
      const variables = listOf(container["environment"]);
      return [
        ...(variables === UNKNOWN ? [] : variables.flatMap((one) => variableVerdicts(one, `${path}.environment`))),
        ...optionVerdicts(container, `${path}.${OPTIONS}`),
        ...COMMANDS.flatMap((property) => commandVerdicts(container, property, path)),
      ];
    });
  },
};

function variableVerdicts(variable: Value, path: string, what = "the variable"): readonly Verdict[] {
  if (variable === UNKNOWN || !isProperties(variable)) return [];
  const name = textOf(variable["name"]);
  const value = textOf(variable["value"]);
  if (typeof name !== "string" || value === undefined) return [];
  const secret = secretIn(name, value);
  return typeof secret === "string" ? [violation(`${path}.${name}`, `${what} holds ${secret}`)] : [];
}

function optionVerdicts(container: Properties, path: string): readonly Verdict[] {
  const options = valueAt(container, OPTIONS);
  if (!isProperties(options)) return [];
  return Object.entries(options).flatMap(([name, value]) =>
    variableVerdicts({ name, value: value ?? null }, path, "the option"),
  );
}

function commandVerdicts(container: Properties, property: string, at: string): readonly Verdict[] {
  const path = `${at}.${property}`;
  const words = listOf(container[property]);
  if (words === UNKNOWN || words.includes(UNKNOWN)) {
    return [undetermined(path, "the command line is not known, and with it whether it holds a secret")];
  }
  const line = words.filter((word) => typeof word === "string").join(" ");
  return secretsInText(line).map((kind) => violation(path, `the command line holds ${kind}`));
}
