import * as pulumi from "@pulumi/pulumi";
import { cloudSurroundings } from "./cloud-guard";
import { settingsFromEngine } from "./engine-config";
import { renderProblems } from "./problem";
import type { Settings } from "./schema";

/**
 * The frozen settings of the stack that the engine is working on. The only place of the program that reads
 * configuration, the stack's name or environment variables.
 *
 * @throws pulumi.RunError with every problem as a block of text, before any resource is declared
 */
export function loadSettings(): Settings {
  const texts = pulumi.runtime.allConfig();
  const parsed = settingsFromEngine({
    stack: pulumi.getStack(),
    texts,
    secretKeys: new Set(Object.keys(texts).filter(isSecret)),
    surroundings: cloudSurroundings(process.env),
  });
  if (!parsed.ok) throw new pulumi.RunError(`the settings cannot be used:\n\n${renderProblems(parsed.problems)}`);
  return parsed.settings;
}

/** Whether a key's value is secret. The SDK knows, but its typings keep quiet about it. */
function isSecret(key: string): boolean {
  const runtime: Pick<typeof pulumi.runtime, "allConfig"> & { readonly isConfigSecret?: (key: string) => boolean } =
    pulumi.runtime;
  if (runtime.isConfigSecret === undefined) throw new Error("@pulumi/pulumi no longer says which keys are secret");
  return runtime.isConfigSecret(key);
}
