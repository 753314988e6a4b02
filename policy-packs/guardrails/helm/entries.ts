import { textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";
import { namesSecret } from "../secrets/names";
import type { Asked } from "./asked";
import { field, keyWord, type Part } from "./parts";

const ENTRIES = "kubernetes:core/v1:ConfigMapPatch";

/** Keys that say in which secret, and under which key of it, a value lies. */
const REFERENCE = /^existing|existingsecret|secretref$|secretkeyref$|secretname$|keyname$|fieldname$/;

/** Keys beside one that is a key within a secret: they say in which. */
const ELSEWHERE = /secretname$|^existingsecret|secretref$|^remoteref$/;

/** The named texts of a part: whoever may look at a release reads its values, like those of a ConfigMap. */
export function entriesAsked(part: Part): readonly Asked[] {
  const entries = [...part.fields, ...(part.elements.length > 0 ? [part] : [])].flatMap((each) => entryOf(part, each));
  if (entries.length === 0) return [];
  return [
    {
      type: ENTRIES,
      props: { data: Object.fromEntries(entries.map(({ name, value }) => [name, value])) },
      names: Object.fromEntries(entries.map(({ name, path }) => [`data["${name}"]`, path])),
    },
  ];
}

interface Entry {
  readonly name: string;
  readonly value: string | Unknown;
  readonly path: string;
}

function entryOf(part: Part, each: Part): readonly Entry[] {
  const value = textIn(each);
  const name = nameOf(part, each);
  if (value === undefined || REFERENCE.test(keyWord(each.key)) || isKeyOfSecret(part, each, value)) return [];
  // What may be anything is no secret; what is called one may be.
  return value === UNKNOWN && !namesSecret(name) ? [] : [{ name, value, path: each.path }];
}

/** A text, or a list of texts as a command line has them. */
function textIn({ value, elements }: Part): string | Unknown | undefined {
  if (elements.length === 0) return textOf(value);
  const texts = elements.map((element) => textOf(element.value)).filter((text) => typeof text === "string");
  return texts.length === 0 ? undefined : texts.join(" ");
}

/** Of a variable, `{ name, value }`, its name; of a `value` alone what it stands in. */
function nameOf(part: Part, each: Part): string {
  if (keyWord(each.key) !== "value") return each.key;
  const name: Value | undefined = textOf(field(part, "name", "key")?.value);
  return typeof name === "string" ? name : part.key === "" ? each.key : part.key;
}

/** `secretKey: password` names the key that a secret is kept under, where it says in which or is called like one. */
function isKeyOfSecret(part: Part, each: Part, value: string | Unknown): boolean {
  if (!/(secret|access)key$/.test(keyWord(each.key))) return false;
  const isFetched = part.fields.some(({ key }) => ELSEWHERE.test(keyWord(key)));
  return isFetched || (value !== UNKNOWN && (isFile(value) || (isWords(value) && namesSecret(value))));
}

function isWords(text: string): boolean {
  return /^[A-Za-z]+([-_.][A-Za-z]+)*$/.test(text);
}

function isFile(text: string): boolean {
  return /^[\w-]+\.(json|ya?ml|pem|key|crt|jks|txt)$/.test(text);
}
