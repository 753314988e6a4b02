import type { Problem } from "../errors";
import type { LawContext } from "../law";
import type { Configuration } from "../provider";
import { isList, isProperties, type Path, type Properties, type Value } from "../values";
import { secretPaths } from "../world/secret-paths";
import type { Subject } from "../world/subject";
import { autoName, type NameOrigin } from "./autoname";

/** What a Check answers with. */
export interface Checked {
  readonly inputs: Properties;
  readonly secrets: readonly Path[];
  readonly problems: readonly Problem[];
}

/** Inputs as the provider completes them, and what is wrong with them. Pure. */
export function checkInputs(
  subject: Subject,
  given: { readonly properties: Properties; readonly secrets: readonly Path[] },
  configuration: Configuration,
  naming: NameOrigin,
  contextOf: (inputs: Properties) => LawContext,
): Checked {
  const { facts, law } = subject;
  const problems: Problem[] = [];
  const own = withoutNulls(given.properties);
  const prepared: Record<string, Value> = { ...configuration.prepare(own, facts, subject.settings) };
  const filled: string[] = [];
  for (const [name, value] of Object.entries(facts.defaults)) {
    if (Object.hasOwn(prepared, name)) continue;
    prepared[name] = value;
    filled.push(name);
  }
  if (facts.autoName !== undefined) {
    try {
      const name = autoName(facts.autoName, prepared, naming);
      if (name !== undefined) {
        prepared[facts.autoName.property] = name;
        filled.push(facts.autoName.property);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push({ property: facts.autoName.property, reason: error.message });
    }
  }
  const context = contextOf(prepared);
  const completed = law?.complete?.(prepared, context, naming) ?? prepared;
  const { tagsAll: _computed, ...judged } = completed;
  problems.push(...facts.problems(judged), ...(law?.check?.(completed, context) ?? []));
  const inputs = { ...completed, __defaults: filled.toSorted() };
  return { inputs, secrets: secretPaths(inputs, given.properties, given.secrets, []), problems };
}

/** A null means that nothing was given. Notes of an earlier Check go as well. */
function withoutNulls(inputs: Properties): Properties {
  const kept: Record<string, Value> = {};
  for (const [name, value] of Object.entries(inputs)) {
    if (value !== null && name !== "__defaults") kept[name] = cleaned(value);
  }
  return kept;
}

function cleaned(value: Value): Value {
  if (isList(value)) return value.map(cleaned);
  return isProperties(value) ? withoutNulls(value) : value;
}
