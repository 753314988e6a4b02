import { accessSettings } from "./areas/access";
import { accountSettings } from "./areas/account";
import { applicationSettings } from "./areas/application";
import { bastionSettings } from "./areas/bastion";
import { clusterSettings } from "./areas/cluster";
import { databaseSettings } from "./areas/database";
import { networkSettings } from "./areas/network";
import { observabilitySettings } from "./areas/observability";
import { providerSettings } from "./areas/provider";
import { sharedServicesSettings } from "./areas/shared-services";
import type { SettingPath } from "./problem";
import type { Setting, SettingTable, ValuesOf } from "./setting";

/** A kind of stack. */
export type StackKind = "shared-services" | "environment";

/** One area of the catalogue: settings that belong together. */
export interface Area {
  readonly title: string;
  readonly kinds: readonly StackKind[];
  /** The setting whose presence switches the area's capability on; undefined for areas that are always on. */
  readonly switch: string | undefined;
  readonly settings: SettingTable;
}

const everyKind: readonly StackKind[] = ["shared-services", "environment"];

/** Every area, in the order in which people read about them. */
export const areas: readonly Area[] = [
  { title: "The stack", kinds: everyKind, switch: undefined, settings: accountSettings },
  { title: "Region", kinds: everyKind, switch: undefined, settings: providerSettings },
  { title: "Network", kinds: everyKind, switch: undefined, settings: networkSettings },
  { title: "Access", kinds: everyKind, switch: undefined, settings: accessSettings },
  { title: "Observability", kinds: everyKind, switch: undefined, settings: observabilitySettings },
  { title: "Application", kinds: ["environment"], switch: undefined, settings: applicationSettings },
  { title: "Cluster", kinds: ["environment"], switch: "eksClusterName", settings: clusterSettings },
  { title: "Database", kinds: ["environment"], switch: "rdsInstanceClass", settings: databaseSettings },
  { title: "Bastion", kinds: ["environment"], switch: "bastionInstanceType", settings: bastionSettings },
  { title: "Shared services", kinds: ["shared-services"], switch: undefined, settings: sharedServicesSettings },
];

const everySetting = {
  ...accountSettings,
  ...providerSettings,
  ...networkSettings,
  ...accessSettings,
  ...observabilitySettings,
  ...applicationSettings,
  ...clusterSettings,
  ...databaseSettings,
  ...bastionSettings,
  ...sharedServicesSettings,
} as const;

/** The values of all settings of all areas. */
export type EveryValue = ValuesOf<typeof everySetting>;

/** The names of all settings, area by area. */
export const settingNames: readonly string[] = areas.flatMap((area) => Object.keys(area.settings));

/** The setting of a name, with the area it belongs to; undefined when there is none. */
export function findSetting(name: string): { readonly setting: Setting<unknown>; readonly area: Area } | undefined {
  for (const area of areas) {
    const setting = Object.hasOwn(area.settings, name) ? area.settings[name] : undefined;
    if (setting !== undefined) return { setting, area };
  }
  return undefined;
}

/** The key of a setting as a stack file writes it: ours carry the project's name in front. */
export function fullKey(name: string): string {
  return name.includes(":") ? name : `causeway:${name}`;
}

/** The name of the setting that a path leads into; undefined when there is no such setting. */
export function settingOf(path: SettingPath): string | undefined {
  const name = String(path[0] ?? "");
  return findSetting(name) === undefined ? undefined : name;
}
