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
import type { Draft } from "./draft";
import { freeze } from "./freeze";
import type { CommonSettings, Settings } from "./schema";
import type { SettingTable, ValuesOf } from "./setting";

/**
 * The frozen settings of a stack whose values have all been found right.
 *
 * @throws Error when they have not, which is a mistake of the caller's.
 */
export function composeSettings({ stack, values }: Draft): Settings {
  if (stack === undefined) throw new Error("settings are composed for known stacks only");
  const account = take(accountSettings, values);
  const common: CommonSettings = {
    ...account,
    ...take(networkSettings, values),
    ...take(accessSettings, values),
    ...take(observabilitySettings, values),
    region: take(providerSettings, values)["aws:region"],
  };
  if (stack === "shared") {
    return freeze({ ...common, ...take(sharedServicesSettings, values), kind: "shared-services", environment: stack });
  }
  return freeze({
    ...common,
    ...take(applicationSettings, values),
    kind: "environment",
    environment: stack,
    cluster: values.eksClusterName === undefined ? undefined : take(clusterSettings, values),
    database: values.rdsInstanceClass === undefined ? undefined : take(databaseSettings, values),
    bastion: values.bastionInstanceType === undefined ? undefined : take(bastionSettings, values),
  });
}

/** The values of one table, all of them. */
function take<Table extends SettingTable>(table: Table, values: Draft["values"]): ValuesOf<Table> {
  const names = new Set(Object.keys(table));
  const taken: Record<string, unknown> = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
  for (const name of names) taken[name] ??= undefined;
  if (!areComplete(table, taken))
    throw new Error(`settings are composed from checked values only: ${[...names].join(", ")}`);
  return taken;
}

function areComplete<Table extends SettingTable>(
  table: Table,
  values: Record<string, unknown>,
): values is ValuesOf<Table> & Record<string, unknown> {
  return Object.entries(table).every(
    ([name, { presence, schema }]) =>
      (presence === "optional" && values[name] === undefined) || schema.safeParse(values[name]).success,
  );
}
