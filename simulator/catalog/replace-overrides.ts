import { networkOverrides } from "./overrides/network";
import { platformOverrides } from "./overrides/platform";
import type { ReplaceOverride } from "./overrides/replace-override";
import { storageOverrides } from "./overrides/storage";

/**
 * Corrections to the generated lists of replacing properties, by type token. They are needed where the provider changes
 * in place what CloudFormation replaces (a database's identifier), or replaces what CloudFormation does not know.
 */
export const replaceOverrides: Readonly<Record<string, ReplaceOverride>> = {
  ...networkOverrides,
  ...storageOverrides,
  ...platformOverrides,
};
