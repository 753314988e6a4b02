import { z } from "zod";

// The kinds of value that settings are made of. In every schema made here the error message and the
// description are the same sentence: what is expected. The parser quotes it, and so do the references.

/** Text that matches a pattern. */
export function text(pattern: RegExp, expected: string): z.ZodType<string> {
  return z.string({ error: expected }).regex(pattern, { error: expected }).describe(expected);
}

/** Text that satisfies a test, with a pattern that editors can check as well. */
export function textWhere(pattern: RegExp, test: (value: string) => boolean, expected: string): z.ZodType<string> {
  return z
    .string({ error: expected })
    .regex(pattern, { error: expected, abort: true })
    .refine(test, { error: expected })
    .describe(expected);
}

/** A whole number of some unit from `minimum` to `maximum`, both included. */
export function countOf(unit: string, minimum: number, maximum: number): z.ZodType<number> {
  return wholeNumber(minimum, maximum, `a whole number of ${unit}, ${minimum} to ${maximum}`);
}

/** A whole number from `minimum` to `maximum`, both included. */
export function wholeNumber(minimum: number, maximum: number, expected: string): z.ZodType<number> {
  return z
    .int({ error: expected })
    .min(minimum, { error: expected })
    .max(maximum, { error: expected })
    .describe(expected);
}

/** One of a few whole numbers. */
export function oneOfNumbers<const N extends readonly number[]>(values: N, unit: string): z.ZodType<N[number]> {
  const expected = `a number of ${unit} among ${values.join(", ")}`;
  return z.literal([...values], { error: expected }).describe(expected);
}

/** One of a few words. */
export function oneOf<const W extends readonly [string, ...string[]]>(...words: W): z.ZodType<W[number]> {
  const expected = words.length === 1 ? words[0] : `one of ${words.join(", ")}`;
  return z.enum(words, { error: expected }).describe(expected);
}

/** One of many words, which the sentence describes instead of listing them. */
export function oneOfMany(words: readonly string[], expected: string): z.ZodType<string> {
  return z.enum(words, { error: expected }).describe(expected);
}

/** True or false. */
export function flag(): z.ZodType<boolean> {
  const expected = "true or false";
  return z.boolean({ error: expected }).describe(expected);
}

/** A list without duplicates; `identity` tells what makes two entries the same (the entry itself, unless given). */
export function listOf<T>(item: z.ZodType<T>, expected: string, identity?: (entry: T) => string): z.ZodType<T[]> {
  const same = identity ?? ((entry: T) => String(entry));
  return z
    .array(item, { error: expected })
    .superRefine((entries, context) => {
      const seen = new Set<string>();
      entries.forEach((entry, index) => {
        const key = same(entry);
        if (seen.has(key)) {
          const message = "each entry once";
          context.addIssue({ code: "custom", path: [index], message, params: { duplicate: key } });
        }
        seen.add(key);
      });
    })
    .describe(expected);
}

/** A map with exactly these fields. */
export function fields<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
  expected: string,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: expected }).describe(expected);
}
