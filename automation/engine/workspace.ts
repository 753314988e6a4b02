import fs from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";

/** What the plain command line writes beside the settings; it belongs to a home's state, not to the checkout. */
const stateKeysSchema = z.object({
  encryptionsalt: z.string().optional(),
  secretsprovider: z.string().optional(),
  encryptedkey: z.string().optional(),
});

const configSchema = z.object({ config: z.record(z.string(), z.unknown()) });

/** The project as the engine sees it. Nothing gets a default provider, whose account nobody has chosen. */
const project = {
  name: "causeway",
  runtime: "nodejs",
  config: { "pulumi:disable-default-providers": { value: ["*"] } },
};

/**
 * Prepares the folder in which a stack's operations run: the project without its entry (the program is served to the
 * engine) and the stack's configuration. The salt that the engine keeps beside the configuration stays in this folder,
 * so that nothing is ever written into the checkout.
 *
 * @param work the home's folder for this
 * @param stackFile the text of the checkout's stack file
 * @returns the folder
 */
export function prepareWorkspace(work: string, stack: string, stackFile: string): string {
  const folder = path.join(work, stack);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `Pulumi.${stack}.yaml`);
  const kept = fs.existsSync(file) ? stateKeysSchema.parse(parse(fs.readFileSync(file, "utf8"))) : {};
  const { config } = configSchema.parse(parse(stackFile));
  writeWhole(path.join(folder, "Pulumi.yaml"), stringify(project));
  writeWhole(file, stringify({ config, ...kept }));
  return folder;
}

function writeWhole(file: string, text: string): void {
  const aside = `${file}.${process.pid}`;
  fs.writeFileSync(aside, text, { mode: 0o600 });
  fs.renameSync(aside, file);
}
