import { isSecret } from "../../../lib/engine-values";
import type { Mended, ResourceFacts } from "../../../lib/guardrail-pack";
import { readResource } from "../facts/resource";
import { isProperties, type Properties, readValue, UNKNOWN, type Value } from "../facts/value";
import type { Rule, RuleContext, Verdict } from "./rule";

type Raw = Readonly<Record<string, unknown>>;

/**
 * A resource as a rule makes it right: nothing where it is right already, where the rule cannot make it right by
 * itself, and where a value that is not known or is secret would have to be written over. What is made is looked at
 * again by the same rule: a change that does not mend is none.
 */
export function mendedBy(rule: Rule, facts: ResourceFacts, context: RuleContext): Mended | undefined {
  const { id, types, check, mend } = rule;
  const resource = readResource(facts);
  if (check === undefined || mend === undefined || types?.includes(resource.type) === false) return undefined;
  const broken = violationsOf(check(resource, context));
  const changes = broken.length === 0 ? {} : mend(resource, context);
  const paths = pathsOf(changes);
  const props = paths.length === 0 ? undefined : merged(facts.props, changes);
  if (props === undefined) return undefined;
  const left = violationsOf(check(readResource({ ...facts, props }), context));
  const isMended = left.length < broken.length && left.every((text) => broken.includes(text));
  return isMended ? { policy: id, props, message: `sets ${paths.join(", ")}` } : undefined;
}

function violationsOf(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.filter(({ kind }) => kind === "violation").map(({ path }) => path);
}

/** `tags.Owner = platform-team` of every value in some changes. */
function pathsOf(changes: Properties, within = ""): readonly string[] {
  return Object.entries(changes).flatMap(([name, value]) =>
    isProperties(value) ? pathsOf(value, `${within}${name}.`) : [`${within}${name} = ${JSON.stringify(value)}`],
  );
}

/** Properties with changes in them; undefined where something stands in the way that must not be written over. */
function merged(raw: Raw, changes: Properties): Raw | undefined {
  const result: Record<string, unknown> = { ...raw };
  for (const [name, change] of Object.entries(changes)) {
    const value = mergedValue(raw[name], change);
    if (value === undefined) return undefined;
    result[name] = value;
  }
  return result;
}

function mergedValue(raw: unknown, change: Value | undefined): unknown {
  if (raw === undefined || raw === null) return change;
  if (isSecret(raw) || readValue(raw) === UNKNOWN) return undefined;
  if (!isProperties(change)) return change;
  return typeof raw === "object" && !Array.isArray(raw) ? merged({ ...raw }, change) : undefined;
}
