import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { comparable } from "./cloudformation-names";

/** What one source says of one of CloudFormation's types: paths that replace, such as `VpcId` or `AccessConfig.Mode`. */
export interface Replacement {
  readonly typeName: string;
  readonly paths: readonly string[];
}

/** Replacement facts by comparable type name (`ec2subnet`). */
export type ReplacementSource = ReadonlyMap<string, Replacement>;

interface ResourceSchema {
  readonly typeName: string;
  readonly createOnlyProperties?: readonly string[];
}

/** Reads `createOnlyProperties` of CloudFormation's resource schemas, one JSON file each, as cfn-lint ships them. */
export function readSchemas(folder: string): ReplacementSource {
  const found = new Map<string, Replacement>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()) {
    const schema: ResourceSchema = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const paths = (schema.createOnlyProperties ?? []).map((path) =>
      path
        .replace(/^\/properties\//, "")
        .split("/")
        .filter((part) => part !== "*" && part !== "properties")
        .join("."),
    );
    const [, service = "", type = ""] = schema.typeName.split("::");
    found.set(comparable(service + type), { typeName: type, paths });
  }
  return found;
}

/** Reads the `replaceOnChanges` lists in the constructors of @pulumi/aws-native. */
export function readNative(folder: string): ReplacementSource {
  const found = new Map<string, Replacement>();
  for (const module of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    for (const file of readdirSync(join(folder, module.name))
      .filter((name) => /^[a-z]\w*\.js$/.test(name))
      .toSorted()) {
      const source = readFileSync(join(folder, module.name, file), "utf8");
      const type = /__pulumiType = 'aws-native:([^:]+):(\w+)'/.exec(source);
      const list = /replaceOnChanges: \[([^\]]*)\]/.exec(source)?.[1] ?? "";
      if (type === null) continue;
      const paths = [...list.matchAll(/"([^"]+)"/g)].map(([, path = ""]) => path.replaceAll("[*]", ""));
      found.set(comparable(`${type[1]}${type[2]}`), { typeName: type[2] ?? "", paths });
    }
  }
  return found;
}
