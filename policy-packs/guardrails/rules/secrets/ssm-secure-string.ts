import type { PolicyResource } from "../../facts/resource";
import { textOf, UNKNOWN, type Unknown } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { secretIn } from "../../secrets/entry";

/** Where a parameter's value may be. */
const VALUES = ["value", "valueWo", "insecureValue"];

/** The last part of a path says what the parameter is: `/shop/prod/db-password`. */
function nameOf({ name, props }: PolicyResource): string {
  const path = textOf(props["name"]);
  return (typeof path === "string" ? path : name).split("/").at(-1) ?? name;
}

function valueVerdicts(name: string, path: string, value: string | Unknown): readonly Verdict[] {
  const secret = secretIn(name, value);
  if (secret === undefined) return [];
  if (secret === UNKNOWN) return [undetermined(path, "the value is not known, and with it whether it is a secret")];
  return [violation(path, `the parameter holds ${secret}, and is not encrypted`)];
}

/** A secret among parameters is encrypted. Everybody who may list the others would read it. */
export const ssmSecureString: Rule = {
  id: "ssm-secure-string",
  title: "Parameters that hold secrets are encrypted",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ checkov: ["CKV2_AWS_34"] }),
  requirements: ["D-026", "E-023"],
  remedy: "set type: SecureString and keyId (components/secrets/secrets.ts)",
  types: ["aws:ssm/parameter:Parameter"],
  check(resource) {
    const type = textOf(resource.props["type"]);
    if (type === "SecureString") return [];
    const name = nameOf(resource);
    const verdicts = VALUES.flatMap((path) => {
      const value = textOf(resource.props[path]);
      return value === undefined ? [] : valueVerdicts(name, path, value);
    });
    if (type !== UNKNOWN || verdicts.length === 0) return verdicts;
    return [undetermined("type", "whether the parameter is encrypted is not known")];
  },
};
