import { suggest } from "../../lib/suggest";
import stored from "./generated/kinds.json";

/** Kinds by group and version, each with the names of its properties; those that only the cluster sets end in `!`. */
export type StoredKinds = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the pinned @pulumi/kubernetes says of a kind. */
export interface KnownKind {
  /** Names of what a program can give. */
  readonly inputs: ReadonlySet<string>;
  /** Names of what only the cluster sets, such as `status`. */
  readonly computed: readonly string[];
}

const kinds: StoredKinds = stored;
const OBJECT = ["apiVersion", "kind", "metadata"];

/** What is known of a token such as `kubernetes:apps/v1:Deployment`; `undefined` for one that the package does not have. */
export function knownKind(token: string): KnownKind | undefined {
  const [, apiVersion = "", kind = ""] = token.split(":");
  const named = own(own(kinds, apiVersion), kind);
  if (named === undefined) return undefined;
  const names = named === "" ? [] : named.split(" ");
  const common = apiVersion === "helm.sh/v3" ? [] : OBJECT;
  return {
    inputs: new Set([...common, ...names.filter((name) => !name.endsWith("!"))]),
    computed: names.filter((name) => name.endsWith("!")).map((name) => name.slice(0, -1)),
  };
}

/** Whether the package has kinds of this group, such as `apps` or `networking.k8s.io`; the others are custom ones. */
export function isKnownGroup(group: string): boolean {
  return Object.keys(kinds).some((apiVersion) => apiVersion.startsWith(`${group}/`));
}

/** The stable version's token of a kind that the token names in an older or unfinished version of the API. */
export function stableToken(token: string): string | undefined {
  const [, , kind = ""] = token.split(":");
  const stable = Object.keys(kinds).filter(
    (apiVersion) => /\/v\d+$/.test(apiVersion) && own(kinds[apiVersion], kind) !== undefined,
  );
  return stable[0] === undefined ? undefined : `kubernetes:${stable[0]}:${kind}`;
}

/** Tokens of all kinds that the package has. */
export function knownTokens(): readonly string[] {
  return Object.entries(kinds).flatMap(([apiVersion, named]) =>
    Object.keys(named).map((name) => `kubernetes:${apiVersion}:${name}`),
  );
}

/** The known token that is most like this one; `undefined` where none is near. */
export function nearestKind(token: string): string | undefined {
  const [, , kind = ""] = token.split(":");
  const tokens = knownTokens();
  return tokens.find((known) => known.endsWith(`/v1:${kind}`)) ?? suggest(token, tokens);
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
