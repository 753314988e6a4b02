import type { LawContext } from "../law";
import type { Properties, Value } from "../values";

/** One place of a template: a name, what is made up, what stands in where nothing was given, and how it is shown. */
const SLOT = /\{(_?)(\w+)(?::(\d+))?(?:\|([^}/]*))?(\/?)\}/g;

/**
 * A text of AWS's in a form that is written as a template; undefined where an input that it names is missing.
 * `{partition}`, `{region}`, `{account}`, any input or one of `more`; `{name|x}` is `x` where there is no name,
 * `{_name}` the name with `_` before it or nothing, `{cluster/}` the last part of an ARN or a name. Made up by the
 * context's mint: `{uuid}`, `{hex:8}`, `{digits:8}`, `{letters:8}` (capital) and `{lower:8}`.
 */
export function fill(
  template: string,
  inputs: Properties,
  context: LawContext,
  more: Readonly<Record<string, string>> = {},
): string | undefined {
  let isWhole = true;
  const text = template.replace(SLOT, (_slot, optional, name: string, length, otherwise, last) => {
    const made = length === undefined ? undefined : madeUp(name, Number(length), context);
    const value = made ?? more[name] ?? plain(inputs[name]) ?? placeOf(name, context) ?? otherwise;
    if (optional === "_") return value === undefined ? "" : `_${value}`;
    if (value === undefined) {
      isWhole = false;
      return "";
    }
    return last === "/" ? (value.split(/[:/]/).at(-1) ?? value) : value;
  });
  return isWhole ? text : undefined;
}

function placeOf(name: string, context: LawContext): string | undefined {
  if (name === "uuid") return context.mint.uuid("form");
  const { account, region } = context.place;
  const known: Readonly<Record<string, string>> = { partition: context.partition, account, region };
  return known[name];
}

function madeUp(kind: string, length: number, context: LawContext): string | undefined {
  const purpose = `form ${length}`;
  if (kind === "hex") return context.mint.hex(length, purpose);
  if (kind === "digits") return context.mint.digits(length, purpose);
  if (kind === "letters") return context.mint.letters(length, purpose);
  return kind === "lower" ? context.mint.letters(length, purpose).toLowerCase() : undefined;
}

function plain(value: Value | undefined): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
