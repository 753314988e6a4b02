import canonicalize from "canonicalize";

/**
 * The one text of a JSON value (RFC 8785): keys sorted, no spaces, numbers as ECMAScript writes them.
 * Two values with the same meaning give the same text, so that it can be hashed and compared.
 *
 * @throws TypeError for what JSON cannot say: undefined, functions, NaN and infinities.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError(`a ${typeof value} has no JSON text`);
  return text;
}
