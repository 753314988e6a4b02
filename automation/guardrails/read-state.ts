import { z } from "zod";
import type { ResourceFacts } from "../../lib/guardrail-pack";
import { Failure } from "../errors";
import { nameOf } from "../reporting/operation-text";
import { parseJson } from "./read-resources";

const propsSchema = z.record(z.string(), z.unknown());
const resourceSchema = z.looseObject({
  urn: z.string(),
  type: z.string(),
  id: z.string().optional(),
  inputs: propsSchema.optional(),
  outputs: propsSchema.optional(),
  parent: z.string().optional(),
  provider: z.string().optional(),
  delete: z.boolean().optional(),
  protect: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
  dependencies: z.array(z.string()).nullish(),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).optional(),
});
type StateResource = z.infer<typeof resourceSchema>;

const resourcesSchema = z.looseObject({ resources: z.array(resourceSchema).optional() });
/** What `pulumi stack export` prints, and the file that the engine keeps. */
const stateSchema = z.union([
  z.looseObject({ deployment: resourcesSchema }),
  z.looseObject({ checkpoint: z.looseObject({ latest: resourcesSchema.nullish() }) }),
]);

/** A resource of a state, once as it was asked for and once as it is. */
export interface DeployedResource {
  readonly asked: ResourceFacts;
  readonly is: ResourceFacts;
}

/**
 * The resources of a state, exported or as the engine keeps it. Secrets in it are encrypted, so what they hold is not
 * known.
 *
 * @throws Failure (usage) when the text is no state
 */
export function readState(text: string, source: string): readonly DeployedResource[] {
  const parsed = stateSchema.safeParse(parseJson(text, source));
  if (!parsed.success) {
    throw new Failure(
      "usage",
      `${source} is no state\n${z.prettifyError(parsed.error)}`,
      "give the output of pulumi stack export",
    );
  }
  const { data } = parsed;
  const latest = "deployment" in data ? data.deployment : "checkpoint" in data ? data.checkpoint : undefined;
  const resources = resourcesOf(latest).filter((resource) => resource.delete !== true);
  const providers = new Map(resources.map(({ urn, type, inputs }) => [urn, { type, props: inputs ?? {} }]));
  return resources.map((resource) => deployed(resource, providers));
}

function resourcesOf(state: unknown): readonly StateResource[] {
  const inner = z.looseObject({ latest: resourcesSchema.nullish() }).safeParse(state);
  const holder = inner.success && inner.data.latest ? inner.data.latest : resourcesSchema.parse(state);
  return holder.resources ?? [];
}

function deployed(
  resource: StateResource,
  providers: ReadonlyMap<string, NonNullable<ResourceFacts["provider"]>>,
): DeployedResource {
  const { urn, type, id, inputs, outputs, parent, dependencies, propertyDependencies } = resource;
  // `URN::ID` of the provider.
  const provider = providers.get(resource.provider?.replace(/::[^:]*$/, "") ?? "");
  const facts = {
    type,
    name: nameOf(urn),
    urn,
    ...(parent === undefined ? {} : { parent }),
    ...(provider === undefined ? {} : { provider }),
    dependencies: dependencies ?? [],
    options: { protect: resource.protect ?? false, retainOnDelete: resource.retainOnDelete ?? false },
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies ?? {}).map(([property, urns]) => [property, urns ?? []]),
    ),
  };
  const identity = id === undefined ? {} : { id };
  return {
    asked: { ...facts, props: inputs ?? {} },
    is: { ...facts, props: { ...inputs, ...outputs, ...identity } },
  };
}
