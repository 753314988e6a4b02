import { parse } from "yaml";
import { z } from "zod";
import { canonicalJson } from "../../lib/canonical-json";
import { configSchema } from "./config-schema";

/** A stack file without what the plain command line keeps in it beside the settings. */
const stackFileSchema = z
  .looseObject({
    encryptionsalt: z.unknown(),
    secretsprovider: z.unknown(),
    encryptedkey: z.unknown(),
    config: configSchema,
  })
  .partial()
  .transform(({ encryptionsalt: _salt, secretsprovider: _provider, encryptedkey: _key, ...settings }) => settings);

/**
 * Whether two texts of a stack file say the same: comments, order, formatting, quotes and the keys of Pulumi's
 * encryption do not count. A text that cannot be read says nothing that is the same as anything.
 */
export function sameSettings(one: string, other: string): boolean {
  try {
    return settingsText(one) === settingsText(other);
  } catch {
    return false;
  }
}

/** @throws Error for what is no stack file, or holds what JSON cannot say */
function settingsText(text: string): string {
  return canonicalJson(stackFileSchema.parse(parse(text)));
}
