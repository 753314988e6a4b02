import {
  type Policies,
  type Policy,
  type ReportViolation,
  type ResourceValidationArgs,
  Secret,
  type StackValidationArgs,
} from "@pulumi/policy";
import { KIND, SIGNATURE } from "../../../lib/engine-values";
import type { GuardrailSession, Outcome, ResourceFacts, SessionOptions } from "../../../lib/guardrail-pack";
import { canonicalType, typesSeen } from "../facts/resource";
import type { Rule } from "./rule";
import { openSession, type SessionMemory } from "./session";

/** How the SDK lets one look behind the proxy that throws at the first value that is not known. */
const IS_PROXY = "__isSpecialProxy";
const PROXY_TARGET = "__getSpecialProxyTarget";

type Raw = Readonly<Record<string, unknown>>;

/**
 * All resources as the engine has listed them, shared by the policies of a pack: it lists them once for each, with the
 * same content, when all have been seen one by one. Forgotten as soon as one is seen again, or others are listed.
 */
export interface Listing {
  of: string | undefined;
  facts: readonly ResourceFacts[];
}

/** A listing before the engine has sent one. */
export function newListing(): Listing {
  return { of: undefined, facts: [] };
}

/** The properties as the engine sent them, unknown ones marked and not thrown. */
export function behindProxy(props: Raw): Raw {
  return Object.fromEntries(Object.entries(targetOf(props)));
}

/** What is behind the SDK's proxies: one for what is not known, one for secrets. */
function targetOf(value: object): object {
  const target: unknown = Reflect.get(value, IS_PROXY) === true ? Reflect.get(value, PROXY_TARGET) : undefined;
  return typeof target === "object" && target !== null ? targetOf(target) : value;
}

/** A value with its secrets marked the engine's way; the SDK has them as objects of its own where a policy may mend. */
function marked(value: unknown): unknown {
  if (value instanceof Secret) return { [SIGNATURE]: KIND.secret, value: marked(value.value) };
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, marked(field)]));
}

/**
 * A rule as a policy of the SDK: the same decisions, reported the SDK's way.
 *
 * @param options configuration and waivers of the pack; what the engine is given for a policy comes before them
 * @param memory shared by all policies of a pack
 * @param listing shared by all policies of a pack
 */
export function policyOf(
  rule: Rule,
  options: SessionOptions,
  memory: SessionMemory,
  listing: Listing = newListing(),
): Policies[number] {
  const { id, title, severity, remedy, check, checkStack, mend, configSchema } = rule;
  const [framework] = rule.frameworks;
  const told = new Set<string>();
  const session = (config: Raw) =>
    openSession([rule], { ...options, config: { [id]: { ...options.config?.[id], ...config } } }, memory);
  const facts: Policy = {
    name: id,
    description: title,
    severity,
    // The SDK lets a policy mend where its level is this one; what is left is stopped by it as well.
    enforcementLevel: mend !== undefined && options.mend?.includes(id) ? "remediate" : "mandatory",
    remediationSteps: remedy,
    tags: [...rule.requirements],
    ...(configSchema === undefined
      ? {}
      : { configSchema: { properties: withDefaults(configSchema, options.config?.[id]) } }),
    ...(framework === undefined
      ? {}
      : {
          framework: {
            name: framework.name,
            version: /[\d.]+$/.exec(framework.name)?.[0] ?? "",
            reference: framework.controls.join(", "),
            specification: title,
          },
        }),
  };
  const validateResource = resourceValidation(rule, session, told, listing);
  const mending = mend === undefined ? {} : { remediateResource: resourceMending(rule, session) };
  if (checkStack === undefined) return { ...facts, ...mending, validateResource };
  const validateStack = stackValidation(session, told, listing);
  return check === undefined ? { ...facts, validateStack } : { ...facts, ...mending, validateResource, validateStack };
}

/** The schema with the team's values as defaults: the SDK fills defaults in, and would put the rule's above the team's. */
function withDefaults(schema: NonNullable<Rule["configSchema"]>, team: Raw = {}) {
  return Object.fromEntries(
    Object.entries(schema).map(([name, property]) => [
      name,
      team[name] === undefined ? property : { ...property, default: team[name] },
    ]),
  );
}

function resourceValidation(
  rule: Rule,
  session: (config: Raw) => GuardrailSession,
  told: Set<string>,
  listing: Listing,
) {
  const wanted = new Set(rule.types);
  return (args: ResourceValidationArgs, report: ReportViolation) => {
    listing.of = undefined;
    // Every policy is shown every resource: most are none of its business, and reading one takes its time.
    if (rule.types !== undefined && !typesSeen(args.type).some((type) => wanted.has(type))) return;
    const outcomes = session(args.getConfig<Record<string, unknown>>()).checkResource(resourceFacts(args));
    tell(outcomes, report, rule.checkStack === undefined ? new Set() : told);
  };
}

function resourceMending(rule: Rule, session: (config: Raw) => GuardrailSession) {
  const wanted = new Set(rule.types);
  return (args: ResourceValidationArgs) => {
    if (rule.types !== undefined && !wanted.has(canonicalType(args.type))) return undefined;
    const facts = resourceFacts(args);
    const props = Object.fromEntries(Object.entries(facts.props).map(([name, value]) => [name, marked(value)]));
    return session(args.getConfig<Record<string, unknown>>())
      .mend?.({ ...facts, props })
      .at(-1)?.props;
  };
}

function resourceFacts({
  type,
  name,
  urn,
  props,
  provider,
  opts,
}: ResourceValidationArgs | StackResource): ResourceFacts {
  return {
    type,
    name,
    urn,
    props: behindProxy(props),
    options: { protect: opts.protect },
    ...(provider === undefined ? {} : { provider: { type: provider.type, props: behindProxy(provider.props) } }),
  };
}

function stackValidation(session: (config: Raw) => GuardrailSession, told: Set<string>, listing: Listing) {
  return (args: StackValidationArgs, report: ReportViolation) => {
    const urns = args.resources.map(({ urn }) => urn).join("\n");
    if (listing.of !== urns) Object.assign(listing, { of: urns, facts: args.resources.map(stackFacts) });
    tell(session(args.getConfig<Record<string, unknown>>()).checkStack(listing.facts), report, told);
    told.clear();
  };
}

type StackResource = StackValidationArgs["resources"][number];

function stackFacts(resource: StackResource): ResourceFacts {
  const { parent, dependencies, propertyDependencies } = resource;
  return {
    ...resourceFacts(resource),
    dependencies: dependencies.map((other) => other.urn),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([property, others]) => [property, others.map((other) => other.urn)]),
    ),
    ...(parent === undefined ? {} : { parent: parent.urn }),
  };
}

/**
 * Reports what was not told of a resource before. What is unknown is told and stops nothing: the update decides. A
 * mandatory level is left to the SDK, so that a configuration can lower it.
 */
function tell(outcomes: readonly Outcome[], report: ReportViolation, told: Set<string>): void {
  for (const { kind, finding } of outcomes) {
    const { resource: urn, path, message, remedy, level } = finding;
    const key = JSON.stringify([kind, urn, path]);
    if (kind === "waived" || told.has(key)) continue;
    told.add(key);
    const text = outcomeText({ path, message, remedy });
    const advisory = kind === "unknown" || level === "advisory";
    // The SDK takes a level beside the message, which its typings leave out.
    Reflect.apply(report, undefined, [{ message: text, urn, ...(advisory ? { enforcementLevel: "advisory" } : {}) }]);
  }
}

/** A finding in the engine's output: where, what, and how to mend it. */
export function outcomeText({
  path,
  message,
  remedy,
}: Readonly<Record<"path" | "message" | "remedy", string>>): string {
  return `${path === "" ? "" : `${path}: `}${message}\n  fix: ${remedy}`;
}
