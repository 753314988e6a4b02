import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PropertyEntry } from "../entry";
import { saysItReplaces, statedDefault } from "./documents";
import { type Declarations, type Member, readDeclarations } from "./typings";

/** A resource type or function of the package before anything is known about replacement. */
export interface Described {
  /** `aws:ec2/vpc:Vpc` or `aws:ec2/getVpc:getVpc`. */
  readonly token: string;
  readonly properties: readonly PropertyEntry[];
  /** The class's comment. */
  readonly text: string;
  readonly aliases: readonly string[];
  readonly deprecated: boolean;
}

/** Every resource type and function of an installed Pulumi package, and its nested objects by name. */
export interface PackageContents {
  readonly version: string;
  readonly types: readonly Described[];
  readonly functions: readonly Described[];
  readonly objects: ReadonlyMap<string, readonly PropertyEntry[]>;
}

/** Reads an installed `@pulumi/aws`: tokens, aliases and secrets from its scripts, the rest from its typings. */
export function readPackage(folder: string): PackageContents {
  const types: Described[] = [];
  const functions: Described[] = [];
  for (const stem of stems(folder)) {
    const script = readFileSync(join(folder, `${stem}.js`), "utf8");
    const type = /__pulumiType = '(aws:[^']+)'/.exec(script)?.[1];
    const invoked = /runtime\.invoke\("(aws:[^"]+)"/.exec(script)?.[1];
    if (type === undefined && invoked === undefined) continue;
    const declarations = readDeclarations(stem, readFileSync(join(folder, `${stem}.d.ts`), "utf8"));
    if (type !== undefined) types.push(describeType(type, script, declarations));
    if (invoked !== undefined) functions.push(describeFunction(invoked, declarations));
  }
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { version: manifest.version, types, functions, objects: readObjects(folder) };
}

function stems(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".d.ts") && !file.startsWith("types/") && !file.endsWith("index.d.ts"))
    .map((file) => file.slice(0, -".d.ts".length))
    .toSorted();
}

function describeType(token: string, script: string, declarations: Declarations): Described {
  const name = token.split(":")[2] ?? "";
  const state = declarations.interfaces.get(`${name}State`) ?? [];
  const args = new Map((declarations.interfaces.get(`${name}Args`) ?? []).map((member) => [member.name, member]));
  const outputs = new Map((declarations.classes.get(name)?.members ?? []).map((member) => [member.name, member]));
  const secrets = new Set(
    [
      /additionalSecretOutputs: \[([^\]]*)\]/.exec(script)?.[1] ?? "",
      ...(script.match(/pulumi\.secret\(args\.\w+/g) ?? []),
    ]
      .flatMap((text) => text.match(/\w+/g) ?? [])
      .filter((word) => outputs.has(word)),
  );
  const names = new Set([...state.map((member) => member.name), ...args.keys(), ...outputs.keys()]);
  const text = declarations.classes.get(name)?.text ?? "";
  return {
    token,
    properties: [...names].toSorted().flatMap((property) => {
      const input = args.get(property);
      const output = outputs.get(property);
      const known = input ?? output;
      return known === undefined ? [] : [merge(known, input, output, secrets.has(property))];
    }),
    text,
    aliases: [...new Set([...script.matchAll(/type: "(aws:[^"]+)"/g)].map(([, alias = ""]) => alias))],
    deprecated: /@deprecated/.test(text),
  };
}

function describeFunction(token: string, declarations: Declarations): Described {
  const name = token.split(":")[2] ?? "";
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  const args = new Map((declarations.interfaces.get(`${capital}Args`) ?? []).map((member) => [member.name, member]));
  const results = new Map(
    (declarations.interfaces.get(`${capital}Result`) ?? []).map((member) => [member.name, member]),
  );
  const names = [...new Set([...args.keys(), ...results.keys()])].toSorted();
  return {
    token,
    properties: names.flatMap((property) => {
      const known = args.get(property) ?? results.get(property);
      return known === undefined ? [] : [merge(known, args.get(property), results.get(property), false)];
    }),
    text: "",
    aliases: [],
    deprecated: false,
  };
}

function merge(known: Member, input: Member | undefined, output: Member | undefined, secret: boolean): PropertyEntry {
  const text = known.text;
  const fallback = statedDefault(text, known.type);
  return {
    name: known.name,
    type: known.type,
    input: input === undefined ? "none" : input.optional ? "optional" : "required",
    computed: output !== undefined && !output.optional && (input === undefined || input.optional),
    secret,
    replaces: input !== undefined && saysItReplaces(text),
    ...(fallback === undefined || input?.optional !== true ? {} : { default: fallback }),
  };
}

/** Inputs and outputs of nested objects as one; where only outputs know an object, all in it is computed. */
function readObjects(folder: string): Map<string, readonly PropertyEntry[]> {
  const [inputs, outputs] = ["input", "output"].map(
    (side) => readDeclarations(side, readFileSync(join(folder, "types", `${side}.d.ts`), "utf8")).interfaces,
  );
  const names = [...new Set([...(inputs?.keys() ?? []), ...(outputs?.keys() ?? [])])].toSorted();
  return new Map(
    names.map((name) => {
      const ins = new Map((inputs?.get(name) ?? []).map((member) => [member.name, member]));
      const outs = new Map((outputs?.get(name) ?? []).map((member) => [member.name, member]));
      const members = [...new Set([...ins.keys(), ...outs.keys()])].toSorted();
      return [
        name,
        members.flatMap((member) => {
          const known = ins.get(member) ?? outs.get(member);
          return known === undefined ? [] : [merge(known, ins.get(member), outs.get(member), false)];
        }),
      ] as const;
    }),
  );
}
