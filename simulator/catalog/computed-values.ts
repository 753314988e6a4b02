import type { LawContext } from "../law";
import type { Properties, Value } from "../values";
import { applicationOutputs } from "./application-outputs";
import { derivedParts } from "./derived-parts";
import type { PropertyEntry, TypeEntry, ValueType } from "./entry";
import { fill } from "./form-template";
import { knownForms } from "./known-forms";

/** An id in the form that AWS gives to this type. */
export function mintId(entry: TypeEntry, inputs: Properties, context: LawContext): string {
  const form = knownForms[entry.token]?.id ?? entry.id;
  if (form === "arn")
    return arnOf(entry, inputs, nameOf(entry, inputs) ?? context.mint.uuid("id"), context) ?? context.mint.uuid("id");
  if (form === "uuid") return context.mint.uuid("id");
  if (form.startsWith("~")) return fill(form.slice(1), inputs, context) ?? context.mint.hex(17, "id");
  if (form.startsWith("=")) {
    const id = joined(form.slice(1), inputs, context);
    if (id !== undefined) return [...parentsOf(entry, inputs), id].join("/");
  }
  if (form.endsWith("#") && form !== "#") return context.mint.id(form.slice(0, -2), "id");
  return context.mint.hex(17, "id");
}

/**
 * What a name is unique in, where the typings say no more than that the name is the id: other texts that are needed and
 * that replace. Two stages of one name are two where they are of two APIs; the inventory holds one of an id.
 */
function parentsOf(entry: TypeEntry, inputs: Properties): readonly string[] {
  if (knownForms[entry.token] !== undefined || !/^=\w+$/.test(entry.id)) return [];
  const own = entry.id.slice(1);
  return [...entry.properties.values()]
    .filter((one) => one.name !== own && one.input === "required" && one.replaces && one.type.kind === "string")
    .filter(({ name }) => PARENT.test(name) && !NO_PARENT.test(name))
    .map(({ name }) => plain(inputs[name]))
    .filter((value) => value !== undefined);
}

/** Names of properties that say in what a resource lies, and those that end likewise and say something else. */
const PARENT = /(Id|Name|Identifier)$|^(restApi|database|workgroup|project|windowId)$/;
const NO_PARENT = /role|image|platform|blueprint|bundle|deliveryOrder|^vpcId$|namespaceName|metricName|artifact/i;

/** Values of properties and of the place, with the signs between them; undefined where one is missing. */
function joined(form: string, inputs: Properties, context: LawContext): string | undefined {
  const place: Readonly<Record<string, string>> = { ...context.place };
  const parts = form.split(/(\{\w+\}|[A-Za-z]\w*)/).map((part) => {
    if (part.startsWith("{")) return place[part.slice(1, -1)];
    return /^[A-Za-z]/.test(part) ? plain(inputs[part]) : part;
  });
  return parts.every((part) => part !== undefined) ? parts.join("") : undefined;
}

/** What AWS computes for a new resource, by the names and kinds of its outputs; deterministic. */
export function computedOutputs(entry: TypeEntry, inputs: Properties, id: string, context: LawContext): Properties {
  const outputs: Record<string, Value> = {};
  for (const property of entry.properties.values()) {
    if (!property.computed || inputs[property.name] !== undefined || property.name === "tagsAll") continue;
    outputs[property.name] = computedValue(entry, property, inputs, id, context);
  }
  const arn = plain(inputs.arn) ?? plain(outputs.arn) ?? "";
  return { ...outputs, ...applicationOutputs[entry.token]?.({ inputs, id, arn, context }) };
}

function computedValue(
  entry: TypeEntry,
  property: PropertyEntry,
  inputs: Properties,
  id: string,
  context: LawContext,
): Value {
  const { name, type } = property;
  if (property.default !== undefined) return property.default;
  if (name === "arn") return id.startsWith("arn:") ? id : (arnOf(entry, inputs, id, context) ?? "");
  if (type.kind !== "string" || property.input !== "none")
    return name === "region" ? context.place.region : empty(type);
  const { account, region } = context.place;
  if (/^(ownerId|accountId|registryId|catalogId|owner)$/.test(name)) return account;
  if (/(Date|Time|At|Timestamp)$/.test(name)) return new Date(context.now).toISOString();
  if (/^(status|state)$/.test(name)) return "ACTIVE";
  if (/^(dnsName|endpoint|address|domainName|endpointUrl|url)$/.test(name))
    return `${id.split(/[:/]/).at(-1)}.${serviceOf(entry)}.${region}.amazonaws.com`;
  if (/(Id|Token|Key)$/.test(name)) return context.mint.hex(17, name);
  return "";
}

function empty(type: ValueType): Value {
  const values = {
    string: "",
    number: 0,
    boolean: false,
    any: null,
    asset: null,
    array: [],
    map: {},
    object: {},
  } as const;
  return values[type.kind];
}

/** The ARN of a resource with this id; undefined for a type without one. */
function arnOf(entry: TypeEntry, inputs: Properties, id: string, context: LawContext): string | undefined {
  if (!entry.properties.has("arn") && entry.arn === undefined) return undefined;
  const kind = (entry.token.split("/")[1]?.split(":")[0] ?? "").replace(
    /[A-Z]/g,
    (letter) => `-${letter.toLowerCase()}`,
  );
  const generic = `arn:{partition}:${serviceOf(entry)}:{region}:{account}:${kind}/{id}`;
  const template =
    knownForms[entry.token]?.arn ??
    entry.arn?.replace(/^arn:aws:/, "arn:{partition}:").replace("{name}", "{id}") ??
    generic;
  const more = { id, path: "/", hex: context.mint.hex(16, "arn"), ...derivedParts(entry.token, inputs, context) };
  return fill(template, { ...inputs, uuid: context.mint.uuid("arn") }, context, {
    ...more,
    path: plain(inputs.path) ?? more.path,
  });
}

/** The service's name in ARNs and host names, where it is not the module's. */
function serviceOf(entry: TypeEntry): string {
  const module = entry.token.split(":")[1]?.split("/")[0] ?? "";
  const services: Record<string, string> = {
    alb: "elasticloadbalancing",
    cfg: "config",
    cloudwatch: "logs",
    ebs: "ec2",
    elb: "elasticloadbalancing",
    lb: "elasticloadbalancing",
    msk: "kafka",
    opensearch: "es",
    sfn: "states",
    vpc: "ec2",
  };
  return services[module] ?? module;
}

/** What a resource of this type is called: its made-up or given name. */
function nameOf(entry: TypeEntry, inputs: Properties): string | undefined {
  return plain(inputs[knownForms[entry.token]?.name?.property ?? "name"]);
}

function plain(value: Value | undefined): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
