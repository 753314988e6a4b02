import type { Catalog } from "./catalog";
import type { ReplaceSource } from "./entry";
import { replaceOverrides } from "./replace-overrides";

/** How far the embedded cloud knows one resource type. */
export interface TypeCoverage {
  readonly type: string;
  /** What can be done with it. */
  readonly operations: readonly string[];
  readonly replaceSource: ReplaceSource;
  /** What its behaviour was compared with. */
  readonly checkedAgainst: readonly string[];
  /** What the real cloud does and this one does not. */
  readonly gaps: readonly string[];
}

const operations = ["check", "diff", "create", "read", "update", "delete", "import"] as const;

/** The ledger of every resource type of the pinned provider; `lawful` are the types that have a law of their own. */
export function coverage(catalog: Catalog, lawful: ReadonlySet<string>): TypeCoverage[] {
  return catalog.types().map((type) => {
    const source = catalog.entry(type)?.replaceSource ?? "unknown";
    const override = replaceOverrides[type];
    return {
      type,
      operations,
      replaceSource: source,
      checkedAgainst: [
        `@pulumi/aws ${catalog.version} typings`,
        ...(override === undefined ? [] : [override.source]),
        ...(source === "cloudformation-schema" ? ["CloudFormation resource schema"] : []),
        ...(lawful.has(type) ? ["what is known of AWS, by tests of its law"] : []),
      ],
      gaps: [
        ...(lawful.has(type)
          ? []
          : ["no law: AWS's own refusals are not modelled, computed outputs are typed stand-ins"]),
        ...(source === "unknown" ? ["which changes replace is not known beyond name and region"] : []),
        "never compared with a live AWS account",
      ],
    };
  });
}
