import type { UNKNOWN } from "../facts/value";

/** What is known of a request beside who asks for what: condition keys and their values. */
export interface Context {
  /** Values by key, in any case; a key without values is not in the request. */
  readonly values: Readonly<Record<string, readonly string[] | typeof UNKNOWN>>;
  /** Whether keys that are not given may have any value, by circumstances or choice. @default they are not there */
  readonly isOpen?: boolean;
  /** Whether it is about somebody or something that nobody has given a tag. @default tags are like every other key */
  readonly isUntagged?: boolean;
}

/** Keys of conditions that are tags of what something is done to. */
const TAG = /^(aws|[a-z0-9-]+):resourcetag\//i;

/** The values of a key: those that are known, none (`[]`), UNKNOWN, or `open` for whichever. */
export function valuesOf(
  { values, isOpen = false, isUntagged = false }: Context,
  key: string,
): readonly string[] | typeof UNKNOWN | "open" {
  const exact = values[key];
  if (exact !== undefined) return exact;
  const wanted = key.toLowerCase();
  const found = Object.keys(values).find((name) => name.toLowerCase() === wanted);
  if (found !== undefined) return values[found] ?? [];
  return isOpen && !(isUntagged && TAG.test(key)) ? "open" : [];
}
