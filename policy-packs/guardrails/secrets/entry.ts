import { UNKNOWN, type Unknown } from "../facts/value";
import { mayNameElsewhere, namesSecret } from "./names";
import { secretsInEntry } from "./secrets-in-text";

/**
 * What secret a named value is, if any; UNKNOWN where that depends on a value that is not known yet. The name is enough
 * unless it may as well stand for the name of a secret: a DB_PASSWORD that is made later is a password all the same.
 */
export function secretIn(name: string, value: string | Unknown): string | Unknown | undefined {
  if (value !== UNKNOWN) return secretsInEntry(name, value)[0];
  return namesSecret(name) && !mayNameElsewhere(name) ? `a value for ${name}` : UNKNOWN;
}
