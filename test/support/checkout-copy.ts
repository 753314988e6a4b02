import fs from "node:fs";
import path from "node:path";
import { parseDocument } from "yaml";
import { filesBelow, root } from "./sources";

/** A checkout of its own: our files copied, so that a test may change them; the packages are those of the real one. */
export interface CheckoutCopy {
  readonly root: string;
  /** Changes settings of a stack: `causeway:` keys, a value or undefined to take the key out. */
  change(stack: string, settings: Readonly<Record<string, unknown>>): void;
  /** Puts a file's content. */
  write(file: string, text: string): void;
  /** Puts another catalog of guardrails, of which the team asks nothing: it may lack what guardrails.yaml speaks of. */
  guard(catalog: string): void;
}

/** A catalog of one guardrail that holds always: for programs that are about something else. */
export const SILENT_CATALOG = `
import type { Rule } from "./rule";
const silent: Rule = { id: "silent", title: "Nothing", severity: "low", tier: "baseline", frameworks: [],
  requirements: [], remedy: "", check: () => [] };
export const catalog: readonly Rule[] = [silent];
`;

/** A catalog of a few real guardrails, by family and id: for programs that are about these. */
export function catalogOf(...rules: readonly (readonly [family: string, id: string])[]): string {
  const nameOf = (id: string) => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    'import type { Rule } from "./rule";',
    ...rules.map(([family, id]) => `import { ${nameOf(id)} } from "./rules/${family}/${id}";`),
    `export const catalog: readonly Rule[] = [${rules.map(([, id]) => nameOf(id)).join(", ")}];\n`,
  ].join("\n");
}

/** Copies the checkout into `folder`, outside git and without the compiled forms of the real one. */
export function copyCheckout(folder: string): CheckoutCopy {
  for (const file of filesBelow()) {
    if (file.startsWith("test/")) continue;
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.cpSync(path.join(root, file), path.join(folder, file), { preserveTimestamps: true });
  }
  linkPackages(folder);
  const write = (file: string, text: string) => fs.writeFileSync(path.join(folder, file), text);
  return {
    root: folder,
    write,
    guard(catalog) {
      write("policy-packs/guardrails/catalog.ts", catalog);
      write("policy-packs/guardrails/guardrails.yaml", "{}\n");
    },
    change(stack, settings) {
      const file = `Pulumi.${stack}.yaml`;
      const document = parseDocument(fs.readFileSync(path.join(folder, file), "utf8"));
      for (const [name, value] of Object.entries(settings)) {
        if (value === undefined) document.deleteIn(["config", `causeway:${name}`]);
        else document.setIn(["config", `causeway:${name}`], value);
      }
      write(file, document.toString());
    },
  };
}

/** Gives a checkout in `folder` the packages of the real one, each as a link. */
export function linkPackages(folder: string): void {
  const packages = path.join(root, "node_modules");
  fs.mkdirSync(path.join(folder, "node_modules"));
  for (const name of fs.readdirSync(packages)) {
    if (name !== ".cache") fs.symlinkSync(path.join(packages, name), path.join(folder, "node_modules", name));
  }
}
