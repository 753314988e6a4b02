import { awsConfiguration } from "../../../simulator/configuration/aws";
import { CloudError } from "../../../simulator/errors";
import type { FunctionLaw, Law } from "../../../simulator/law";
import type { Provider } from "../../../simulator/provider";
import { createRegistry } from "../../../simulator/registry";
import type { TypeFacts } from "../../../simulator/type-facts";
import { isProperties, type Properties, textOf, type Value } from "../../../simulator/values";

/** A type with a name, tags, a secret, a list, a nested object, and something that replaces it. */
export const THING = "toy:core/thing:Thing";
/** A type that refers to things, and that a thing cannot go before. */
export const PART = "toy:core/part:Part";
/** A type of the account, not of a region. */
export const USER = "toy:iam/user:User";

function facts(type: string, differing: Partial<TypeFacts>): TypeFacts {
  const inputs = new Set([
    "name",
    "size",
    "tags",
    "tagsAll",
    "region",
    "password",
    "ports",
    "nested",
    "zone",
    "thingId",
    "content",
  ]);
  return {
    type,
    scope: "region",
    hasRegion: true,
    hasTags: true,
    defaults: {},
    autoName: undefined,
    secrets: [],
    computed: ["arn", "name"],
    inputs,
    deleteBeforeReplace: false,
    problems: (given) =>
      Object.keys(given)
        .filter((name) => !inputs.has(name))
        .map((name) => ({ property: name, reason: `${name} is not known; expected one of ${[...inputs].join(", ")}` })),
    replaces: (path) => path[0] === "zone" || path[0] === "region" || (path[0] === "nested" && path[1] === "kind"),
    id: (_given, context) => context.mint.id("toy"),
    outputs: (_given, id, { place }) => ({ arn: `arn:aws:toy:${place.region}:${place.account}:${id}` }),
    ...differing,
  };
}

const naming = { length: 40, unless: ["namePrefix"], separator: "-", lowerCase: false, suffix: "" };
const types = new Map<string, TypeFacts>([
  [
    THING,
    facts(THING, {
      autoName: { property: "name", ...naming },
      defaults: { size: 1 },
      secrets: ["token"],
      computed: ["arn", "name", "token"],
    }),
  ],
  [PART, facts(PART, { hasTags: false })],
  [USER, facts(USER, { scope: "account", hasRegion: false, autoName: { property: "name", ...naming } })],
]);

const thing: Law = {
  check: (inputs) =>
    typeof inputs["size"] === "number" && inputs["size"] > 100
      ? [{ property: "size", reason: "size is too large" }]
      : [],
  judge: ({ path, before, after }) =>
    path.length === 1 && path[0] === "ports" && sameMembers(before, after) ? "same" : undefined,
  create: (inputs, { mint, inventory }) => {
    const name = textOf(inputs, "name") ?? "";
    if (inventory.where(THING, "name", name).length > 0) {
      throw new CloudError("exists", "ThingExists", `there is a thing named ${name}; choose another name`);
    }
    return { id: mint.id("thing"), outputs: { token: mint.hex(20, "token") } };
  },
  settle: ({ inputs }) => (inputs["size"] === 13 ? ["the thing does not start with size 13"] : []),
  remove: (resource, { inventory, now }) => {
    if (inventory.where(PART, "thingId", resource.id).length > 0) {
      throw new CloudError("precondition", "DependencyViolation", `${resource.id} has parts; delete them first`);
    }
    const protectedBy = isProperties(resource.inputs["tags"]) ? resource.inputs["tags"] : {};
    if (protectedBy["protected"] === "yes") {
      throw new CloudError("precondition", "OperationNotPermitted", "it is protected; lift the protection first");
    }
    return protectedBy["recoverable"] === "yes" ? { recoverableUntil: now + 1000 } : "gone";
  },
  unprotect: ({ inputs }): Properties =>
    isProperties(inputs["tags"]) && inputs["tags"]["protected"] === "yes" ? { tags: {} } : {},
};

function sameMembers(before: Value | undefined, after: Value | undefined): boolean {
  const sorted = (value: Value | undefined): string =>
    Array.isArray(value)
      ? JSON.stringify(value.map((item) => JSON.stringify(item)).toSorted((a, b) => a.localeCompare(b)))
      : "";
  return Array.isArray(before) && sorted(before) === sorted(after);
}

/** What a resource of a type is imported by: parts by `part/` and their id, all else by the id. */
export function importName(type: string, id: string): string {
  return type === PART ? `part/${id}` : id;
}

const part: Law = {
  importedId: (name) => {
    if (!name.startsWith("part/")) throw new CloudError("invalid", "", `${name} is no part; expected part/ID`);
    return name.slice("part/".length);
  },
  create: (inputs, { inventory, mint }) => {
    const thingId = textOf(inputs, "thingId") ?? "";
    if (inventory.get(THING, thingId) === undefined) {
      throw new CloudError("missing", "NoSuchThing", `there is no thing ${thingId}; make it first`);
    }
    return {
      id: mint.id("part"),
      outputs: {},
      beside: [{ type: "toy:core/shadow:Shadow", id: mint.id("shadow"), outputs: {} }],
    };
  },
};

const getThing: FunctionLaw = (args, { inventory }) => {
  const found = inventory.get(THING, textOf(args, "id") ?? "");
  if (found === undefined) throw new CloudError("missing", "NoSuchThing", "there is no such thing; make it first");
  return { arn: found.outputs["arn"] ?? null, token: found.outputs["token"] ?? null };
};

/** A small package with a little of everything that the protocol has to carry. */
export const toyProvider: Provider = {
  name: "toy",
  version: "1.2.3",
  facts: {
    of: async (type) => types.get(type),
    nearest: async (type) => (type.toLowerCase().includes("thing") ? THING : undefined),
  },
  registry: createRegistry({
    core: async () => ({
      laws: { [THING]: thing, [PART]: part },
      functions: { "toy:core/getThing:getThing": getThing },
      secretResults: { "toy:core/getThing:getThing": ["token", "pin"] },
    }),
  }),
  configuration: awsConfiguration,
  foundation: async ({ mint }) => [{ type: "toy:core/ground:Ground", id: mint.id("ground"), outputs: {} }],
};
