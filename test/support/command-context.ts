import fs from "node:fs";
import path from "node:path";
import type { CommandContext } from "../../automation/context";
import { checkpointFile } from "../../automation/engine/checkpoint";
import { chooseHome } from "../../automation/home";
import { root } from "./sources";

/** What a command works with when nobody watches: the stack files and the home lie in `folder`. */
export function quietContext(folder: string): CommandContext {
  return {
    checkout: folder,
    home: chooseHome(path.join(folder, "home"), {}, folder),
    json: false,
    terminal: { interactive: false, columns: 80, write: () => undefined },
    environment: {},
    progress: () => undefined,
    onInterrupt: () => () => undefined,
  };
}

/** Puts our own stack files into `folder`. @param changes new texts for parts of a stack's file, which have to be there */
export function copyStackFiles(
  folder: string,
  changes: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): void {
  for (const stack of ["shared", "dev", "staging", "prod", "prod-pci"]) {
    const file = `Pulumi.${stack}.yaml`;
    let text = fs.readFileSync(path.join(root, file), "utf8");
    for (const [part, replacement] of Object.entries(changes[stack] ?? {})) {
      if (!text.includes(part)) throw new Error(`${file} has no ${JSON.stringify(part)}`);
      text = text.replace(part, replacement);
    }
    fs.writeFileSync(path.join(folder, file), text);
  }
}

/** Writes the state of a stack that was brought up, so far as readers of it can tell. */
export function writeState(context: CommandContext, stack: string, resources: readonly object[]): void {
  const file = checkpointFile(context.home.state, stack);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ version: 3, checkpoint: { latest: { resources } } }));
}

/**
 * Puts a file where the home's log folder would be: what a command refuses it refuses before this, and what it accepts
 * ends here, before an engine or a cloud is started.
 */
export function blockHome(context: CommandContext): void {
  fs.mkdirSync(context.home.root, { recursive: true });
  fs.writeFileSync(context.home.log, "");
}
