import { valueAt } from "../../facts/must-be";
import { isProperties, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { secretIn } from "../../secrets/entry";

const PATH = "environment.variables";

/** Whoever may look at a function reads its variables: they say where a secret is, and hold none. */
export const lambdaEnvSecrets: Rule = {
  id: "lambda-env-secrets",
  title: "No secret is among a function's variables",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ checkov: ["CKV_AWS_45"] }),
  requirements: ["K-19", "B-028", "D-026"],
  remedy: "hand the function the secret's ARN, and let it read aws.secretsmanager.Secret or a secure parameter",
  types: ["aws:lambda/function:Function"],
  check({ props }) {
    const variables = valueAt(props, PATH);
    if (variables === UNKNOWN) return [undetermined(PATH, "the variables are not known")];
    if (!isProperties(variables)) return [];
    const open: string[] = [];
    const told = Object.entries(variables).flatMap(([name, raw]): Verdict[] => {
      const value = textOf(raw);
      const secret = value === undefined ? undefined : secretIn(name, value);
      if (secret === UNKNOWN) open.push(name);
      return typeof secret === "string" ? [violation(`${PATH}.${name}`, `the variable holds ${secret}`)] : [];
    });
    if (open.length === 0) return told;
    return [...told, undetermined(PATH, `whether ${open.join(", ")} hold secrets is not known`)];
  },
};
