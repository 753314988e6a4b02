import { suggest } from "../../lib/suggest";

/** Which word was probably meant for an option that is missing, as `--stak` for `--stack`; nothing where none is like it. */
export function misspelt(message: string, given: readonly string[]): string {
  const missing = /^required option '(--[a-z-]+)/.exec(message)?.[1];
  const flags = given.filter((word) => word.startsWith("--")).map((word) => word.split("=", 1)[0] ?? word);
  const meant = missing === undefined ? undefined : flags.find((flag) => suggest(flag, [missing]) !== undefined);
  return meant === undefined ? "" : `\n(Did you mean it by ${meant}?)`;
}
