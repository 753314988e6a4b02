import type { StoredKinds } from "../kind-catalog";

/** What is called a resource there and is made by the package itself, not by a cluster. */
const NOT_OBJECTS = /^kubernetes:(?:helm\.sh|kustomize|yaml|meta)\//;
const EVERYWHERE = new Set(["apiVersion", "kind", "metadata"]);

/**
 * The kinds of objects that the compiled files of @pulumi/kubernetes define, with their properties. Lists and patches
 * are left out: each kind has them.
 */
export function readKinds(files: Iterable<string>): StoredKinds {
  const kinds: Record<string, Record<string, string>> = {};
  const found = [...files].flatMap(readResource).filter(({ token }) => !NOT_OBJECTS.test(token));
  const tokens = new Set(found.map(({ token }) => token));
  for (const { token, properties } of found.toSorted((left, right) => (left.token < right.token ? -1 : 1))) {
    if (tokens.has(token.replace(/(?:List|Patch)$/, "")) && /(?:List|Patch)$/.test(token)) continue;
    const [, apiVersion = "", kind = ""] = token.split(":");
    const named = properties.filter((property) => !EVERYWHERE.has(property.replace(/!$/, "")));
    kinds[apiVersion] = { ...kinds[apiVersion], [kind]: named.join(" ") };
  }
  return kinds;
}

/** Names of the properties of one resource of the package, those that only the cluster sets with a `!` behind them. */
export function readResource(content: string): { readonly token: string; readonly properties: readonly string[] }[] {
  const [, token] = /__pulumiType = '(kubernetes:[^']+:[^']+)'/.exec(content) ?? [];
  const [, body] = /if \(!opts\.id\) \{([\s\S]*?)\n {8}\}/.exec(content) ?? [];
  if (token === undefined || body === undefined) return [];
  const lines = body.matchAll(/resourceInputs\["(\w+)"\] = (undefined \/\*out\*\/)?/g);
  return [{ token, properties: [...lines].map(([, name = "", out]) => (out === undefined ? name : `${name}!`)) }];
}
