import { renderSettingsReference } from "./reference-page";
import { renderStackFileSchema } from "./stack-file-schema";

export { renderSettingsReference, renderStackFileSchema };

/** A file that is generated: its path from the root of the checkout, and what it has to say. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Everything that is generated from the settings and committed. */
export function renderSettingsDocs(): readonly GeneratedFile[] {
  return [
    { path: "docs/reference/settings.md", text: renderSettingsReference() },
    { path: "settings/generated/stack-file.schema.json", text: renderStackFileSchema() },
  ];
}
