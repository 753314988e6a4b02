import fs from "node:fs";
import path from "node:path";

/** A line of a file of the checkout. */
export interface SourcePlace {
  /** From the root of the checkout. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Where components are. A component's type stands in its file: `const TYPE = "causeway:database:Database"`. */
const COMPONENTS = "components";

/**
 * Finds the line that makes a resource, by its URN: in the file of the component that it belongs to, where that file
 * makes a resource of its type, else where the component is declared.
 *
 * @param checkout absolute path of the checkout
 */
export function sourcePlaces(checkout: string): (urn: string) => SourcePlace | undefined {
  const files = componentFiles(checkout);
  return (urn) => {
    const types = (urn.split("::")[2] ?? "").split("$");
    const own = types.at(-1) ?? "";
    const component = types.slice(0, -1).findLast((type) => files.has(type));
    const found = component === undefined ? undefined : files.get(component);
    if (found === undefined) return undefined;
    const making = lineOf(found.text, constructorOf(own));
    return { file: found.file, line: making ?? lineOf(found.text, "extends pulumi.ComponentResource") ?? 1 };
  };
}

/** `aws:rds/instance:Instance` is made by `new aws.rds.Instance(`. */
function constructorOf(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  return `new ${[provider, ...(module.split("/")[0] ?? "").split(".")].join(".")}.${name}(`;
}

function lineOf(text: string, words: string): number | undefined {
  const index = text.split("\n").findIndex((line) => line.includes(words));
  return index === -1 ? undefined : index + 1;
}

interface ComponentFile {
  readonly file: string;
  readonly text: string;
}

/** The files of components, by type. */
function componentFiles(checkout: string): ReadonlyMap<string, ComponentFile> {
  const folder = path.join(checkout, COMPONENTS);
  if (!fs.existsSync(folder)) return new Map();
  const names = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return new Map(
    names.flatMap((name) => {
      const text = fs.readFileSync(path.join(folder, name), "utf8");
      const type = /^const TYPE = "([^"]+)"/m.exec(text)?.[1];
      const file = path.posix.join(COMPONENTS, ...name.split(path.sep));
      return type === undefined ? [] : [[type, { file, text }] as const];
    }),
  );
}
