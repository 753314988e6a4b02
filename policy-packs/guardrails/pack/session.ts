import type {
  Finding,
  GuardrailSession,
  Mended,
  Outcome,
  ResourceFacts,
  SessionOptions,
} from "../../../lib/guardrail-pack";
import { type PolicyResource, readResource, readResources } from "../facts/resource";
import { type Stack, stackOf } from "../facts/stack";
import { hasUnknown, type Properties, UNKNOWN } from "../facts/value";
import { askedObjects } from "../helm/objects";
import { reach } from "../network/reach";
import { type Environment, environmentOf, stackOfUrn } from "./environment";
import { isEnabled, unknownLevel, violationLevel } from "./levels";
import { mendedBy } from "./mend";
import type { Rule, RuleContext, StackVerdict } from "./rule";
import { unusedWaivers, type Waivers, waive } from "./waivers";

/** What is kept from the check of single resources to that of the stack. */
export interface SessionMemory {
  /** What was asked for, by `wishKey`: what a provider adds to it is not known in a preview, and nobody's wish. */
  readonly wishes: Map<string, Properties>;
  readonly usedWaivers: Waivers["used"];
  /** Stacks by the list that they were read from: what is built over all resources is built once for all rules. */
  readonly stacks: WeakMap<readonly ResourceFacts[], Stack>;
}

/** A memory in which nothing has happened yet. */
export function newMemory(): SessionMemory {
  return { wishes: new Map(), usedWaivers: new Set(), stacks: new WeakMap() };
}

/** The stack of some resources as they will be. */
function stackFrom(all: readonly ResourceFacts[], { wishes, stacks }: SessionMemory): Stack {
  const known = stacks.get(all);
  if (known !== undefined) return known;
  const stack = stackOf(
    all.flatMap((facts) => readResources(facts).flatMap((resource, at) => withAsked(asWished(resource, at, wishes)))),
  );
  stacks.set(all, stack);
  return stack;
}

/**
 * Decides by these rules. The environment is that of each resource's URN unless one is given.
 *
 * @param memory shared by sessions that look at the same resources by different rules
 */
export function openSession(
  rules: readonly Rule[],
  options: SessionOptions = {},
  memory: SessionMemory = newMemory(),
): GuardrailSession {
  const { wishes, usedWaivers } = memory;
  const given = options.environment === undefined ? undefined : environmentOf(options.environment);
  const environmentFor = ({ urn }: PolicyResource) => given ?? environmentOf(stackOfUrn(urn));
  const contextOf = (rule: Rule, environment: Environment): RuleContext => ({
    environment,
    config: options.config?.[rule.id] ?? {},
  });
  const byType = rulesByType(rules);
  const waivers: Waivers = {
    all: options.waivers ?? [],
    today: options.today,
    used: usedWaivers,
  };
  const ids = new Set(rules.map(({ id }) => id));
  const looked = new Map<string, number>();
  const count = ({ id }: Rule) => looked.set(id, (looked.get(id) ?? 0) + 1);

  const mending = rules.filter(({ id }) => options.mend?.includes(id) === true);

  const mend = (facts: ResourceFacts): readonly Mended[] => {
    const environment = environmentFor(readResource(facts));
    const mended: Mended[] = [];
    for (const rule of mending.filter(({ tier }) => isEnabled(tier, environment))) {
      const before = { ...facts, props: mended.at(-1)?.props ?? facts.props };
      const after = mendedBy(rule, before, contextOf(rule, environment));
      if (after !== undefined) mended.push(after);
    }
    return mended;
  };

  const wantedFor = (resource: PolicyResource): readonly Rule[] =>
    byType(resource.type).filter(({ tier }) => isEnabled(tier, environmentFor(resource)));

  const checkOne = (resource: PolicyResource): readonly Outcome[] => {
    const environment = environmentFor(resource);
    return wantedFor(resource).flatMap((rule) =>
      (rule.check?.(resource, contextOf(rule, environment)) ?? []).map((verdict) =>
        waive(outcomeOf(rule, environment, "resource", { ...verdict, resource }), waivers),
      ),
    );
  };

  return {
    ...(mending.length === 0 ? {} : { mend }),
    checkResource(facts) {
      return readResources(facts).flatMap((resource, at) => {
        wishes.set(wishKey(resource, at), resource.props);
        for (const rule of wantedFor(resource)) count(rule);
        return withAsked(resource).flatMap(checkOne);
      });
    },
    checkStack(all) {
      const stack = stackFrom(all, memory);
      const first = stack.resources[0];
      const environment = first === undefined ? environmentOf("") : environmentFor(first);
      const wanted = rules.filter(({ tier }) => isEnabled(tier, environment));
      for (const rule of wanted.filter((each) => looksAt(stack, each))) count(rule);
      const outcomes = wanted.flatMap((rule) =>
        (rule.checkStack?.(stack, contextOf(rule, environment)) ?? []).map((verdict) =>
          waive(outcomeOf(rule, environment, "stack", verdict), waivers),
        ),
      );
      return [...outcomes, ...unusedWaivers(waivers, stack, ids)];
    },
    looked: () => Object.fromEntries(looked),
    reach: (all, question) => reach(stackFrom(all, memory), question),
  };
}

/** A resource, and after it what it asks a chart to make, which rules see like what a program makes itself. */
function withAsked(resource: PolicyResource): readonly PolicyResource[] {
  return [resource, ...askedObjects(resource)];
}

/**
 * A resource as it will be, as far as that is known: what the provider says, else what was asked for. A value that only
 * the provider adds and does not know yet counts as not set.
 */
function asWished(resource: PolicyResource, at: number, wishes: SessionMemory["wishes"]): PolicyResource {
  const inputs = wishes.get(wishKey(resource, at));
  if (inputs === undefined) return resource;
  const props: Record<string, Properties[string]> = { ...inputs };
  for (const [name, value] of Object.entries(resource.props)) {
    const known = inputs[name] === undefined ? value !== UNKNOWN : !hasUnknown(value);
    if (known) props[name] = value;
  }
  return { ...resource, props };
}

/** The resource at a place among those that its URN is read as. */
function wishKey({ urn }: PolicyResource, at: number): string {
  return `${urn}#${at}`;
}

/** Whether a rule over the whole stack has something to look at in it. */
function looksAt(stack: Stack, { types, checkStack }: Rule): boolean {
  return checkStack !== undefined && (types === undefined || stack.ofType(...types).length > 0);
}

/** The rules that want to see a resource of a type, found once for each type. */
function rulesByType(rules: readonly Rule[]): (type: string) => readonly Rule[] {
  const known = new Map<string, readonly Rule[]>();
  return (type) => {
    const found = known.get(type);
    if (found !== undefined) return found;
    const wanted = rules.filter((rule) => rule.check !== undefined && (rule.types?.includes(type) ?? true));
    known.set(type, wanted);
    return wanted;
  };
}

function outcomeOf(
  rule: Rule,
  environment: Environment,
  scope: "resource" | "stack",
  { kind, resource, path, message }: StackVerdict,
): Outcome {
  const { id, tier, severity, remedy, frameworks } = rule;
  const level = kind === "violation" ? violationLevel(tier, environment) : unknownLevel(tier, environment, scope);
  const finding: Finding = {
    policy: id,
    level,
    severity,
    resource: resource.urn,
    path: pathInProvider(resource, path),
    message,
    remedy,
    frameworks,
  };
  return { kind, finding };
}

/** A path as the resource's own provider calls it, which is where its author looks. */
function pathInProvider({ names = {} }: PolicyResource, path: string): string {
  const steps = path.split(/(?=[.[])/);
  for (let length = steps.length; length > 0; length--) {
    const name = names[steps.slice(0, length).join("")];
    if (name !== undefined) return [name, ...steps.slice(length)].join("");
  }
  return path;
}
