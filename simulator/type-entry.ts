import type { Properties, Value } from "./values";

/** The form of a value. JSON as it is, so that the catalog's files can hold it. */
export type Shape =
  | { readonly kind: "string"; readonly allowed?: readonly string[]; readonly pattern?: string; readonly json?: true }
  | { readonly kind: "number" | "integer"; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: "boolean" | "asset" | "archive" | "resource" | "any" }
  | { readonly kind: "list"; readonly of: Shape; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: "map"; readonly of: Shape }
  | { readonly kind: "object"; readonly of: Readonly<Record<string, Shape>>; readonly required?: readonly string[] };

/** Where the id of a new resource comes from. */
export type IdForm =
  /** `vpc-0123456789abcdef0`. */
  | { readonly from: "prefix"; readonly prefix: string }
  /** An input used as it is: a bucket's name. */
  | { readonly from: "property"; readonly property: string }
  /** Inputs joined by a separator: `role/policy-arn`. */
  | { readonly from: "properties"; readonly properties: readonly string[]; readonly separator: string }
  /** The ARN itself. */
  | { readonly from: "arn" }
  /** A UUID. */
  | { readonly from: "uuid" };

/** How a physical name is made up when the program gives none. */
export interface AutoName {
  /** The property that is named, such as `name` or `bucket`. */
  readonly property: string;
  /** The longest name that AWS takes. */
  readonly length: number;
  /** Properties that, when given, stand in its place, such as `namePrefix`: then nothing is made up. */
  readonly unless?: readonly string[];
  /** Letters are made lower-case (buckets, databases). */
  readonly lowerCase?: true;
  /** Put behind the name (`.fifo`). */
  readonly suffix?: string;
}

/** What the catalog knows about one resource type. The generic behaviour of every type follows from it. */
export interface TypeEntry {
  /** Pulumi's type token. */
  readonly type: string;
  /** Whether a resource belongs to a region of the account, or to the account as a whole (IAM, Route 53, CloudFront). */
  readonly scope: "region" | "account";
  readonly inputs: Readonly<Record<string, Shape>>;
  /** Names of inputs that must be given. */
  readonly required: readonly string[];
  /** What AWS adds: outputs that are no inputs, and inputs that AWS computes when they are left out. */
  readonly computed: Readonly<Record<string, Shape>>;
  /** Outputs that are always secret. */
  readonly secrets: readonly string[];
  /** Inputs that force replacement when they change: `name`, `ebsBlockDevices[*].volumeSize`; a name covers all inside it. */
  readonly replaceOnChanges: readonly string[];
  /** Inputs that the provider fills in when they are left out. */
  readonly defaults: Properties;
  readonly autoName?: AutoName;
  /** AWS cannot hold the old and the new one at the same time, so that the old one goes first. */
  readonly deleteBeforeReplace?: true;
  readonly id: IdForm;
  /** With `{region}`, `{account}`, `{partition}`, `{id}`, and `{property}` of an input; left out for types without one. */
  readonly arn?: string;
  /** Computed outputs with a known value or template (as in `arn`); the rest are filled by their shape. */
  readonly fixed?: Readonly<Record<string, Value>>;
}

/** Finds what is known about a type without loading what is known about the others. */
export interface Catalog {
  /** `undefined` for a type the pinned provider does not have. */
  entry(type: string): Promise<TypeEntry | undefined>;
  /** The nearest known type to a wrong one, for the error; `undefined` where nothing is near. */
  nearest(type: string): Promise<string | undefined>;
}
