import { UNKNOWN } from "../facts/value";
import { type Context, valuesOf } from "./context";
import type { Decision } from "./decision";

/** `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`. */
const VARIABLE = /\$\{([^{}]*)\}/g;
/** `${*}`, `${?}` and `${$}` mean the letters themselves. */
const LETTER = /^[*?$]$/;

/** A pattern with the request's values in place of its variables. */
export interface Filled {
  readonly pattern: string;
  /** How sure what the pattern stands for is: `sometimes` where a value may be any, which is a star in the pattern. */
  readonly certainty: Decision;
}

/**
 * Fills in a pattern's variables; undefined where one has neither a value nor a default: such a pattern stands for
 * nothing.
 */
export function fillIn(pattern: string, context: Context): Filled | undefined {
  if (!pattern.includes("${")) return { pattern, certainty: true };
  let certainty: Decision = true;
  let isMissing = false;
  const filled = pattern.replaceAll(VARIABLE, (_, inner: string) => {
    if (LETTER.test(inner)) return inner;
    const [key = "", ...fallback] = inner.split(",");
    const values = valuesOf(context, key.trim());
    if (values === UNKNOWN || values === "open") {
      certainty = values === UNKNOWN || certainty === UNKNOWN ? UNKNOWN : "sometimes";
      return "*";
    }
    const value = values[0] ?? /'(.*)'/.exec(fallback.join(","))?.[1];
    isMissing ||= value === undefined;
    return value ?? "";
  });
  return isMissing ? undefined : { pattern: filled, certainty };
}
