import { createRequire } from "node:module";
import path from "node:path";
import { type GuardrailPack, PACK_FORMAT } from "../../lib/guardrail-pack";
import { Failure } from "../errors";
import { root } from "../launch/bundle";
import { load as loadKept } from "../launch/load";

/** The file that the runner loads; `index.js` is the one that the ordinary command line starts. */
export const RUNNER_ENTRY = "guardrails.js";

/** Where the checkout's compiled packs lie, each in a folder named by what is in it. */
export const COMPILED_PACKS = path.join(root, "node_modules", ".cache", "causeway", "packs");

/** Whether a folder's name says what is in it: then the code that V8 made of it before is code of the same text. */
function isNamedByContent(folder: string): boolean {
  return path.dirname(folder) === COMPILED_PACKS;
}

/** A pack that can be asked. */
export interface LoadedPack {
  readonly pack: GuardrailPack;
  readonly version: string;
}

/**
 * Loads a compiled pack into this process.
 *
 * @param folder absolute path of the pack
 * @throws Failure (guardrails) when it cannot be loaded, is of another format or has no policies: such a pack checks
 *   nothing, and nothing may pass for having been checked
 */
export function loadPack(folder: string): LoadedPack {
  const load = createRequire(path.join(folder, "package.json"));
  const refuse = (message: string, cause?: unknown) =>
    new Failure(
      "guardrails",
      `the policy pack in ${folder} ${message}`,
      "mend it and run the command again: nothing is changed without the guardrails",
      { cause },
    );
  let loaded: { readonly pack?: GuardrailPack };
  let version: string;
  try {
    loaded = isNamedByContent(folder) ? loadKept(path.join(folder, RUNNER_ENTRY)) : load(`./${RUNNER_ENTRY}`);
    version = String(load("./package.json").version);
  } catch (error) {
    throw refuse(`cannot be loaded: ${error instanceof Error ? error.message : String(error)}`, error);
  }
  const { pack } = loaded;
  if (pack?.format !== PACK_FORMAT) {
    throw refuse(`is of format ${String(pack?.format)}; this runner knows ${PACK_FORMAT}`);
  }
  if (pack.policies.length === 0) throw refuse("has no policies");
  return { pack, version };
}
