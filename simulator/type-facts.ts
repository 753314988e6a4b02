import type { Problem } from "./errors";
import type { LawContext } from "./law";
import type { Path, Properties } from "./values";

/** How a physical name is made up when the program gives none. */
export interface AutoName {
  /** The property that is named, such as `name` or `bucket`. */
  readonly property: string;
  /** The longest name that AWS takes, in characters. */
  readonly length: number;
  /** Properties that, when given, stand in its place, such as `namePrefix`: then nothing is made up. */
  readonly unless: readonly string[];
  /** What stands between the resource's name and the made-up part. */
  readonly separator: string;
  /** Letters are made lower-case (buckets, databases). */
  readonly lowerCase: boolean;
  /** Put behind the name (`.fifo`). */
  readonly suffix: string;
  /** The input that makes it first in, first out, so that its name has to end in `.fifo`. @default none does */
  readonly fifo?: string;
}

/** What is known about one resource type without its law: the generic behaviour of every type. */
export interface TypeFacts {
  readonly type: string;
  /** Whether a resource belongs to a region, or to the account as a whole (IAM, Route 53, CloudFront). */
  readonly scope: "region" | "account";
  /** Whether it has the `region` input that the provider fills in. */
  readonly hasRegion: boolean;
  /** Whether it has `tags` and the `tagsAll` that the provider computes of them. */
  readonly hasTags: boolean;
  /** Inputs that the provider fills in when they are left out. */
  readonly defaults: Properties;
  readonly autoName: AutoName | undefined;
  /** Outputs that are always secret. */
  readonly secrets: readonly string[];
  /** Outputs that nobody knows before the resource is made, unless they were given as inputs. */
  readonly computed: readonly string[];
  /** Names of everything that can be given as input. */
  readonly inputs: ReadonlySet<string>;
  /** AWS cannot hold the old and the new one at the same time, so that the old one goes first. */
  readonly deleteBeforeReplace: boolean;
  /** Whether a replacement would have the name of what it replaces, so that the old one goes first. @default as `autoName` says */
  keepsName?(oldInputs: Properties, newInputs: Properties): boolean;
  /** What is wrong with the inputs by their form: missing, unknown (with the nearest known name), of another kind. */
  problems(inputs: Properties): readonly Problem[];
  /** Whether a change at this path makes a new resource. */
  replaces(path: Path): boolean;
  /** Whether the order of the list at this path means nothing. @default no list's */
  unordered?(path: Path): boolean;
  /** An id in AWS's form. */
  id(inputs: Properties, context: LawContext): string;
  /** What an import names a resource by that has these outputs. @default its id */
  importName?(outputs: Properties, id: string, context: LawContext): string | undefined;
  /** What AWS computes for a resource with this id, without the inputs: an ARN, typed values. */
  outputs(inputs: Properties, id: string, context: LawContext): Properties;
}

/** Finds what is known about a type, loading no more than that. */
export interface FactBook {
  /** `undefined` for a type that the pinned provider does not have. */
  of(type: string): Promise<TypeFacts | undefined>;
  /** The nearest known token to a wrong one, for the error; `undefined` where nothing is near. */
  nearest(token: string): Promise<string | undefined>;
}
