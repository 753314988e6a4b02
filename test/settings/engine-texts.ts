import { parse } from "yaml";
import type { StackName } from "../../settings/stack-names";
import { committedFile } from "./committed-files";

/** A stack's configuration as the engine hands it over: text as it is, everything else as JSON. */
export function engineTexts(stack: StackName): Record<string, string> {
  const file: unknown = parse(committedFile(stack).text);
  const config: unknown = typeof file === "object" && file !== null && "config" in file ? file.config : undefined;
  const entries = Object.entries(config ?? {});
  return Object.fromEntries(
    entries.map(([key, value]: [string, unknown]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}
