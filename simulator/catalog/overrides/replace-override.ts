/** A correction to one type's generated list of replacing properties. */
export interface ReplaceOverride {
  /** Inputs whose change replaces, though the generated list does not say so. */
  readonly replaces?: readonly string[];
  /** Inputs that are changed in place, though the generated list says they replace. */
  readonly keeps?: readonly string[];
  /** In place of the generated paths below a property. */
  readonly nested?: readonly string[];
  /** Where this can be looked up: the schema of the Terraform provider's resource, which the Pulumi provider is built on. */
  readonly source: string;
}

/** An override in one line: names are parted by spaces, `source` is the resource of the Terraform provider's schema. */
export function override(source: string, replaces: string, keeps = "", nested?: string): ReplaceOverride {
  return {
    source: `what is known of ${source} in terraform-provider-aws 6 (ForceNew), not compared with its source`,
    ...(replaces === "" ? {} : { replaces: names(replaces) }),
    ...(keeps === "" ? {} : { keeps: names(keeps) }),
    ...(nested === undefined ? {} : { nested: names(nested) }),
  };
}

function names(text: string): string[] {
  return text.split(" ").filter((name) => name !== "");
}
