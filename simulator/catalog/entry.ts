/** The shape of one value, as the provider's typings state it. */
export type ValueType =
  | { readonly kind: "string" | "number" | "boolean" | "any" | "asset" }
  | { readonly kind: "array" | "map"; readonly of: ValueType }
  | { readonly kind: "object"; readonly name: string };

/** One property of a resource type, a nested object or a function, as the typings state it. */
export interface PropertyEntry {
  readonly name: string;
  readonly type: ValueType;
  /** `none` for what only the provider sets. */
  readonly input: "required" | "optional" | "none";
  /** The provider always answers with a value, also where the user gave none. */
  readonly computed: boolean;
  readonly secret: boolean;
  /** A change makes a new resource in place of the old one. */
  readonly replaces: boolean;
  /** What the typings' text states as default, for plain values only. */
  readonly default?: string | number | boolean;
}

/** Where the knowledge about replacement of a type comes from, best first. */
export type ReplaceSource = "override" | "cloudformation-schema" | "aws-native" | "typings" | "unknown";

/** One resource type as the generated files hold it; properties in the form of `property-code.ts`. */
export interface StoredType {
  readonly properties: Readonly<Record<string, string>>;
  /** Paths below a property whose change replaces, such as `kubernetesNetworkConfig.ipFamily`. */
  readonly nestedReplaces?: readonly string[];
  readonly replaceSource: Exclude<ReplaceSource, "override">;
  /** How AWS forms the id: `vpc-#` prefix and hex digits, `arn`, `=name` a property's value, `uuid`, `#` nothing known. */
  readonly id: string;
  /** Template with `{region}`, `{account}` and `{name}`, where the typings show one. */
  readonly arn?: string;
  readonly deprecated?: true;
  /** Older tokens of the same type. */
  readonly aliases?: readonly string[];
}

/** One module (`ec2`) as the generated files hold it; names without `aws:ec2/`. */
export interface StoredModule {
  readonly types: Readonly<Record<string, StoredType>>;
  /** Nested objects by name; properties in the form of `property-code.ts`. */
  readonly objects: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Arguments and results of functions (invokes). */
  readonly functions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The list of everything in the generated files. */
export interface StoredIndex {
  /** Version of @pulumi/aws that the files were made from. */
  readonly version: string;
  readonly types: Readonly<Record<string, readonly string[]>>;
  readonly functions: Readonly<Record<string, readonly string[]>>;
}

/** What the catalog knows of one resource type, decoded. */
export interface TypeEntry {
  readonly token: string;
  readonly properties: ReadonlyMap<string, PropertyEntry>;
  /** The properties of a nested object by its name; empty for a name that nothing knows. */
  readonly object: (name: string) => ReadonlyMap<string, PropertyEntry>;
  readonly nestedReplaces: readonly string[];
  readonly replaceSource: ReplaceSource;
  readonly id: string;
  readonly arn: string | undefined;
  readonly deprecated: boolean;
  readonly aliases: readonly string[];
}
