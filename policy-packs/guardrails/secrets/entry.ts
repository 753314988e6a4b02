import { UNKNOWN, type Unknown } from "../facts/value";
import { mayNameElsewhere, namesArn, namesSecret } from "./names";
import { secretsInEntry } from "./secrets-in-text";

/**
 * What secret a named value is, if any; UNKNOWN where that depends on a value that is not known yet. The name is enough
 * unless it may as well stand for the name of a secret: a DB_PASSWORD that is made later is a password all the same.
 * Of a TOPIC_ARN that is made later there is nothing to say before the update, which looks at what it has become, as at any other value.
 */
export function secretIn(name: string, value: string | Unknown): string | Unknown | undefined {
  if (value !== UNKNOWN) return secretsInEntry(name, value)[0];
  if (namesArn(name)) return undefined;
  return namesSecret(name) && !mayNameElsewhere(name) ? `a value for ${name}` : UNKNOWN;
}
