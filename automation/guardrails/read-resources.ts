import { z } from "zod";
import type { ResourceFacts } from "../../lib/guardrail-pack";
import { Failure } from "../errors";

const propsSchema = z.record(z.string(), z.unknown());

/** A resource as somebody writes it down: what a policy sees, most of it optional. */
const resourceSchema = z.object({
  type: z.string().min(1),
  name: z.string().min(1),
  props: propsSchema,
  urn: z.string().min(1).optional(),
  parent: z.string().optional(),
  provider: z.looseObject({ type: z.string().optional(), props: propsSchema.optional() }).optional(),
  dependencies: z.array(z.string()).optional(),
  options: z.looseObject({ protect: z.boolean().optional(), retainOnDelete: z.boolean().optional() }).optional(),
  propertyDependencies: z.record(z.string(), z.array(z.string())).optional(),
});

/**
 * Reads resources that are written down, for checks without an engine. One without a URN gets that of its type and name
 * in the environment's stack; dependencies may be told by name where only one resource has it.
 *
 * @param text a JSON list
 * @param source what the text is called in messages
 * @param environment the stack of resources without a URN
 * @throws Failure (usage) with the place of what is wrong
 */
export function readResources(text: string, source: string, environment: string): readonly ResourceFacts[] {
  const parsed = z.array(resourceSchema).safeParse(parseJson(text, source));
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw unreadable(source, `${first?.path.join(".") ?? ""}: ${first?.message ?? "not a list of resources"}`);
  }
  const resources = parsed.data.map((resource) => ({
    ...resource,
    urn: resource.urn ?? `urn:pulumi:${environment}::resources::${resource.type}::${resource.name}`,
  }));
  const named = new Map<string, string[]>();
  for (const { name, urn } of resources) named.set(name, [...(named.get(name) ?? []), urn]);
  const urnOf = (reference: string) => {
    const [only, other] = named.get(reference) ?? [];
    return only === undefined || other !== undefined ? reference : only;
  };
  return resources.map(({ type, name, urn, props, parent, provider, dependencies, propertyDependencies, options }) => ({
    type,
    name,
    urn,
    props,
    ...(parent === undefined ? {} : { parent: urnOf(parent) }),
    ...(options === undefined ? {} : { options: optionsOf(options) }),
    ...(provider === undefined
      ? {}
      : { provider: { type: provider.type ?? "pulumi:providers:aws", props: provider.props ?? {} } }),
    dependencies: (dependencies ?? []).map(urnOf),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies ?? {}).map(([property, references]) => [property, references.map(urnOf)]),
    ),
  }));
}

function optionsOf({
  protect,
  retainOnDelete,
}: {
  protect?: boolean | undefined;
  retainOnDelete?: boolean | undefined;
}) {
  return { ...(protect === undefined ? {} : { protect }), ...(retainOnDelete === undefined ? {} : { retainOnDelete }) };
}

/** The value of a JSON text. @throws Failure (usage) */
export function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(source, error instanceof Error ? error.message : String(error));
  }
}

function unreadable(source: string, problem: string): Failure {
  return new Failure(
    "usage",
    `${source} is no list of resources: ${problem}`,
    'write [{"type", "name", "props"}], with urn, parent, provider, dependencies and propertyDependencies where they matter',
  );
}
