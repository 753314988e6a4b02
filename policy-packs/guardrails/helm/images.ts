import { UNKNOWN, type Value } from "../facts/value";
import { type Asked, askedOfContainer } from "./asked";
import { field, keyWord, type Part } from "./parts";

/** How charts call the parts of an image's reference. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  registry: ["registry", "imageregistry"],
  repository: ["repository", "name"],
  tag: ["tag", "imagetag"],
  digest: ["digest", "sha", "imagedigest"],
};

/** What stands beside a text that is no more than a repository. */
const BESIDE: typeof PARTS = { registry: ["registry"], tag: ["tag", "imagetag"], digest: ["digest", "imagedigest"] };

/** Parts that say what they are of wherever they stand: `global.imageRegistry`. */
const SCATTERED: typeof PARTS = { registry: ["imageregistry"], tag: ["imagetag"] };

/**
 * The images that a part names, in the parts in which charts take them: a text where one is whole. What is left out the
 * chart says, and nothing is known of it.
 */
export function imagesAsked(part: Part, owner: string): readonly Asked[] {
  const texts = part.fields.filter((each) => isImage(each) && (isWhole(each.value) || each.value === UNKNOWN));
  if (texts.length > 0) return texts.map((each) => asked(owner, textOfImage(part, each), each.path));
  const isOne =
    isImage(part) || (field(part, "repository") !== undefined && field(part, "tag", "digest") !== undefined);
  const found = partsOfImage(part, isOne ? PARTS : SCATTERED);
  return Object.keys(found).length === 0 ? [] : [asked(owner, found, pathOf(part, found))];
}

function isImage({ key }: Part): boolean {
  return keyWord(key).endsWith("image");
}

function asked(owner: string, image: Value, path: string): Asked {
  return askedOfContainer(owner, { image }, { image: path });
}

/** A reference, not the address of a picture. */
function isWhole(value: Value | undefined): value is string {
  return typeof value === "string" && value !== "" && !/:\/\/|\s|\{\{/.test(value);
}

/** Where it has neither tag nor digest, what stands beside it counts, and else what the chart puts there. */
function textOfImage(part: Part, { key, value }: Part): Value {
  if (!isWhole(value)) return UNKNOWN;
  if (/@|:[^/]*$/.test(value)) return value;
  const beside = keyWord(key) === "image" ? partsOfImage(part, BESIDE) : {};
  return { ...beside, repository: value };
}

function partsOfImage(part: Part, words: typeof PARTS): Readonly<Record<string, Value>> {
  const found = Object.entries(words).flatMap(([name, keys]) => {
    const value = field(part, ...keys)?.value;
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

/** Where the part stands that a finding is about, if it is the only one. */
function pathOf(part: Part, found: Readonly<Record<string, Value>>): string {
  const [only, ...others] = Object.keys(found);
  if (only === undefined || others.length > 0) return part.path;
  return field(part, ...(PARTS[only] ?? []))?.path ?? part.path;
}
