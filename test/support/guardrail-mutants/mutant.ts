import type { EnvironmentKind, ResourceFacts } from "../../../lib/guardrail-pack";

/** A change to what the guardrails see of a stack. */
export type Change = (resources: readonly ResourceFacts[]) => readonly ResourceFacts[];

/** A change to one of our stacks that a guardrail must catch. */
export interface Mutant {
  /** What somebody has done, in words. */
  readonly change: string;
  readonly of: "shared" | "prod-pci";
  readonly apply: Change;
  /** The rule's answer; what is `unknown` before the update holds a promotion to production. @default violation */
  readonly answer?: "violation" | "unknown";
  /** The environment whose rules hold. @default that of the stack */
  readonly environment?: EnvironmentKind;
  /** What a team would have to ask of the rule first. @default what our team asks */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** Mutants by the guardrail that must catch them. */
export type Mutants = Readonly<Record<string, readonly Mutant[]>>;

/** A value that only the update will know. */
export const unknown = { unknown: true } as const;

/** Changes one after the other. */
export function inTurn(changes: readonly Change[]): Change {
  return (resources) => changes.reduce((changed, next) => next(changed), resources);
}

/** Somebody changes our production. */
export function inProduction(change: string, ...changes: readonly Change[]): Mutant {
  return { change, of: "prod-pci", apply: inTurn(changes) };
}

/** Somebody changes what all environments share. */
export function inShared(change: string, ...changes: readonly Change[]): Mutant {
  return { change, of: "shared", apply: inTurn(changes) };
}

/**
 * Gives a resource other properties; one that is undefined is taken away.
 *
 * @param which its name, or its type and name where several types have one of that name
 */
export function set(which: string, props: Readonly<Record<string, unknown>>): Change {
  return changing(which, (resource) => ({ ...resource, props: known({ ...resource.props, ...props }) }));
}

/** Gives a resource other options of the engine. */
export function withOptions(which: string, options: NonNullable<ResourceFacts["options"]>): Change {
  return changing(which, (resource) => ({ ...resource, options }));
}

/** Adds a statement to the policy document of a resource, or puts it in the place of one that is not known yet. */
export function allow(which: string, statement: Readonly<Record<string, unknown>>, property = "policy"): Change {
  return changing(which, (resource) => {
    const text = resource.props[property];
    const statements = typeof text === "string" && text.startsWith("{") ? statementsOf(text) : [];
    const document = policy(...statements, { Effect: "Allow", ...statement });
    return { ...resource, props: { ...resource.props, [property]: document } };
  });
}

/** Puts other conditions on every statement of a document that allows something. */
export function withCondition(which: string, property: string, condition: object | undefined): Change {
  return changing(which, (resource) => {
    const statements = statementsOf(String(resource.props[property])).map((statement) =>
      statement["Effect"] === "Allow" ? known({ ...statement, Condition: condition }) : statement,
    );
    return { ...resource, props: { ...resource.props, [property]: policy(...statements) } };
  });
}

/** A policy document of these statements. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

function statementsOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  const document: { Statement: readonly Readonly<Record<string, unknown>>[] } = JSON.parse(text);
  return document.Statement;
}

/** Takes resources out, and with them what others depended on. */
export function without(...which: readonly string[]): Change {
  return (resources) => {
    const gone = new Set(which.map((one) => find(resources, one).urn));
    const stays = (urn: string) => !gone.has(urn);
    return resources
      .filter(({ urn }) => stays(urn))
      .map((resource) => ({
        ...resource,
        dependencies: resource.dependencies?.filter(stays) ?? [],
        propertyDependencies: Object.fromEntries(
          Object.entries(resource.propertyDependencies ?? {}).map(([property, urns]) => [property, urns.filter(stays)]),
        ),
      }));
  };
}

/**
 * Adds a resource as the stack's others are: with their provider, and so in their account, their region and with their
 * tags.
 *
 * @param more.name @default `careless`
 * @param more.from property → the resource that its value comes from, which is not known before the update
 * @param more.provider the properties of another provider
 */
export function add(
  type: string,
  props: Readonly<Record<string, unknown>>,
  more: {
    readonly name?: string;
    readonly from?: Readonly<Record<string, string>>;
    readonly provider?: Readonly<Record<string, unknown>>;
  } = {},
): Change {
  return (resources) => {
    const name = more.name ?? "careless";
    const like = resources.find((resource) => resource.type.startsWith("aws:") && resource.provider !== undefined);
    const stack = /^urn:pulumi:(.*?)::/.exec(like?.urn ?? "")?.[1] ?? "";
    const sources = Object.entries(more.from ?? {}).map(([property, which]) => [property, find(resources, which).urn]);
    const given = more.provider === undefined ? like?.provider : { type: "pulumi:providers:aws", props: more.provider };
    const made: ResourceFacts = {
      type,
      name,
      urn: `urn:pulumi:${stack}::causeway::${type}::${name}`,
      props: { ...Object.fromEntries(sources.map(([property]) => [property, unknown])), ...props },
      ...(given === undefined || !type.startsWith("aws:") ? {} : { provider: given }),
      dependencies: sources.map(([, urn]) => urn ?? ""),
      propertyDependencies: Object.fromEntries(sources.map(([property, urn]) => [property, [urn ?? ""]])),
    };
    return [...resources, made];
  };
}

/** Takes all resources of some types out; nothing else may hang on them. */
export function withoutAll(...types: readonly string[]): Change {
  return (resources) => {
    const gone = resources.filter(({ type }) => types.includes(type)).map(({ type, name }) => `${type}::${name}`);
    return without(...gone)(resources);
  };
}

function changing(which: string, how: (resource: ResourceFacts) => ResourceFacts): Change {
  return (resources) => {
    const found = find(resources, which);
    return resources.map((resource) => (resource === found ? how(resource) : resource));
  };
}

/** The one resource of that name, or of that type and name. A table that names none of ours is out of date. */
function find(resources: readonly ResourceFacts[], which: string): ResourceFacts {
  const found = resources.filter(({ type, name }) => name === which || `${type}::${name}` === which);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    const names = found.map(({ type, name }) => `${type}::${name}`);
    throw new Error(`${found.length} resources are called ${which}; expected one: ${names.join(", ")}`);
  }
  return only;
}

function known(props: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
}
