import type { PolicyResource } from "../facts/resource";
import { isProperties, type Properties, textOf, UNKNOWN, type Value } from "../facts/value";
import { type Asked, askedOfUnknown } from "./asked";
import { entriesAsked } from "./entries";
import { imagesAsked } from "./images";
import { isObject, keyWord, type Part, stepInto } from "./parts";
import { podsAsked } from "./pods";
import { type Account, accessAsked } from "./rbac";
import { servicesAsked } from "./services";
import { documentsOf, givenValues, isClosed, opened } from "./values";

/** Keys that say what a part is, not whose it is. */
const NO_OWNER =
  /^(values|global|image|images|spec|template|pod|containers?|initcontainers|deployment|daemonset|statefulset|service|.*securitycontext|.*volumes?|ports|.*hostport|.*env(vars?)?|enabled)?$/;

/** Policies that pods were admitted by, in Kubernetes before 1.25 and in OpenShift. */
const CEILING = /^(podsecurity|podsecuritypolicy|psp|scc|securitycontextconstraints)$/;

/** Keys under which charts take whole objects. */
const OBJECTS = /^(extra|additional|raw)?(objects|manifests|deploy|templates)$/;

/** What a walk through values knows of where it is. */
interface Way {
  /** The chart's part that a container belongs to, as messages call it. */
  readonly owner: string;
  /** Whether rules are for the whole cluster. */
  readonly isWide: boolean;
  /** Whether it is said what pods may ask for at most, not what one asks for. */
  readonly isCeiling: boolean;
}

/**
 * The pieces of objects of Kubernetes that a chart is asked for by its values, as resources that rules know. What charts
 * hand on is known by its shape, wherever it stands: under a subchart, in `global`, in a list. Values that are left out
 * say nothing: what a chart does by itself is not known.
 */
export function askedObjects(resource: PolicyResource): readonly PolicyResource[] {
  const given = givenValues(resource);
  if (given === undefined) return [];
  const account = accountOf(resource);
  const asked = askedIn(given.part, { owner: account.name, isWide: true, isCeiling: false }, account);
  const unknown = given.unread?.isLater === true ? askedOfUnknown(given.unread.path) : [];
  return [...asked, ...unknown].map(({ type, props, names }) => ({
    ...resource,
    type,
    props,
    names,
    propertyDependencies: {},
  }));
}

/** The first place in the values that a resource gives to a chart which no update makes known either. */
export function unreadPlace(resource: PolicyResource): string | undefined {
  const given = givenValues(resource);
  if (given === undefined) return undefined;
  return given.unread?.isLater === false ? given.unread.path : unreadObject(given.part);
}

/** A release by its name, an add-on by its own. */
function accountOf({ props, name }: PolicyResource): Account {
  const own = textOf(props["name"]);
  const addon = textOf(props["addonName"]);
  const namespace = textOf(props["namespace"]);
  const known = [own, addon, name].find((text) => typeof text === "string");
  const home = addon === undefined ? namespace : "kube-system";
  return { name: typeof known === "string" ? known : name, namespace: typeof home === "string" ? home : undefined };
}

function askedIn(given: Part, way: Way, account: Account): readonly Asked[] {
  const part = opened(given);
  if (part.value === UNKNOWN && OBJECTS.test(keyWord(part.key))) return askedOfUnknown(part.path);
  const objects = objectsIn(part);
  if (objects !== undefined) return objects.flatMap((object) => objectAsked(object, part, account));
  const next = stepFrom(part, way);
  return [
    ...(next.isCeiling ? [] : podsAsked(part, next.owner)),
    ...imagesAsked(part, next.owner),
    ...servicesAsked(part),
    ...accessAsked(part, way.isWide, account),
    ...entriesAsked(part),
    ...[...part.fields, ...part.elements].flatMap((inner) => askedIn(inner, next, account)),
  ];
}

function stepFrom(part: Part, { owner, isWide, isCeiling }: Way): Way {
  const word = keyWord(part.key);
  const name = part.fields.find(({ key }) => key === "name")?.value;
  const isRole = /roles?$/.test(word);
  return {
    owner: typeof name === "string" && name !== "" ? name : NO_OWNER.test(word) ? owner : part.key,
    isWide: isRole ? word.includes("cluster") : isWide || word.includes("cluster"),
    isCeiling: isCeiling || CEILING.test(word),
  };
}

/** The objects that a part is, as a map or as YAML; undefined where it is none. */
function objectsIn({ value }: Part): readonly Properties[] | undefined {
  if (isProperties(value)) return [value];
  if (!isManifest(value)) return undefined;
  return documentsOf(value)?.filter((each) => isProperties(each));
}

/** A text that is meant as objects: YAML that says their kind. */
function isManifest(value: Value | undefined): value is string {
  return typeof value === "string" && /^[\s{-]*"?apiVersion"?:/m.test(value) && /[\s"]kind"?:/.test(value);
}

/** An object as it is, or a change to a part of one, in the namespace of the release where it names none. */
function objectAsked(object: Properties, { path, key }: Part, { namespace }: Account): readonly Asked[] {
  const { apiVersion, kind, metadata } = object;
  if (!isObject(object) || typeof apiVersion !== "string" || typeof kind !== "string") return [];
  const home = isProperties(metadata) && namespace !== undefined ? { namespace, ...metadata } : metadata;
  const form = /patch(es)?$|strategicmerge$/.test(keyWord(key)) ? "Patch" : "";
  const tops = [...new Set([...Object.keys(object), "metadata", "spec"])];
  return [
    {
      type: `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}${form}`,
      props: { ...object, metadata: home },
      names: Object.fromEntries(tops.map((top) => [top, stepInto(path, top)])),
    },
  ];
}

/** The place of a text that is meant as objects and is none, as templates are. */
function unreadObject(part: Part): string | undefined {
  const { value, path, fields, elements } = opened(part);
  const isUnread = isManifest(value) ? documentsOf(value) === undefined : isClosed(part);
  if (isUnread) return path;
  return [...fields, ...elements].map((inner) => unreadObject(inner)).find((found) => found !== undefined);
}
