import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import { suggest } from "../lib/suggest";
import type { Finding, SettingPath } from "./problem";

/** Written by the plain CLI when a stack is made; of no interest to us. */
const ignoredKeys = ["encryptionsalt", "secretsprovider", "encryptedkey"];

/** A place in a text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A finding with its place, where it has one of its own. */
export interface PlacedFinding extends Finding {
  readonly place?: Place;
}

/** A stack file taken apart: the values under `config:`, and where each of them stands. */
export interface StackFile {
  /** Values by their full keys, as YAML understands them. */
  readonly entries: ReadonlyMap<string, unknown>;
  readonly secretKeys: ReadonlySet<string>;
  /** What is wrong with the file itself. */
  readonly findings: readonly PlacedFinding[];
  /** Whether the values can be looked at; false when the file as a whole is unreadable. */
  readonly isReadable: boolean;
  /** The place of a value, or of the nearest thing around it that is there; with `atKey` that of the key. */
  readonly placeOf: (path: SettingPath, atKey: string | undefined) => Place;
  /** A number or truth value as it was typed. */
  readonly written: (path: SettingPath) => string | undefined;
}

/** Reads the text of a stack file. Whatever the text, it answers and does not throw. */
export function readStackFile(text: string): StackFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const at = (offset: number | undefined): Place => placeAt(lines, offset);
  const broken = document.errors[0] ?? document.warnings[0];
  if (broken !== undefined) return unreadable(invalidYaml(broken.code, broken.message, at(broken.pos[0])));
  const root = document.contents;
  const config = isMap(root) ? pairOf(root, "config") : undefined;
  if (!isMap(root) || config === undefined || !isMap(config.value)) {
    return unreadable({ ...noConfig(isMap(root) && config !== undefined), place: at(rangeStart(config?.key ?? root)) });
  }
  const values = plainValues(document);
  if (values instanceof Error) {
    const alias = unresolvedAlias(document);
    const got = alias === undefined ? "aliases that refer to too much" : `an alias of nothing, *${alias.source}`;
    return unreadable(invalidYaml("ALIAS", got, at(rangeStart(alias ?? config.key))));
  }
  const map = config.value;
  const find = (path: SettingPath): Found => findNode(document, map, config, path);
  return {
    entries: entriesOf(values),
    secretKeys: new Set(map.items.filter((pair) => holdsSecret(pair.value)).map((pair) => keyText(pair.key))),
    findings: [...strangers(root, at), ...duplicates(root, [], at)],
    isReadable: true,
    placeOf: (path, atKey) => {
      const key = atKey === undefined ? undefined : pairOf(map, atKey)?.key;
      const found = find(path);
      return at(rangeStart(key) ?? rangeStart(found.value) ?? rangeStart(found.key));
    },
    written: (path) => {
      const { value } = find(path);
      return isScalar(value) ? value.source : undefined;
    },
  };
}

/** A node and the key that it stands behind. */
interface Found {
  readonly key: unknown;
  readonly value: unknown;
}

function unreadable(finding: PlacedFinding): StackFile {
  const place = finding.place ?? { line: 1, column: 1 };
  const nothing = { entries: new Map<string, unknown>(), secretKeys: new Set<string>(), written: () => undefined };
  return { ...nothing, findings: [finding], isReadable: false, placeOf: () => place };
}

function invalidYaml(code: string, message: string, place: Place): PlacedFinding {
  const expected = code === "MULTIPLE_DOCS" ? "one YAML document" : "valid YAML";
  const got = code === "MULTIPLE_DOCS" ? "a second document" : message.replace(/\s+/g, " ").trim();
  return { path: [], got, expected, remedy: "mend this place; the rest is checked once the file can be read", place };
}

function noConfig(isThere: boolean): Finding {
  const got = isThere ? "config: without keys" : "no config:";
  const remedy = "put the settings below config:, indented by two";
  return { path: ["config"], got, expected: "a map named config with the stack's settings", remedy };
}

/** Top-level keys that are none of ours. */
function strangers(root: YAMLMap, at: (offset: number | undefined) => Place): PlacedFinding[] {
  return root.items.flatMap((pair) => {
    const key = keyText(pair.key);
    if (key === "config" || ignoredKeys.includes(key)) return [];
    const remedy =
      suggest(key, ["config"]) === undefined
        ? `delete ${key}, or move its settings below config:`
        : "did you mean config? It may stand there only once";
    return [
      {
        path: [key],
        got: `the unknown top-level key ${key}`,
        expected: "config as the only top-level key",
        remedy,
        place: at(rangeStart(pair.key)),
      },
    ];
  });
}

/** Keys that a map states twice, at any depth: YAML would let the last one win in silence. */
function duplicates(node: unknown, path: SettingPath, at: (offset: number | undefined) => Place): PlacedFinding[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => duplicates(item, [...path, index], at));
  if (!isMap(node)) return [];
  const first = new Map<string, Place>();
  return node.items.flatMap((pair) => {
    const key = keyText(pair.key);
    const place = at(rangeStart(pair.key));
    const inner = path.length === 0 && key === "config" ? [] : [...path, key.replace(/^causeway:/, "")];
    const found = duplicates(pair.value, inner, at);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, place);
      return found;
    }
    const remedy = "delete one of the two";
    return [
      ...found,
      {
        path: inner.length === 0 ? [key] : inner,
        got: `${key} twice, first on line ${earlier.line}`,
        expected: "each key once",
        remedy,
        place,
      },
    ];
  });
}

/** Everything below `config`, or the error when aliases lead nowhere, around in circles or to too much. */
function plainValues(document: Document): unknown {
  try {
    const plain: unknown = document.toJS({ mapAsMap: true, maxAliasCount: 100 });
    return withoutMaps(plain instanceof Map ? plain.get("config") : undefined, []);
  } catch (error) {
    if (error instanceof ReferenceError) return error;
    throw error;
  }
}

function unresolvedAlias(document: Document): Alias | undefined {
  const found: Alias[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined) found.push(alias);
    },
  });
  return found[0];
}

function entriesOf(values: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(values ?? {}));
}

/** A value with plain objects for maps. */
function withoutMaps(value: unknown, around: readonly unknown[]): unknown {
  if (around.includes(value)) throw new ReferenceError("a value inside itself");
  const inside = [...around, value];
  if (Array.isArray(value)) return value.map((item) => withoutMaps(item, inside));
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, inner]) => [String(key), withoutMaps(inner, inside)]));
}

/** Whether there is a `secure:` value in a node, at any depth. */
function holdsSecret(node: unknown): boolean {
  if (isSeq(node)) return node.items.some(holdsSecret);
  return isMap(node) && node.items.some((pair) => keyText(pair.key) === "secure" || holdsSecret(pair.value));
}

function findNode(document: Document, config: YAMLMap, configPair: Pair, path: SettingPath): Found {
  let found: Found = { key: configPair.key, value: configPair.key };
  let around: unknown = config;
  for (const [depth, part] of path.entries()) {
    const next = isAlias(around) ? around.resolve(document) : around;
    if (typeof part === "number" && isSeq(next)) {
      const item = next.items[part];
      if (item === undefined) return found;
      found = { key: item, value: item };
    } else {
      const pair = isMap(next)
        ? (pairOf(next, depth === 0 ? `causeway:${part}` : String(part)) ?? pairOf(next, String(part)))
        : undefined;
      if (pair === undefined) return found;
      found = { key: pair.key, value: pair.value };
    }
    around = found.value;
  }
  return found;
}

/** The last pair of a key, which is the one whose value counts. */
function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.findLast((pair) => keyText(pair.key) === key);
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function rangeStart(node: unknown): number | undefined {
  if (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) return node.range?.[0];
  return undefined;
}

function placeAt(lines: LineCounter, offset: number | undefined): Place {
  const { line, col } = lines.linePos(offset ?? 0);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
