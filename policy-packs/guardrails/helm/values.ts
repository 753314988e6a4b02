import { parse, parseAllDocuments } from "yaml";
import { KIND, SIGNATURE, UNKNOWN_MARKS } from "../../../lib/engine-values";
import { everyValueAt, type LocatedValue } from "../facts/every-value";
import type { PolicyResource } from "../facts/resource";
import { isList, isProperties, listOf, readValue, textOf, UNKNOWN, type Value } from "../facts/value";
import { keyWord, over, type Part, partOf } from "./parts";

/** What a program gives to a chart, as far as it can be read. */
export interface GivenValues {
  readonly part: Part;
  /** The first place that cannot be read. */
  readonly unread: Unread | undefined;
}

/** A place of which nobody can say what it asks for. */
export interface Unread {
  readonly path: string;
  /** Whether the update will know it; what lies in a file or in a template no policy gets to see. */
  readonly isLater: boolean;
}

/** `yes` is true and `<<` takes a map in, as Helm reads YAML. */
const AS_HELM = { version: "1.1", logLevel: "error" } as const;

/** What stands for a text that is not known, in the place of what a template puts there. */
const [, , ANY_TEXT = ""] = UNKNOWN_MARKS;

const VALUES = ["valueYamlFiles", "values"];
const ARGO = ["values", "valuesObject", "parameters"];

/** Where each type takes values, in the order in which the later ones count before the earlier. */
const PLACES: readonly { readonly type: RegExp; readonly places: readonly string[] }[] = [
  { type: /^kubernetes:helm\.sh\/v[34]:(Release|Chart)$/, places: VALUES },
  { type: /^aws:eks\/addon:Addon$/, places: ["configurationValues"] },
  { type: /^aws-native:eks:Addon$/, places: ["configurationValues"] },
  { type: /^kubernetes:helm\.toolkit\.fluxcd\.io\/[^:]+:HelmRelease(Patch)?$/, places: ["spec.values"] },
  {
    type: /^kubernetes:argoproj\.io\/[^:]+:Application(Patch)?$/,
    places: ["spec.source.helm", "spec.sources.helm"].flatMap((helm) => ARGO.map((name) => `${helm}.${name}`)),
  },
];

/** The places of types that were asked for before: every policy asks it of every resource. */
const known = new Map<string, readonly string[] | undefined>();

function placesOf(type: string): readonly string[] | undefined {
  if (!known.has(type)) known.set(type, PLACES.find((each) => each.type.test(type))?.places);
  return known.get(type);
}

/** What a resource gives to a chart; undefined where it installs none. */
export function givenValues({ type, props }: PolicyResource): GivenValues | undefined {
  const places = placesOf(type);
  if (places === undefined) return undefined;
  const read = places.flatMap((place) => everyValueAt(props, place)).flatMap((located) => sourcesOf(located));
  return {
    part: read.map(({ part }) => part).reduce(over, partOf(undefined, "values")),
    unread: read.find(({ unread }) => unread !== undefined)?.unread,
  };
}

/** The values at a place: a map, a text of YAML, assets of such, or parameters with dotted names. */
function sourcesOf({ path, value }: LocatedValue): readonly GivenValues[] {
  if (!isList(value)) return [sourceOf(value, path)];
  return value.map((element, index) => sourceOf(element, `${path}[${index}]`));
}

function sourceOf(value: Value, path: string): GivenValues {
  if (value === UNKNOWN) return { part: partOf(undefined, path), unread: { path, isLater: true } };
  if (typeof value === "string") return readText(value, path);
  if (isProperties(value) && isAsset(value)) {
    const text = textOf(value["text"]);
    return text === undefined ? notRead(path, false) : text === UNKNOWN ? notRead(path, true) : readText(text, path);
  }
  const name = isProperties(value) && path.includes(".parameters[") ? value["name"] : undefined;
  if (isProperties(value) && typeof name === "string") return given({ [name]: value["value"] }, path);
  return given(value, path);
}

function given(value: Value, path: string): GivenValues {
  return { part: partOf(value, path), unread: undefined };
}

function notRead(path: string, isLater: boolean): GivenValues {
  return { part: partOf(undefined, path), unread: { path, isLater } };
}

/** The SDK of policies has assets as objects of its own. */
function isAsset(value: Readonly<Record<string, Value | undefined>>): boolean {
  return value[SIGNATURE] === KIND.asset || value[SIGNATURE] === KIND.archive || value["__pulumiAsset"] === true;
}

function readText(text: string, path: string): GivenValues {
  const value = fromYaml(text);
  if (value === undefined || (value !== null && !isProperties(value))) return notRead(path, false);
  return given(value, path);
}

/** What a text of YAML, or JSON, stands for; undefined where it is none. What a template puts in is not known. */
export function fromYaml(text: string): Value | undefined {
  try {
    return readValue(parse(filled(text), unfilled, AS_HELM));
  } catch {
    return undefined;
  }
}

/** A template as YAML: what it puts in is marked as not known. Lines that decide or repeat make it none. */
function filled(text: string): string {
  return text.replaceAll(/\{\{.*?\}\}/g, ANY_TEXT);
}

/** Gives a text of which a template is only a part its own words back. */
function unfilled(_key: unknown, value: unknown): unknown {
  return typeof value === "string" && value !== ANY_TEXT ? value.replaceAll(ANY_TEXT, "{{ }}") : value;
}

/** The objects in a text of YAML; undefined where it is none, such as a template. */
export function documentsOf(text: string): readonly Value[] | undefined {
  try {
    const documents = parseAllDocuments(filled(text), AS_HELM);
    if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
    const values = documents.map((document): Value => readValue(document.toJS({ reviver: unfilled })) ?? null);
    return values.flatMap((value) => {
      const list = listOf(value);
      return list === UNKNOWN ? [] : list;
    });
  } catch {
    return undefined;
  }
}

/** Keys of what charts hand on to pods, services and ingresses, and that some take as a text. */
const HANDED_ON = /(containers|sidecars|volumes|securitycontext|service|ingress|env|envvars|annotations|rules)$/;

/** A part that is written as a text of YAML, such as `extraContainers: |`, with what is in it. */
export function opened(part: Part): Part {
  const value = isText(part) ? fromYaml(part.value) : undefined;
  return isList(value) || isProperties(value) ? partOf(value, part.path, part.key) : part;
}

/** Whether a part is written as a text that is meant as YAML and is none, as templates are. */
export function isClosed(part: Part): boolean {
  return isText(part) && fromYaml(part.value) === undefined;
}

function isText(part: Part): part is Part & { readonly value: string } {
  return typeof part.value === "string" && HANDED_ON.test(keyWord(part.key)) && /:\s/.test(part.value);
}
