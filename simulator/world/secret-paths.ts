import { isList, isProperties, type Path, type Properties, type Value, valueAt } from "../values";

/** Texts shorter than this are too common to be recognised as a copy of a secret. */
const RECOGNISABLE = 6;

/**
 * Where an answer is secret: at the paths where its inputs were, at the properties that are secret by themselves, and
 * wherever the text of a secret input turns up again (a password inside a connection string).
 */
export function secretPaths(
  outputs: Properties,
  inputs: Properties,
  inputSecrets: readonly Path[],
  always: readonly string[],
): readonly Path[] {
  const texts = inputSecrets.flatMap((path) => textsIn(valueAt(inputs, path)));
  const found: Path[] = [];
  for (const name of always) if (Object.hasOwn(outputs, name)) found.push([name]);
  for (const path of inputSecrets) if (valueAt(outputs, path) !== undefined) found.push(path);
  if (texts.length > 0) collectCopies(outputs, [], texts, found);
  return outermost(found);
}

/** The paths without those that lie inside another, each once. */
export function outermost(paths: readonly Path[]): readonly Path[] {
  const sorted = paths.toSorted((left, right) => left.length - right.length);
  const kept: Path[] = [];
  for (const path of sorted) {
    if (!kept.some((outer) => outer.every((step, at) => path[at] === step))) kept.push(path);
  }
  return kept;
}

function collectCopies(value: Value, path: Path, texts: readonly string[], found: Path[]): void {
  if (typeof value === "string") {
    if (texts.some((text) => value.includes(text))) found.push(path);
  } else if (isList(value)) {
    for (const [at, item] of value.entries()) collectCopies(item, [...path, at], texts, found);
  } else if (isProperties(value)) {
    for (const [name, item] of Object.entries(value)) collectCopies(item, [...path, name], texts, found);
  }
}

function textsIn(value: Value | undefined): readonly string[] {
  if (typeof value === "string") return value.length >= RECOGNISABLE ? [value] : [];
  if (isList(value)) return value.flatMap(textsIn);
  return isProperties(value) ? Object.values(value).flatMap(textsIn) : [];
}
